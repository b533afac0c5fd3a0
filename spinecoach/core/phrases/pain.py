"""Questions about pain and effort, and what is said to the answers."""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup


class PainPhrases(PhraseGroup):
    """Questions about pain and effort, and what is said to the answers."""
