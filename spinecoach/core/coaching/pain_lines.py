"""What is said aloud about pain and effort; `core.phrases.pain` has the words."""

from __future__ import annotations

from enum import StrEnum


class PainLine(StrEnum):
    """One question or answer; a person on the mat hears it and cannot read the screen."""

    BEFORE = "ask whether anything hurts before the workout"
    EASE = "take it easy today"

    ASK_HURT = "ask how much it hurts"
    ASK_AFTER = "ask how much it hurt, after an exercise"
    CHOOSE = "name the answers"
    CHOOSE_EASIER = "name the answers, with an easier variant"
    STOP = "stop for today"
    RISEN = "stop for today, because the pain keeps rising"
    AFTER = "ask whether anything hurts after the workout"
    EFFORT = "ask how hard the workout was"


AT_ONCE = (PainLine.ASK_HURT, PainLine.CHOOSE, PainLine.CHOOSE_EASIER, PainLine.STOP)
"""The lines that a workout cannot begin without: it may hurt at once."""

FIRST = (PainLine.BEFORE, PainLine.EASE, PainLine.STOP)
"""The lines that are rendered before all others of a workout."""

ANSWERED_ALOUD = (
    PainLine.ASK_HURT,
    PainLine.ASK_AFTER,
    PainLine.CHOOSE,
    PainLine.CHOOSE_EASIER,
)
"""The lines that say how to answer, and say it in other words if spoken answers are listened to."""
