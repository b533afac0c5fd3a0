"""The command line: help and answers of the commands."""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup


class CommandPhrases(PhraseGroup):
    """The command line: help and answers of the commands."""
