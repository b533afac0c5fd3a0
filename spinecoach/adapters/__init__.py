"""The outside world without Qt: packs, history, speech, settings.

Each module implements one Protocol of `core.ports` and knows the core only.
"""
