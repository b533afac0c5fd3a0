"""The largest numbers and longest texts that a recorded workout may hold.

Anything beyond them is a mistake of a person, of a disk or of another program. They are wide:
imported histories hold thousands of rope jumps and leg presses of 640 kg. What a routine may ask
for is less (`core.coaching.routine`).
"""

from __future__ import annotations

MOST_REPS = 9999
"""Reps of one set."""

HEAVIEST_KG = 1000.0
"""Weight of one set in kilograms."""

MOST = 9999
"""Any other count in a workout: sets, attempts, positions, seconds of rest."""

WORST = 10
"""Pain and effort go from 0 to 10."""

PACE = (0.1, 10.0)
"""The pace that was kept with a workout: 1 is the exercise's own tempo, 2 is twice as fast."""

MOST_SECONDS = 100_000.0
"""Time of one set that counts seconds."""

MOST_METRES = 1_000_000.0
"""Distance of one set, in metres."""

HARDEST_RPE = 10.0
"""The highest exertion (RPE) of one set, as other programs write it."""

LONGEST_WORD = 20
"""Characters of a word or a number that another program keeps with a set."""

LONGEST_TITLE = 200
"""Characters of the title or the id of an exercise or a workout."""

LONGEST_NOTE = 2000
"""Characters of a note."""

MOST_REVISIONS = 1_000_000
"""How often a workout's own machine wrote about it."""

MOST_A_DAY = 1_000_000_000
"""Reps of one day, and the sum of reps times kilograms of one day."""

COUNTS_FROM = 0.5
"""The share of its target reps from which a set counts as done."""


def set_counts(reps: int, target_reps: int) -> bool:
    """Return whether a set counts as done: at least one rep, and at least half of its target."""
    return reps > 0 and reps >= target_reps * COUNTS_FROM
