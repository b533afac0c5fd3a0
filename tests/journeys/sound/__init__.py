"""Whole workouts through the real program, as a person goes through them."""
