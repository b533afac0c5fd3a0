"""The questions after a workout: their order, what is kept, what is refused."""

from __future__ import annotations

import pytest

from spinecoach.core.coaching.after_flow import LINES, AfterFlow, Question
from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.phrases.phrases import Phrases

NUMBERS = [Question.PAIN, Question.EFFORT]


def asked(flow: AfterFlow) -> list[Question]:
    """Return the questions that come, each of them passed over."""
    found: list[Question] = []
    while flow.question is not Question.OVER:
        found.append(flow.question)
        assert flow.go_on()
    return found


@pytest.mark.parametrize(
    ("feeling", "asks_form", "questions"),
    [
        (Feeling(), True, [*NUMBERS, Question.FORM]),
        (Feeling(), False, NUMBERS),
        (Feeling(excused=True), True, []),
    ],
)
def test_each_question_comes_once_and_may_be_passed_over(
    feeling: Feeling, questions: list[Question], *, asks_form: bool
) -> None:
    flow = AfterFlow(feeling, asks_form=asks_form)
    assert asked(flow) == questions
    assert flow.feeling == feeling
    assert not flow.go_on()


def test_every_answer_is_kept_at_once() -> None:
    flow = AfterFlow(Feeling(pain_before=1), asks_form=True)
    assert flow.answer(2)
    assert flow.feeling == Feeling(1, 2)
    flow.go_on()
    assert flow.answer(7)
    assert flow.feeling == Feeling(1, 2, 7)
    flow.go_on()
    assert flow.slip(["row"])
    assert flow.slip(["row", "superman"])
    assert flow.feeling == Feeling(1, 2, 7, slipped=frozenset({"row", "superman"}))


@pytest.mark.parametrize(
    ("numbers", "pain"),
    [([2], 6), ([8], 8), ([8, 2], 6), ([8, None], 6), ([None], 6)],
)
def test_a_smaller_pain_never_replaces_what_was_said_before(
    numbers: list[int | None], pain: int
) -> None:
    flow = AfterFlow(Feeling(pain_after=6), asks_form=False)
    for number in numbers:
        flow.answer(number)
    assert flow.feeling.pain_after == pain


def test_an_effort_that_is_taken_back_leaves_what_was_said_before() -> None:
    flow = AfterFlow(Feeling(effort=5), asks_form=False)
    flow.go_on()
    flow.answer(3)
    assert flow.feeling.effort == 3
    flow.answer(None)
    assert flow.feeling == Feeling(effort=5)


def test_an_answer_to_another_question_is_refused() -> None:
    flow = AfterFlow(Feeling(), asks_form=True)
    assert not flow.slip(["row"])
    asked(flow)
    assert not flow.answer(3)
    assert not flow.slip(["row"])
    assert flow.feeling == Feeling()


def test_each_question_is_asked_aloud_in_the_words_of_the_screen() -> None:
    words = Phrases().pain
    for question, line in LINES.items():
        shown = words.question_and_how(words.after_question(question), words.press_then_enter())
        assert words.aloud(line) == shown
