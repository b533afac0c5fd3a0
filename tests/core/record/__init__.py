"""Tests of spinecoach/core/record."""
