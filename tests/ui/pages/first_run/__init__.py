"""Tests of spinecoach/ui/pages/first_run."""
