"""Puts the answer to a wish about the history's files into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.trouble import Trouble

if TYPE_CHECKING:
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.record.answers import Answer


def answered(phrases: Phrases, answer: Answer | Trouble) -> str:
    """Return the sentence for an answer, or for the trouble that came in its place."""
    if isinstance(answer, Trouble):
        return phrases.troubles.cause(answer)
    return phrases.history.answer(answer)
