"""The outside world without Qt: packs, history, speech, settings.

Each module implements one Protocol of `core.workout.ports` and knows the core only.
"""
