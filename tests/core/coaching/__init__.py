"""Tests of spinecoach/core/coaching."""
