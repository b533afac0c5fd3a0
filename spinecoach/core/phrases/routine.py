"""The page on which a routine is edited, and what is wrong with a routine."""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup


class RoutinePhrases(PhraseGroup):
    """The page on which a routine is edited, and what is wrong with a routine."""
