"""Somebody's name with their colour: seen on both grounds, and never wider than its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from spinecoach.core.coaching.people import Colour, Person
from spinecoach.ui.style.theme import DARK, LIGHT, contrast
from spinecoach.ui.widgets.person_button import DOTS, PersonButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("colour", list(Colour))
@pytest.mark.parametrize("ground", [LIGHT.surface, LIGHT.sunken, DARK.surface, DARK.sunken])
def test_each_colour_is_told_from_the_ground(colour: Colour, ground: str) -> None:
    assert contrast(DOTS[colour], ground) >= 2.7


def test_a_long_name_is_shortened_and_told_whole(qtbot: QtBot) -> None:
    name = "W" * 40
    button = PersonButton(Person("b1", name), name, 200)
    qtbot.addWidget(button)
    assert button.text().endswith("…")
    assert button.fontMetrics().horizontalAdvance(button.text()) <= 200
    assert button.accessibleName() == button.toolTip() == name
    short = PersonButton(Person("b1", "B & C"), "B & C", 200)
    qtbot.addWidget(short)
    assert (short.text(), short.toolTip()) == ("B & C", "")


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_the_dot_stands_where_the_name_begins(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    button = PersonButton(Person("b1", "Ben", Colour.ORANGE), "Ben", 200)
    qtbot.addWidget(button)
    button.setLayoutDirection(direction)
    button.resize(button.sizeHint())
    image = button.grab().toImage()
    dot = QColor(DOTS[Colour.ORANGE])
    middle = round(image.height() / 2)
    across = [x for x in range(image.width()) if image.pixelColor(x, middle) == dot]
    left = direction is Qt.LayoutDirection.LeftToRight
    assert across
    assert all((x < image.width() / 2) is left for x in across)
    button.setEnabled(False)
    assert button.grab().toImage().pixelColor(across[0], middle) != dot
