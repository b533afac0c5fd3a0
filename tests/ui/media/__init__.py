"""Tests of spinecoach/ui/media."""
