"""Tests of spinecoach/adapters/packs."""
