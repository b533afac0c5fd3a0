"""Tests of spinecoach/ui/pages/today."""
