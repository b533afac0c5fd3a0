"""Tests of spinecoach/adapters/history."""
