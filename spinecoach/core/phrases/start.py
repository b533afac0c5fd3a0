"""What comes before a workout: readiness, questions, a workout that was cut off."""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup


class StartPhrases(PhraseGroup):
    """What comes before a workout: readiness, questions, a workout that was cut off."""
