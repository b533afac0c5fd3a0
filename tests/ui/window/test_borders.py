"""Every control is told from the page by its edge, and every card, in each of the themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from spinecoach.ui.pages.today.exercise_card import ExerciseCard
from spinecoach.ui.style.theme import (
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    contrast,
    palette_of,
)
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.card import Card
from spinecoach.ui.window.main_window import MainWindow
from tests.ui.every_page import PAGES, busy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from spinecoach.ui.style.theme import Colours

LEAST = 3.0
"""The least contrast of a control's edge (WCAG 2.2, 1.4.11)."""

REACH = 6
"""Pixels inside a control in which its edge is looked for."""

CONTROLS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
CARDS = (Card, ExerciseCard)


@pytest.fixture(params=[LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST], ids=lambda c: c.ground)
def colours(request: pytest.FixtureRequest) -> Iterator[Colours]:
    before = QApplication.palette()
    QApplication.setPalette(palette_of(request.param))
    yield request.param
    QApplication.setPalette(before)


def edge(picture: QImage, window: QWidget, widget: QWidget) -> float:
    """The greatest contrast at the left edge of a widget with what is beside it."""
    at = widget.mapTo(window, QPoint(0, widget.height() // 2))
    beside = picture.pixelColor(max(0, at.x() - 2), at.y()).name()
    across = range(at.x(), at.x() + REACH)
    return max(contrast(picture.pixelColor(x, at.y()).name(), beside) for x in across)


def looked_at(window: QWidget, kinds: tuple[type[QWidget], ...]) -> Iterator[QWidget]:
    """The enabled widgets of some kinds that are seen at the left edge's middle."""
    for widget in window.findChildren(QWidget):
        middle = QPoint(1, widget.height() // 2)
        seen = widget.isVisible() and widget.visibleRegion().contains(middle)
        if isinstance(widget, kinds) and seen and widget.isEnabled():
            yield widget


def drawn(widget: QWidget) -> bool:
    """Whether it is a control of its own that needs an edge: no tab, and no card."""
    inside = isinstance(widget.parentWidget(), (QAbstractSpinBox, QComboBox))
    tab = isinstance(widget, Button) and widget._kind is ButtonKind.TAB
    return not inside and not tab and not isinstance(widget, CARDS)


def test_the_edge_of_every_control_and_card_is_seen(qtbot: QtBot, colours: Colours) -> None:
    window = MainWindow(busy())
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.resize(1366, 1400)
        window.show()
    faint = {}
    for name, show in PAGES.items():
        show(window)
        for _ in range(2):
            QCoreApplication.processEvents()
        picture = window.grab().toImage()
        for widget in looked_at(window, CONTROLS):
            if drawn(widget) and (found := edge(picture, window, widget)) < LEAST:
                faint[f"{name} {type(widget).__name__} {widget.accessibleName()}"] = found
        flat = contrast(colours.ground, colours.surface) == 1
        for widget in looked_at(window, CARDS) if flat else ():
            if (found := edge(picture, window, widget)) < LEAST:
                faint[f"{name} card {type(widget).__name__}"] = found
    window.close()
    assert faint == {}
