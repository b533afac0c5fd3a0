"""The page scrolls along while a card is dragged at its edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from spinecoach.ui.pages.routine.edge_scroll import EVERY_MS
from spinecoach.ui.pages.routine.page import RoutinePage
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_at_the_edge_of_a_small_window_the_page_scrolls_and_the_dragged_card_goes_along(
    qtbot: QtBot,
) -> None:
    page = RoutinePage(Stage())
    qtbot.addWidget(page)
    page.show()
    page.resize(1000, 520)
    QApplication.processEvents()
    card, bar = page.cards[0], page.page.verticalScrollBar()
    view = page.page.viewport()
    foot, head = (view.mapToGlobal(QPoint(40, y)) for y in (view.height() + 20, 2))
    card.dragged.emit(foot)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    assert page.cards[-1] is card
    card.dragged.emit(head)
    qtbot.waitUntil(lambda: bar.value() == 0)
    assert page.cards[0] is card
    card.dragged.emit(foot)
    card.dropped.emit()
    before = bar.value()
    qtbot.wait(3 * EVERY_MS)
    assert bar.value() == before
