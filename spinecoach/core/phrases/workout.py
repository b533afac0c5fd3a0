"""What the workout page and the coach in the terminal write during a workout."""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup


class WorkoutPhrases(PhraseGroup):
    """What the workout page and the coach in the terminal write during a workout."""
