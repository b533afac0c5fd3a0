"""Tests of spinecoach/ui/pages/exercises."""
