"""Tests of spinecoach/terminal."""
