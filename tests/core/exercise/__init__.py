"""Tests of spinecoach/core/exercise."""
