"""The pure part: what an exercise is, and what a workout does at every second.

Standard library only; no clock, no input or output, no Qt, no randomness. Time comes in as an
argument, so a test can run through an hour in a millisecond.
"""
