"""Tests of spinecoach/ui/pages/workout."""
