"""After a workout: three questions, each of which may be skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.summary.after_questions import AfterQuestions

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WORDS = Phrases().pain
TITLES = {"superman": "Superman", "row": "Row"}


@pytest.fixture
def questions(qtbot: QtBot) -> AfterQuestions:
    made = AfterQuestions(Phrases())
    qtbot.addWidget(made)
    return made


def press(questions: AfterQuestions, number: Qt.Key) -> None:
    """Type a number and confirm it."""
    assert questions.press(number)
    assert questions.press(Qt.Key.Key_Return)


def test_all_three_answers_are_kept_one_after_the_other(questions: AfterQuestions) -> None:
    kept: list[Feeling] = []
    questions.felt.connect(kept.append)
    questions.ask(Feeling(pain_before=1), TITLES)
    press(questions, Qt.Key.Key_2)
    assert questions.question.text() == "How hard was the whole workout?"
    press(questions, Qt.Key.Key_4)
    assert not questions.press(Qt.Key.Key_4)
    questions.slips["row"].click()
    questions.skip.click()
    assert kept == [
        Feeling(1, 2),
        Feeling(1, 2, 4),
        Feeling(1, 2, 4, slipped=frozenset({"row"})),
    ]
    assert questions.question.text() == WORDS.thanks()
    assert not questions.asking


def test_a_zero_that_comes_too_late_does_not_answer_the_next_question(
    questions: AfterQuestions,
) -> None:
    """Ten is typed as 1 and 0; the 0 belongs to it."""
    questions.ask(Feeling(), {})
    questions.press(Qt.Key.Key_1)
    press(questions, Qt.Key.Key_0)
    assert (questions.feeling.pain_after, questions.feeling.effort) == (10, None)


def test_every_question_may_be_passed_over(questions: AfterQuestions) -> None:
    kept: list[Feeling] = []
    questions.felt.connect(kept.append)
    questions.ask(Feeling(), {})
    questions.skip.click()
    questions.skip.click()
    assert kept == []
    assert not questions.asking


@pytest.mark.parametrize(
    ("pain", "words"), [(Qt.Key.Key_3, WORDS.ease_next()), (Qt.Key.Key_7, "Stop for today.")]
)
def test_pain_afterwards_leads_to_advice_and_the_lists(
    questions: AfterQuestions, pain: Qt.Key, words: str
) -> None:
    questions.ask(Feeling(), {})
    press(questions, pain)
    questions.skip.click()
    assert questions.question.text().startswith(words)
    assert not questions.lists.isHidden()


def test_after_a_stop_for_pain_nothing_is_asked(questions: AfterQuestions) -> None:
    questions.ask(Feeling(excused=True), TITLES)
    assert not questions.asking
    assert "nothing counts against you" in questions.question.text()
    assert not questions.press(Qt.Key.Key_3)


def test_from_question_to_question_nothing_below_jumps(questions: AfterQuestions) -> None:
    questions.ask(Feeling(), TITLES)
    questions.resize(1000, questions.minimumHeight())
    heights = {questions.sizeHint().height()}
    for _ in range(3):
        questions.skip.click()
        heights.add(max(questions.minimumHeight(), questions.sizeHint().height()))
    assert not questions.asking
    assert len(heights) == 1
