"""Tests of spinecoach/ui/figure."""
