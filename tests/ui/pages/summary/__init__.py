"""Tests of spinecoach/ui/pages/summary."""
