"""The overlay that asks how much it hurts, and offers what to do."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from spinecoach.core.coaching.pain_flow import Prompt, Topic
from spinecoach.core.coaching.pain_lines import PainLine
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.commands import Command, Number
from spinecoach.core.workout.timeline import plan_exercise
from spinecoach.ui.pages.workout.hurt_overlay import HurtOverlay
from spinecoach.ui.style.theme import scaled
from spinecoach.ui.widgets.overlay import MARGIN
from tests.ui.stage import SHELF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from spinecoach.core.workout.commands import Wish
    from spinecoach.ui.widgets.overlay import QuietButton

PAIN = Phrases().pain


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1366, 768)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def overlay(page: QWidget) -> HurtOverlay:
    made = HurtOverlay(page, Phrases())
    made.resize(1366, 580)
    return made


@pytest.fixture
def wanted(overlay: HurtOverlay) -> list[Wish]:
    wishes: list[Wish] = []
    overlay.wanted.connect(wishes.append)
    return wishes


SUPERMAN = plan_exercise(next(one for one in SHELF.exercises() if one.id == "superman"))
CHOICE = (Command.EASIER, Command.SKIP_EXERCISE, Command.STOP, Command.GO_ON)
HURTS = Prompt(Topic.HURTS, (Command.CANCEL,), SUPERMAN)
AFTER = Prompt(Topic.AFTER, (Command.CANCEL,), SUPERMAN, until=20.0)
OFFER = Prompt(Topic.CHOICE, CHOICE, SUPERMAN)
PREPARING = Prompt(Topic.PREPARING, (Command.GO_ON, Command.CANCEL, Command.STOP), SUPERMAN)
TOO_MUCH = Prompt(Topic.TOO_MUCH, (Command.STOP,), SUPERMAN)


def shown(overlay: HurtOverlay) -> list[str]:
    return [button.text() for button in overlay.answers.values() if not button.isHidden()]


def answer(overlay: HurtOverlay, text: str) -> QuietButton:
    return next(b for b in overlay.answers.values() if b.text() == text and not b.isHidden())


@pytest.mark.parametrize(
    ("prompt", "headline", "answers"),
    [
        (HURTS, "How much does it hurt?", ["Nothing hurts: go on (Esc)"]),
        (AFTER, "How much did Superman hurt?", ["Nothing hurts: go on (Esc)"]),
        (
            OFFER,
            "What now?",
            ["Easier variant (E)", "Next exercise (N)", "Stop here (S)", "Go on (Space)"],
        ),
        (replace(OFFER, answers=CHOICE[2:]), "What now?", ["Stop here (S)", "Go on (Space)"]),
        (
            PREPARING,
            "Preparing the easier variant …",
            ["Go on now (Space)", "Back (Esc)", "Stop here (S)"],
        ),
        (TOO_MUCH, "", ["Stop here (S)"]),
    ],
    ids=lambda value: value.topic if isinstance(value, Prompt) else "",
)
def test_each_question_has_its_words_and_its_answers_with_their_keys(
    overlay: HurtOverlay, prompt: Prompt, headline: str, answers: list[str]
) -> None:
    overlay.show_prompt(prompt)
    assert overlay.headline.text() == headline
    assert shown(overlay) == answers
    assert overlay.scale.isHidden() is (prompt.topic not in {Topic.HURTS, Topic.AFTER})
    assert overlay.lists.isHidden() is (prompt.topic is not Topic.TOO_MUCH)


def test_the_screen_asks_in_the_words_of_the_voice(overlay: HurtOverlay) -> None:
    overlay.show_prompt(HURTS)
    said = PAIN.question_and_how(overlay.headline.text(), overlay.line.text())
    assert said == PAIN.aloud(PainLine.ASK_HURT)
    overlay.show_prompt(AFTER)  # names the exercise, which the voice need not
    said = PAIN.question_and_how(PAIN.how_much_after(), overlay.line.text())
    assert said == PAIN.aloud(PainLine.ASK_AFTER)


def test_every_button_says_what_was_pressed(overlay: HurtOverlay, wanted: list[Wish]) -> None:
    overlay.show_prompt(OFFER)
    for button in overlay.buttons:
        button.click()
    assert wanted == list(CHOICE)


def test_a_number_is_pressed_as_a_button_and_the_one_that_was_typed_is_seen(
    overlay: HurtOverlay, wanted: list[Wish]
) -> None:
    overlay.show_prompt(HURTS)
    overlay.scale.buttons[7].click()
    assert wanted == [Number(7)]
    overlay.show_prompt(replace(HURTS, number=10))
    assert [n for n, one in enumerate(overlay.scale.buttons) if one.isChecked()] == [10]
    overlay.show_prompt(HURTS)
    assert not any(one.isChecked() for one in overlay.scale.buttons)


def test_if_nothing_is_asked_it_is_gone(overlay: HurtOverlay) -> None:
    overlay.show_prompt(HURTS)
    overlay.show_prompt(None)
    assert overlay.isHidden()


def test_the_reason_to_stop_is_told(overlay: HurtOverlay) -> None:
    overlay.show_prompt(TOO_MUCH)
    assert "rising" not in overlay.line.text()
    overlay.show_prompt(None)
    overlay.show_prompt(replace(TOO_MUCH, rising=True))
    assert "rising" in overlay.line.text()


SIZES = [(1240, 545), (1366, 580), (1920, 815), (760, 680), (600, 378), (400, 227), (1900, 317)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("letters", [1.0, 1.5], ids=["100 %", "150 %"])
def test_at_every_size_all_buttons_lie_whole_within_the_margins(
    page: QWidget, size: tuple[int, int], letters: float
) -> None:
    page.setFont(scaled(page.font(), letters))
    overlay = HurtOverlay(page, Phrases())
    page.show()
    margin = round(size[1] * MARGIN)
    for prompt in (HURTS, OFFER, PREPARING, TOO_MUCH):
        overlay.show_prompt(prompt)
        overlay.resize(*size)
        for button in overlay.buttons:
            words = QFontMetricsF(button.font()).horizontalAdvance(button.text())
            place = button.geometry()
            assert words < place.width()
            assert margin <= place.left()
            assert place.right() <= size[0] - margin
            assert place.bottom() <= size[1]
        for one, other in combinations(overlay.buttons, 2):
            assert not one.geometry().intersects(other.geometry())


def test_the_filled_button_has_the_focus_and_a_screen_reader_hears_what_is_asked(
    qtbot: QtBot, page: QWidget, overlay: HurtOverlay
) -> None:
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    overlay.show_prompt(OFFER)
    stop = answer(overlay, "Stop here (S)")
    assert stop.hasFocus()
    assert stop.accessibleDescription().startswith("What now?")
    overlay.show_prompt(HURTS)
    assert overlay.hasFocus()
    QTest.keyClick(overlay, Qt.Key.Key_Tab)
    assert overlay.scale.buttons[0].hasFocus()
    overlay.show_prompt(None)
    assert page.hasFocus()


def test_a_question_that_goes_on_by_itself_shows_how_long_it_waits(overlay: HurtOverlay) -> None:
    overlay.show_prompt(AFTER, None)
    assert overlay.ring.isHidden()
    overlay.show_prompt(AFTER, 12.4)
    assert overlay.ring.shown == (13, True)
    assert not overlay.ring.geometry().intersects(overlay.headline.geometry())
    overlay.show_prompt(OFFER)
    assert overlay.ring.isHidden()


def test_on_a_tall_overlay_the_ring_takes_nothing_from_the_question(overlay: HurtOverlay) -> None:
    overlay.resize(1080, 1500)
    overlay.show_prompt(AFTER, 12.4)
    alone = overlay.headline.cap_height
    assert alone >= 0.08 * 1080
    assert overlay.ring.y() > overlay.scale.geometry().bottom()
    assert overlay.ring.geometry().bottom() < answer(overlay, "Nothing hurts: go on (Esc)").y()
    overlay.show_prompt(AFTER, None)
    assert overlay.headline.cap_height == alone


@pytest.mark.parametrize("size", [(1240, 545), (1920, 815), (1080, 1500)])
def test_the_keys_are_as_large_as_their_room(
    page: QWidget, overlay: HurtOverlay, size: tuple[int, int]
) -> None:
    page.show()
    overlay.resize(*size)
    overlay.show_prompt(HURTS)
    keys = [button.geometry() for button in overlay.scale.buttons]
    assert min(key.height() for key in keys) >= 0.85 * keys[0].width()
    assert {key.height() for key in keys} == {keys[0].height()}


@pytest.fixture(params=[1.0, 2.0], ids=["100 %", "200 %"])
def _letters(request: pytest.FixtureRequest) -> Iterator[None]:
    """Letters that the person chose, for pages other than the workout."""
    usual = QApplication.font()
    QApplication.setFont(scaled(usual, request.param))
    yield
    QApplication.setFont(usual)


@pytest.mark.usefixtures("_letters")
@pytest.mark.parametrize(
    "size", [(1366, 580), (1366, 768), (1920, 1080), (1100, 580), (1024, 470), (1080, 1500)]
)
def test_when_to_call_somebody_stands_there_at_once_and_whole(
    page: QWidget, overlay: HurtOverlay, size: tuple[int, int]
) -> None:
    page.show()
    overlay.resize(*size)
    overlay.show_prompt(TOO_MUCH)
    QApplication.processEvents()
    lists = overlay.lists
    assert not lists.isHidden()
    there = [words.text() for words in lists.findChildren(QLabel)]
    assert {PAIN.emergency_lead(), *PAIN.emergency()} <= set(there)
    assert {PAIN.urgent_lead(), *PAIN.urgent()} <= set(there)
    for words in lists.findChildren(QLabel):
        assert QFontMetricsF(words.font()).capHeight() >= 0.02 * min(size)
        assert words.geometry().bottom() <= lists.height()
        assert words.height() >= words.heightForWidth(words.width())
    layout = lists.layout()
    assert layout is not None
    assert layout.totalHeightForWidth(lists.width()) <= lists.height()
    assert overlay.line.fits
    assert overlay.line.geometry().bottom() < lists.geometry().top()
    assert lists.geometry().bottom() < answer(overlay, "Stop here (S)").geometry().top()
    assert answer(overlay, "Stop here (S)").geometry().bottom() < overlay.height()
