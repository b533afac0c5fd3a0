"""What is wrong with an exercise pack."""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup


class PackPhrases(PhraseGroup):
    """What is wrong with an exercise pack."""
