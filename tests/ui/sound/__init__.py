"""Tests of spinecoach/ui/sound."""
