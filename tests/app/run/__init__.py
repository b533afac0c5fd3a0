"""Tests of spinecoach/app/run."""
