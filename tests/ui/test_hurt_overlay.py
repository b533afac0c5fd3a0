"""It hurts: how much, and what now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from spinecoach.core.pain import STOP_ADVICE
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
