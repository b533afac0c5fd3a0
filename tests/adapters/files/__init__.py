"""Tests of spinecoach/adapters/files."""
