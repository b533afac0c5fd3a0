"""The questions after a workout, one after the other, as one table.

Rules:

- The pain comes first, then the effort, then the form if it is asked for. Each is answered or
  skipped; the same key goes on in both cases.
- An answer is kept at once and can be changed or removed until the person goes on: nobody waits for
  it, so no number counts by itself (`core.coaching.number_entry`).
- A smaller pain never replaces a greater one that was given before. When an answer is removed, the
  one from before holds again.
- A person who stopped because of pain is asked nothing.

A front end shows `question` and hands in the answers; each event says whether it was taken.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from spinecoach.core.coaching.pain import greater
from spinecoach.core.coaching.pain_lines import PainLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinecoach.core.coaching.pain import Feeling


class Question(StrEnum):
    """What is asked; OVER when everything was asked."""

    PAIN = "pain"
    EFFORT = "effort"
    FORM = "form"
    OVER = "over"


NEXT = {
    Question.PAIN: Question.EFFORT,
    Question.EFFORT: Question.FORM,
    Question.FORM: Question.OVER,
}
"""What follows a question."""

LINES = {Question.PAIN: PainLine.AFTER, Question.EFFORT: PainLine.EFFORT}
"""How a question that is answered by a number is asked aloud."""


class AfterFlow:
    """One conversation after one workout; `feeling` is all that was said so far."""

    def __init__(self, feeling: Feeling, *, asks_form: bool) -> None:
        self.feeling = self._before = feeling
        self.question = Question.OVER if feeling.excused else Question.PAIN
        self._asks_form = asks_form

    def answer(self, number: int | None) -> bool:
        """Keep the number that is chosen; None takes it back."""
        match self.question:
            case Question.PAIN:
                pain = greater(self._before.pain_after, number)
                self.feeling = replace(self.feeling, pain_after=pain)
            case Question.EFFORT:
                effort = self._before.effort if number is None else number
                self.feeling = replace(self.feeling, effort=effort)
            case _:
                return False
        return True

    def slip(self, exercises: Iterable[str]) -> bool:
        """Keep in which exercises, by id, the form slipped."""
        if self.question is not Question.FORM:
            return False
        self.feeling = replace(self.feeling, slipped=frozenset(exercises))
        return True

    def go_on(self) -> bool:
        """Go on to the next question, with or without an answer."""
        if self.question is Question.OVER:
            return False
        self.question = NEXT[self.question]
        if self.question is Question.FORM and not self._asks_form:
            self.question = Question.OVER
        return True
