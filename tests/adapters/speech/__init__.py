"""Tests of spinecoach/adapters/speech."""
