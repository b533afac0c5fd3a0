"""Overlays of the workout page: large, used by keyboard and mouse; keys still reach the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.keymap import LISTED, Keymap, key_label
from spinecoach.ui.widgets.overlay import SIGNS, CountInOverlay, KeysOverlay, Overlay

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


ASIDE, BELOW = QRect(800, 10, 532, 390), QRect(34, 410, 1298, 160)
"""Where an overlay stands, beside the figure and below it."""


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1366, 768)
    return page


def opened(overlay: Overlay, page: QWidget) -> None:
    overlay.resize(1366, 580)
    overlay.stand_aside(ASIDE, BELOW, 580)
    page.show()
    overlay.show()


def test_a_question_is_large_and_its_buttons_answer_to_enter(page: QWidget) -> None:
    asking = Overlay(page, "Stop here?", "What you did is kept.")
    answers: list[str] = []
    asking.add_button("Keep going", lambda: answers.append("go"), primary=True)
    asking.add_button("Stop", lambda: answers.append("stop"))
    opened(asking, page)
    assert asking.headline.cap_height > 0.08 * 768
    for button in asking.buttons:
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert answers == ["go", "stop"]
    assert asking.accessibleName() == "Stop here? What you did is kept."


def test_an_overlay_covers_the_page_wholly(page: QWidget) -> None:
    below = QLabel("Superman", page)
    below.resize(page.size())
    asking = Overlay(page, "")
    opened(asking, page)
    image = page.grab(asking.geometry()).toImage()
    ground = image.pixelColor(0, 0)
    assert all(image.pixelColor(x, 290) == ground for x in range(image.width()))


@pytest.mark.parametrize("width", [420, 760, 1366])
def test_the_keys_stay_in_their_place_below_the_figure(page: QWidget, width: int) -> None:
    keys = KeysOverlay(page, Phrases())
    opened(keys, page)
    below = QRect(34, 410, width - 68, 160)
    keys.stand_aside(ASIDE, below, 580)
    columns, letters = keys._columns()
    assert columns * keys.column_width(letters) <= below.width()
    rows = -(-len(LISTED) // columns)
    assert rows * QFontMetricsF(letters).height() <= below.height()


def test_an_overlay_leaves_the_figure_its_place(page: QWidget) -> None:
    asking = Overlay(page, "Stop here?", "What you did is kept.")
    asking.add_button("Keep going", lambda: None, primary=True)
    opened(asking, page)
    for part in (asking.headline, asking.line):
        assert ASIDE.contains(part.geometry())
    for button in asking.buttons:
        assert BELOW.contains(button.geometry())


def test_space_on_a_button_goes_on_to_the_page(page: QWidget) -> None:
    paused = Overlay(page, "Paused")
    presses: list[int] = []
    paused.add_button("Go on", lambda: presses.append(1))
    opened(paused, page)
    QTest.keyClick(paused.buttons[0], Qt.Key.Key_Space)
    assert presses == []


def test_buttons_stand_side_by_side_inside_the_page(page: QWidget) -> None:
    asking = Overlay(page, "Stop here?")
    for text in ("Keep going", "Stop"):
        asking.add_button(text, lambda: None)
    opened(asking, page)
    left, right = (button.geometry() for button in asking.buttons)
    assert not left.intersects(right)
    assert BELOW.contains(left.united(right))
    assert left.height() == right.height()


def test_a_screen_reader_reads_the_keys_once_when_they_are_asked_for(page: QWidget) -> None:
    keys = KeysOverlay(page, Phrases())
    keys.add_button("Go on", lambda: None, primary=True)
    keys.add_button("Stop", lambda: None)
    keys.tell("Paused", "Superman, set 1 of 2")
    told: list[str] = []
    button = keys.buttons[0]
    button.setAccessibleDescription = told.append  # type: ignore[method-assign]
    keys.read_keys()
    assert told == []  # the words of a pause before this one
    keys.tell("Paused", "Row, set 2 of 2")
    keys.tell("Paused", "Row, set 2 of 2")
    assert len(told) == 1
    assert told[0].startswith("Paused Row, set 2 of 2 Space: ")


def test_all_keys_are_drawn_and_read_by_a_screen_reader(page: QWidget) -> None:
    keys = KeysOverlay(page, Phrases())
    opened(keys, page)
    for command in LISTED:
        first = Keymap().listed_keys(command)[0]
        name = SIGNS.get(first) or key_label(first, Phrases())
        does = Phrases().workout.does(command)
        assert f"{name}: {does}" in keys.accessibleDescription()
    told = [key for key, _ in keys._keys]
    assert len(told) == len({*told}), "a key is listed twice"
    with_keys = keys.grab().toImage()
    keys._keys = keys._keys[:1]
    assert keys.grab().toImage() != with_keys


def test_the_count_in_shows_how_long_until_it_goes_on(page: QWidget) -> None:
    counting = CountInOverlay(page, Phrases())
    opened(counting, page)
    counting.show_count(2.4)
    assert counting.ring.shown == (3, True)
    assert counting.ring.digit_height() > 0.15 * 580
