"""It hurts: how much, and what now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QWidget

from spinecoach.core.pain import EMERGENCY, EMERGENCY_LEAD, STOP_ADVICE, URGENT, URGENT_LEAD
from spinecoach.ui.widgets.hurt_overlay import HurtOverlay, Way

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
    assert (numbers, chosen, shown(overlay)) == ([5], [], [])


@pytest.mark.parametrize(
    ("key", "way"),
    [
        (Qt.Key.Key_E, Way.EASIER),
        (Qt.Key.Key_N, Way.SKIP),
        (Qt.Key.Key_S, Way.STOP),
        (Qt.Key.Key_Escape, Way.STOP),
        (Qt.Key.Key_Space, Way.GO_ON),
        (Qt.Key.Key_Return, Way.GO_ON),
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
