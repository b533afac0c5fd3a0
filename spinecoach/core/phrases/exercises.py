"""The pages about exercises: the library, muscles, levels, equipment."""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup


class ExercisesPhrases(PhraseGroup):
    """The pages about exercises: the library, muscles, levels, equipment."""
