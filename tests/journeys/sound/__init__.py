"""Whole workouts with real sound, recorded and measured."""
