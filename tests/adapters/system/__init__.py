"""Tests of spinecoach/adapters/system."""
