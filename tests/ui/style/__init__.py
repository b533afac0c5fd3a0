"""Tests of spinecoach/ui/style."""
