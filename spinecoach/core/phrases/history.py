"""The history as files: backups, restoring, corrections, what is wrong with a value."""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup


class HistoryPhrases(PhraseGroup):
    """The history as files: backups, restoring, corrections, what is wrong with a value."""
