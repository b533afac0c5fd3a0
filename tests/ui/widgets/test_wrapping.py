"""Layouts that wrap keep their items as Qt's own do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QLayoutItem, QWidget

from spinecoach.ui.widgets.columns import Columns
from spinecoach.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from spinecoach.ui.widgets.wrapping import WrappingLayout


def columns(*parts: QWidget) -> Columns:
    return Columns(*parts, least=100, gap=10)


@pytest.mark.parametrize("make", [Flow, columns])
def test_items_are_counted_found_and_taken(
    qtbot: QtBot, make: Callable[..., WrappingLayout]
) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    parts = [QLabel("one", room), QLabel("two", room)]
    layout = make(*parts)
    room.setLayout(layout)
    assert layout.count() == 2
    assert layout.itemAt(2) is layout.itemAt(-1) is None
    taken = layout.takeAt(0)
    assert taken is not None
    assert taken.widget() is parts[0]
    assert layout.takeAt(5) is None
    assert layout.count() == 1


@pytest.mark.parametrize("make", [Flow, columns])
def test_the_widest_and_the_highest_item_that_is_shown_say_how_small_it_may_be(
    qtbot: QtBot, make: Callable[..., WrappingLayout]
) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    wide, high, hidden = QWidget(room), QWidget(room), QWidget(room)
    wide.setMinimumSize(70, 5)
    high.setMinimumSize(5, 60)
    hidden.setMinimumSize(500, 500)
    hidden.hide()
    room.setLayout(layout := make(wide, high, hidden))
    assert layout.minimumSize() == QSize(70, 60)
    assert layout.hasHeightForWidth()


def test_a_height_is_worked_out_again_only_after_a_change(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    part = QWidget(room)
    part.setMinimumSize(70, 20)
    room.setLayout(flow := Flow(part))
    asked: list[int] = []
    rows = flow._rows

    def counted(width: int) -> list[list[QLayoutItem]]:
        asked.append(width)
        return rows(width)

    monkeypatch.setattr(flow, "_rows", counted)
    assert [flow.heightForWidth(width) for width in (100, 200, 100, 200)] == [20] * 4
    assert asked == [100, 200]
    part.setMinimumSize(80, 50)
    assert flow.heightForWidth(100) == 50
    assert flow.minimumSize() == QSize(80, 50)
    flow.takeAt(0)
    assert flow.heightForWidth(100) == 0
    flow.addWidget(part)
    assert flow.heightForWidth(100) == 50
