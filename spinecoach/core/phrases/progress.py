"""The progress page, its charts and the report: weeks, days, adherence, corrections."""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup


class ProgressPhrases(PhraseGroup):
    """The progress page, its charts and the report: weeks, days, adherence, corrections."""
