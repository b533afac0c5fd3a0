"""Puts the results of actions on the history's files into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.trouble import Trouble

if TYPE_CHECKING:
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.record.outcomes import Outcome


def outcome_in_words(phrases: Phrases, outcome: Outcome | Trouble) -> str:
    """Return the sentence for a result, or for a trouble instead of it."""
    if isinstance(outcome, Trouble):
        return phrases.troubles.cause(outcome)
    return phrases.history.outcome(outcome)
