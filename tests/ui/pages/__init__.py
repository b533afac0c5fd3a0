"""Tests of spinecoach/ui/pages."""
