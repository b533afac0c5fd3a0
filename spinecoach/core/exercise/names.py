"""What our exercises are called elsewhere.

Hevy and Strong name exercises by movement and equipment; for those they do not
know they take any name as an exercise of one's own.
"""

from __future__ import annotations

import re

ELSEWHERE = {
    "dumbbell-pullover": "Pullover (Dumbbell)",
    "superman": "Superman",
    "shoulder-squeezes": "Shoulder Squeezes (Dumbbell)",
    "bent-over-row": "Bent Over Row (Dumbbell)",
}
"""Our ids and the titles that public importers list for them (content reference, section 2)."""

LONGEST = 200
"""Characters of an id at most."""

OURS = {title.casefold(): exercise for exercise, title in ELSEWHERE.items()}


def title_elsewhere(exercise: str, title: str) -> str:
    """The title under which other programs know an exercise; our own where they do not."""
    return ELSEWHERE.get(exercise, title)


def exercise_of(title: str) -> str:
    """Our id for another program's title; made from the title where it is not one of ours."""
    made = OURS.get(title.casefold()) or re.sub(r"\W+", "-", title.casefold()).strip("-")
    return made[:LONGEST] or "exercise"
