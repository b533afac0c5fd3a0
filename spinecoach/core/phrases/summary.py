"""The summary after a workout."""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup


class SummaryPhrases(PhraseGroup):
    """The summary after a workout."""
