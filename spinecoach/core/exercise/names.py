"""The names of our exercises in other programs.

Hevy and Strong name exercises by movement and equipment. A name that they do not know becomes a
custom exercise there.
"""

from __future__ import annotations

import re
from functools import lru_cache

ELSEWHERE = {
    "dumbbell-pullover": "Pullover (Dumbbell)",
    "superman": "Superman",
    "shoulder-squeezes": "Shoulder Squeezes (Dumbbell)",
    "bent-over-row": "Bent Over Row (Dumbbell)",
}
"""Our ids, with the titles in other programs (docs/reference.md, section 2)."""

LONGEST = 200
"""Characters of an id at most."""

OURS = {title.casefold(): exercise for exercise, title in ELSEWHERE.items()}


def title_elsewhere(exercise: str, title: str) -> str:
    """Return the title of an exercise in other programs; our title if they do not know it."""
    return ELSEWHERE.get(exercise, title)


@lru_cache(maxsize=1024)
def exercise_of(title: str) -> str:
    """Return our id for a title of another program; one made from the title if it is not ours."""
    made = OURS.get(title.casefold()) or re.sub(r"\W+", "-", title.casefold()).strip("-")
    return made[:LONGEST] or "exercise"
