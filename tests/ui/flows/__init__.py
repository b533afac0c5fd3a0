"""Tests of spinecoach/ui/flows."""
