"""What lies over the workout page: large, by keyboard and by mouse, and never in the keys' way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from spinecoach.ui.widgets.overlay import KEYS, MARGIN, CountInOverlay, KeysOverlay, Overlay

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1366, 768)
    return page


def opened(overlay: Overlay, page: QWidget) -> None:
    overlay.resize(1366, 580)
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


def test_enter_beside_the_buttons_presses_the_filled_one_and_no_other(page: QWidget) -> None:
    asking = Overlay(page, "Stop here?")
    answers: list[str] = []
    asking.add_button("Stop (S)", lambda: answers.append("stop"))
    assert not asking.enter()
    asking.add_button("Keep going (Space)", lambda: answers.append("go"), primary=True)
    opened(asking, page)
    assert asking.enter()
    assert answers == ["go"]


def test_nothing_below_shines_through(page: QWidget) -> None:
    below = QLabel("Superman", page)
    below.resize(page.size())
    asking = Overlay(page, "")
    opened(asking, page)
    image = page.grab(asking.geometry()).toImage()
    ground = image.pixelColor(0, 0)
    assert all(image.pixelColor(x, 290) == ground for x in range(image.width()))


@pytest.mark.parametrize("width", [420, 760, 1366])
def test_the_keys_stay_within_the_page(page: QWidget, width: int) -> None:
    keys = KeysOverlay(page, "Paused")
    page.show()
    keys.resize(width, 580)
    keys.show()
    room = width - 2 * 580 * MARGIN
    air, between, key, words = keys._columns(keys._letters())
    assert 2 * (key + air + words) + between <= room


def test_space_on_a_button_stays_the_pages_key(page: QWidget) -> None:
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
    assert asking.rect().contains(left.united(right))
    assert left.height() == right.height()


def test_all_keys_are_told_to_the_eye_and_to_the_ear(page: QWidget) -> None:
    keys = KeysOverlay(page, "Paused")
    opened(keys, page)
    for key, does in KEYS:
        assert f"{key}: {does}" in keys.accessibleDescription()
    with_keys = keys.grab().toImage()
    none = KeysOverlay(page, "Paused", keys=[("Space", "go on")])
    opened(none, page)
    assert none.grab().toImage() != with_keys


def test_the_count_in_shows_how_long_until_it_goes_on(page: QWidget) -> None:
    counting = CountInOverlay(page)
    opened(counting, page)
    counting.show_count(2.4)
    assert counting.ring.shown == (3, True)
    assert counting.ring.digit_height() > 0.15 * 580
