"""Tests of spinecoach/core/body."""
