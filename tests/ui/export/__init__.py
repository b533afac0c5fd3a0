"""Tests of spinecoach/ui/export."""
