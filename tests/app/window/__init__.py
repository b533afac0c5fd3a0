"""Tests of spinecoach/app/window."""
