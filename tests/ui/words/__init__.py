"""Tests of spinecoach/ui/words."""
