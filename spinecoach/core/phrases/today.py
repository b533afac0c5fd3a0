"""The Today page: the plan, the week, suggestions, reminders."""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup


class TodayPhrases(PhraseGroup):
    """The Today page: the plan, the week, suggestions, reminders."""
