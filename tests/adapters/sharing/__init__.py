"""Tests of a history that is shared between machines."""
