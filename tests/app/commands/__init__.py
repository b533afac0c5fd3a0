"""Tests of spinecoach/app/commands."""
