"""Tests of spinecoach/ui/pages/settings."""
