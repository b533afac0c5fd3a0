"""Tests of spinecoach/core/phrases."""
