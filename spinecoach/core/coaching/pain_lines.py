"""What the conversation about pain says aloud; `core.phrases.pain` has the words."""

from __future__ import annotations

from enum import StrEnum


class PainLine(StrEnum):
    """One line of the conversation; a person on the mat hears it and cannot read the screen."""

    ASK_HURT = "ask how much it hurts"
    ASK_AFTER = "ask how much it hurt, after an exercise"
    CHOOSE = "name the ways to go on"
    CHOOSE_EASIER = "name the ways to go on, with an easier variant"
    STOP = "stop for today"
    RISEN = "stop for today, because the pain keeps rising"
