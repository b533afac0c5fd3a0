"""It hurts: how much, and what now."""

from __future__ import annotations

from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from spinecoach.core.coaching.pain import (
    EMERGENCY,
    EMERGENCY_LEAD,
    STOP_ADVICE,
    URGENT,
    URGENT_LEAD,
)
from spinecoach.ui.pages.workout.hurt_overlay import HurtOverlay, Way
from spinecoach.ui.style.theme import scaled
from spinecoach.ui.widgets.overlay import MARGIN

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1366, 768)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def overlay(page: QWidget) -> HurtOverlay:
    made = HurtOverlay(page)
    made.resize(1366, 580)
    return made


@pytest.fixture
def chosen(overlay: HurtOverlay) -> list[Way]:
    ways: list[Way] = []
    overlay.chosen.connect(ways.append)
    return ways


def shown(overlay: HurtOverlay) -> list[Way]:
    return [way for way, button in overlay.ways.items() if not button.isHidden()]


def test_it_asks_for_a_number_and_nothing_else(overlay: HurtOverlay, chosen: list[Way]) -> None:
    overlay.ask("How much does it hurt?")
    numbers: list[int] = []
    overlay.answered.connect(numbers.append)
    assert overlay.press(Qt.Key.Key_5)
    assert not overlay.press(Qt.Key.Key_Space)
    assert (numbers, chosen, shown(overlay)) == ([5], [], [Way.NOTHING])


def test_h_pressed_by_mistake_is_taken_back_by_escape_and_by_its_button(
    overlay: HurtOverlay, chosen: list[Way]
) -> None:
    overlay.ask("How much does it hurt?")
    assert overlay.press(Qt.Key.Key_Escape)
    overlay.ways[Way.NOTHING].click()
    assert chosen == [Way.NOTHING, Way.NOTHING]
    assert not overlay.press(Qt.Key.Key_Return)


def test_escape_ends_nothing(overlay: HurtOverlay, chosen: list[Way]) -> None:
    overlay.offer(easier=True)
    assert not overlay.press(Qt.Key.Key_Escape)
    overlay.tell_stop()
    assert not overlay.press(Qt.Key.Key_Escape)
    assert chosen == []


SIZES = [(1240, 545), (1366, 580), (1920, 815), (760, 680), (600, 378), (400, 227), (1900, 317)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("letters", [1.0, 1.5], ids=["100 %", "150 %"])
def test_at_every_size_all_buttons_lie_whole_within_the_margins(
    page: QWidget, size: tuple[int, int], letters: float
) -> None:
    page.setFont(scaled(page.font(), letters))
    overlay = HurtOverlay(page)
    page.show()
    margin = round(size[1] * MARGIN)
    for show in (partial(overlay.offer, easier=True), overlay.tell_stop, partial(overlay.ask, "?")):
        show()
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
    overlay.offer(easier=True)
    stop = overlay.ways[Way.STOP]
    assert stop.hasFocus()
    assert stop.accessibleDescription().startswith("What now?")
    overlay.ask("How much does it hurt?")
    assert overlay.hasFocus()
    QTest.keyClick(overlay, Qt.Key.Key_Tab)
    assert overlay.scale.buttons[0].hasFocus()
    overlay.hide()
    assert page.hasFocus()


def test_a_question_that_goes_on_by_itself_shows_how_long_it_waits(overlay: HurtOverlay) -> None:
    overlay.ask("Pain after Superman?")
    assert overlay.ring.isHidden()
    overlay.show_patience(12.4, 20.0)
    assert overlay.ring.shown == (13, True)
    assert not overlay.ring.geometry().intersects(overlay.headline.geometry())
    overlay.offer(easier=True)
    assert overlay.ring.isHidden()


@pytest.mark.parametrize(
    ("key", "way"),
    [
        (Qt.Key.Key_E, Way.EASIER),
        (Qt.Key.Key_N, Way.SKIP),
        (Qt.Key.Key_S, Way.STOP),
        (Qt.Key.Key_Space, Way.GO_ON),
        (Qt.Key.Key_Return, Way.STOP),
        (Qt.Key.Key_Enter, Way.STOP),
    ],
)
def test_every_way_has_a_key(
    overlay: HurtOverlay, chosen: list[Way], key: Qt.Key, way: Way
) -> None:
    overlay.offer(easier=True)
    assert overlay.press(key)
    assert chosen == [way]


def test_where_nothing_easier_exists_it_is_not_offered(
    overlay: HurtOverlay, chosen: list[Way]
) -> None:
    overlay.offer(easier=False)
    assert Way.EASIER not in shown(overlay)
    assert not overlay.press(Qt.Key.Key_E)
    overlay.ways[Way.SKIP].click()
    assert chosen == [Way.SKIP]


def test_who_is_told_to_stop_can_only_stop(overlay: HurtOverlay, chosen: list[Way]) -> None:
    overlay.tell_stop()
    assert STOP_ADVICE in overlay.line.text()
    assert shown(overlay) == [Way.STOP]
    assert overlay.press(Qt.Key.Key_Space)
    assert not overlay.press(Qt.Key.Key_N)
    assert chosen == [Way.STOP]


@pytest.mark.parametrize("size", [(1366, 580), (1366, 768), (1920, 1080), (1100, 580)])
def test_when_to_call_somebody_stands_there_at_once_and_whole(
    overlay: HurtOverlay, size: tuple[int, int]
) -> None:
    overlay.resize(*size)
    overlay.tell_stop()
    lists = overlay.lists
    assert not lists.isHidden()
    there = [words.text() for words in lists.findChildren(QLabel)]
    assert {EMERGENCY_LEAD, *EMERGENCY, URGENT_LEAD, *URGENT} <= set(there)
    for words in lists.findChildren(QLabel):
        assert QFontMetricsF(words.font()).capHeight() >= 0.02 * overlay.height()
    layout = lists.layout()
    assert layout is not None
    assert layout.totalHeightForWidth(lists.width()) <= lists.height()
    assert overlay.line.fits
    assert overlay.line.geometry().bottom() < lists.geometry().top()
    assert lists.geometry().bottom() < overlay.ways[Way.STOP].geometry().top()
    assert overlay.ways[Way.STOP].geometry().bottom() < overlay.height()


def test_the_lists_are_gone_when_the_next_thing_is_asked(overlay: HurtOverlay) -> None:
    overlay.tell_stop()
    overlay.ask("How much does it hurt?")
    assert overlay.lists.isHidden()
    assert overlay.headline.text() == "How much does it hurt?"
