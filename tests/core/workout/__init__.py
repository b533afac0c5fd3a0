"""Tests of spinecoach/core/workout."""
