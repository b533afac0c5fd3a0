"""Pieces that several parts share: durations, lists, weights, dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.catalogue import PhraseGroup

if TYPE_CHECKING:
    from collections.abc import Sequence


class CommonPhrases(PhraseGroup):
    """Pieces that several parts share: durations, lists, weights, dates."""

    def minutes(self, seconds: float) -> str:
        """Return a duration in whole minutes, at least one: "12 minutes"."""
        return self.plural("{number} minute", "{number} minutes", max(1, round(seconds / 60)))

    def listed(self, things: Sequence[str]) -> str:
        """Return things as a list in a sentence: "two dumbbells, a mat and a chair"."""
        if not things:
            return ""
        *before, last = things
        if not before:
            return last
        return self.text("{things} and {last}", things=self.text(", ").join(before), last=last)
