"""Sentences that several pages show."""
