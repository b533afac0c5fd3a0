"""Import and export: what a file would add, what it lacks, column titles."""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup


class ExchangePhrases(PhraseGroup):
    """Import and export: what a file would add, what it lacks, column titles."""
