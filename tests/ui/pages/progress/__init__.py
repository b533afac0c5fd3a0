"""Tests of spinecoach/ui/pages/progress."""
