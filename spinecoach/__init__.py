"""SpineCoach: a follow-along coach for four spine-strengthening exercises.

From the bottom up: `core` knows what an exercise is and what a workout says and counts at every
second; `adapters` read and store (packs, history, speech, settings); `ui` and `terminal` are two
front ends that give the core the time and show what it returns; `app` wires them together.
"""

__version__ = "0.1.0"
