"""Tests of spinecoach/app/services."""
