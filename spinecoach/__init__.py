"""SpineCoach: a follow-along coach for four spine-strengthening exercises.

The story runs from the bottom up: `core` knows what an exercise is and what a
workout says and counts at every second; `adapters` fetch and keep (packs,
history, speech, settings); `ui` and `terminal` are two front ends that hand
the core the time and show what comes back; `app` wires them together.
"""

__version__ = "0.1.0"
