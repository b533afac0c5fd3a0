"""After a workout: three questions, each of which may be skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from spinecoach.core.coaching.after_flow import Question
from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.coaching.pain_lines import PainLine
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


def ask(questions: AfterQuestions, feeling: Feeling, titles: dict[str, str]) -> None:
    """Ask, and let the moment pass in which no 0 is taken yet."""
    questions.ask(feeling, titles)
    questions._opening.stop()


def press(questions: AfterQuestions, number: Qt.Key) -> None:
    """Type a number and confirm it."""
    assert questions.press(number)
    assert questions.press(Qt.Key.Key_Return)


def test_all_three_answers_are_kept_one_after_the_other(questions: AfterQuestions) -> None:
    kept: list[Feeling] = []
    questions.felt.connect(kept.append)
    ask(questions, Feeling(pain_before=1), TITLES)
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


def test_the_zero_of_a_ten_belongs_to_it_however_late_it_comes(
    qtbot: QtBot, questions: AfterQuestions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody types 1, looks for their glasses, and types 0 a minute later."""
    now = 100.0
    monkeypatch.setattr("spinecoach.ui.widgets.scale.monotonic", lambda: now)
    questions.ask(Feeling(), {})
    qtbot.waitUntil(lambda: not questions._opening.isActive())
    questions.press(Qt.Key.Key_1)
    assert not questions.pain._stands.isActive()
    assert (questions.feeling.pain_after, questions.skip.text()) == (1, WORDS.next())
    now += 60.0
    press(questions, Qt.Key.Key_0)
    assert (questions.feeling.pain_after, questions.feeling.effort) == (10, None)
    assert questions.question.text() == WORDS.after_question(Question.EFFORT)


def test_how_to_answer_goes_on_in_a_second_line_if_there_is_no_room(
    qtbot: QtBot, questions: AfterQuestions
) -> None:
    letters = questions.how.fontMetrics()
    ask(questions, Feeling(), {})
    questions.resize(letters.horizontalAdvance(WORDS.press_then_enter()) * 2, 600)
    qtbot.waitUntil(lambda: questions.how.height() < 2 * letters.height())
    questions.how.setText(f"{WORDS.press_then_enter()} " * 3)  # another language, larger letters
    qtbot.waitUntil(lambda: questions.how.height() >= 2 * letters.height())
    assert questions.how.width() <= questions.width()
    assert questions.how.geometry().bottom() < questions.pain.mapTo(questions, QPoint()).y()


def test_a_zero_whose_one_went_to_the_workout_answers_nothing(questions: AfterQuestions) -> None:
    """The page changes between the two digits of a 10: neither of them counts."""
    questions.ask(Feeling(), {})
    assert questions.press(Qt.Key.Key_0)
    assert (questions.pain.chosen, questions.feeling.pain_after) == (None, None)
    assert questions.how.text() == WORDS.zero_once_more()


def test_who_types_0_at_once_is_told_to_type_it_again_and_is_not_left_without_an_answer(
    questions: AfterQuestions,
) -> None:
    questions.ask(Feeling(), {})
    for _ in range(2):
        assert questions.press(Qt.Key.Key_0)
    assert (questions.pain.chosen, questions.feeling.pain_after) == (0, 0)
    assert questions.how.text() == WORDS.press_then_enter()


def test_a_ten_is_typed_anew_after_its_zero_was_not_taken(questions: AfterQuestions) -> None:
    questions.ask(Feeling(), {})
    for key in (Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_0):
        assert questions.press(key)
    assert questions.feeling.pain_after == 10


def test_the_screen_asks_in_the_words_of_the_voice(questions: AfterQuestions) -> None:
    questions.ask(Feeling(), TITLES)
    for line in (PainLine.AFTER, PainLine.EFFORT):
        assert not questions.how.isHidden()
        assert WORDS.aloud(line) == f"{questions.question.text()} {questions.how.text()}"
        questions.skip.click()
    assert questions.how.isHidden()


def test_what_is_shown_is_kept_at_once_and_next_leads_on(questions: AfterQuestions) -> None:
    """Whoever leaves the page has answered; whoever takes the number back has not."""
    ask(questions, Feeling(), TITLES)
    questions.press(Qt.Key.Key_4)
    assert questions.feeling.pain_after == 4
    questions.press(Qt.Key.Key_Backspace)
    assert questions.feeling == Feeling()
    assert questions.skip.text() == WORDS.skip()
    questions.press(Qt.Key.Key_5)
    questions.skip.click()
    questions.press(Qt.Key.Key_7)
    assert questions.feeling == Feeling(pain_after=5, effort=7)
    questions.ask(Feeling(pain_after=3), TITLES)
    assert questions.feeling == Feeling(pain_after=3)
    assert questions.pain.chosen is None


def test_a_smaller_pain_never_replaces_a_greater_one(questions: AfterQuestions) -> None:
    ask(questions, Feeling(pain_after=6, effort=5), {})
    press(questions, Qt.Key.Key_2)
    questions.press(Qt.Key.Key_3)
    questions.press(Qt.Key.Key_Backspace)
    assert questions.feeling == Feeling(pain_after=6, effort=5)


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
    ask(questions, Feeling(), {})
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
    for width in (1000, 500):
        questions.ask(Feeling(), TITLES)
        heights = []
        while questions.asking:
            heights.append(questions.heightForWidth(width))
            questions.skip.click()
        assert heights == [heights[0]] * 3
        assert questions.heightForWidth(width) < heights[0]
        assert questions.maximumHeight() < heights[0]  # what is below comes up when all is said
