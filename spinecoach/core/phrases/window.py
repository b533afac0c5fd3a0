"""The window itself: places, dialogues, notices, files that it writes."""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup


class WindowPhrases(PhraseGroup):
    """The window itself: places, dialogues, notices, files that it writes."""
