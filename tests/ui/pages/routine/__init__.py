"""Tests of spinecoach/ui/pages/routine."""
