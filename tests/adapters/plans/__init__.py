"""Tests of spinecoach/adapters/archive."""
