"""Tests of spinecoach/ui/window."""
