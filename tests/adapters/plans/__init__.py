"""Tests of spinecoach/adapters/plans."""
