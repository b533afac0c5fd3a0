"""Tests of spinecoach/ui/widgets."""
