"""Columns: a wide window shows side by side what a narrow one scrolls to, in the same order."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.columns import APART, Columns
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEAST, GAP = 200, 10


def box(height: int) -> QWidget:
    made = QWidget()
    made.setMinimumSize(50, height)
    made.setMaximumHeight(height)
    return made


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def lay(room: QWidget, columns: int, *heights: int) -> tuple[Columns, list[QWidget], int]:
    """Lay boxes out with room for so many columns; return the width of one too."""
    boxes = [box(high) for high in heights]
    layout = Columns(*boxes, least=LEAST, gap=GAP)
    room.setLayout(layout)
    wide = grown(LEAST)
    whole = columns * (wide + APART) - APART
    layout.setGeometry(QRect(0, 0, whole, layout.heightForWidth(whole)))
    return layout, boxes, wide


def test_a_narrow_window_has_one_column(room: QWidget) -> None:
    layout, boxes, wide = lay(room, 1, 30, 40, 20)
    assert [(one.x(), one.y()) for one in boxes] == [(0, 0), (0, 40), (0, 90)]
    assert layout.heightForWidth(wide) == 110
    assert layout.sizeHint().height() == 110
    assert layout.minimumSize().width() == 50


def words(*texts: str) -> list[QWidget]:
    return [label(text) for text in texts]


def columns_of(layout: Columns, wide: int) -> int:
    layout.setGeometry(QRect(0, 0, wide, layout.heightForWidth(wide)))
    places = (layout.itemAt(number) for number in range(layout.count()))
    return len({place.geometry().x() for place in places if place is not None})


def test_columns_may_fall_to_fewer_if_their_lines_then_wrap_less(room: QWidget) -> None:
    long = "I have fainted or been badly dizzy in the past twelve months"
    fall = Columns(*words(*[long] * 4), least=LEAST, gap=GAP, fall=True)
    room.setLayout(fall)
    other = QWidget(room)
    most = Columns(*words(*[long] * 4), least=LEAST, gap=GAP)
    other.setLayout(most)
    fewer = 0
    for wide in range(100, 2000, 20):
        assert fall.heightForWidth(wide) <= most.heightForWidth(wide)
        assert columns_of(fall, wide) <= columns_of(most, wide)
        fewer += columns_of(fall, wide) < columns_of(most, wide)
    assert fewer > 0


def test_two_columns_are_as_equal_as_the_order_allows(room: QWidget) -> None:
    layout, boxes, wide = lay(room, 2, 30, 40, 90)
    right = wide + APART
    assert [(one.x(), one.y()) for one in boxes] == [(0, 0), (0, 40), (right, 0)]
    assert layout.heightForWidth(2 * wide + APART) == 90


def test_a_part_that_is_wider_than_a_column_leaves_room_for_fewer(room: QWidget) -> None:
    layout, boxes, wide = lay(room, 2, 30, 40)
    boxes[1].setMinimumWidth(wide + 1)
    whole = 2 * wide + APART
    layout.setGeometry(QRect(0, 0, whole, layout.heightForWidth(whole)))
    assert [(one.x(), one.y()) for one in boxes] == [(0, 0), (0, 40)]


def test_what_is_hidden_takes_no_room(room: QWidget) -> None:
    layout, boxes, wide = lay(room, 1, 30, 40)
    boxes[0].hide()
    assert layout.heightForWidth(wide) == 40


def test_layouts_are_parts_too_and_parts_can_be_taken_away(room: QWidget) -> None:
    inner = QVBoxLayout()
    inner.setContentsMargins(0, 0, 0, 0)
    inner.addWidget(box(25))
    layout = Columns(inner, least=LEAST, gap=GAP)
    room.setLayout(layout)
    assert layout.heightForWidth(grown(LEAST)) == 25
    assert layout.takeAt(0) is inner
    assert layout.count() == 0
    assert layout.itemAt(0) is layout.takeAt(0) is None
    assert layout.heightForWidth(300) == 0


@given(
    heights=st.lists(st.integers(5, 90), min_size=1, max_size=6),
    wide=st.integers(60, 1500),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_nothing_overlaps_and_nothing_is_lost(qtbot: QtBot, heights: list[int], wide: int) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    boxes = [box(high) for high in heights]
    layout = Columns(*boxes, least=LEAST, gap=GAP)
    room.setLayout(layout)
    whole = QRect(0, 0, wide, layout.heightForWidth(wide))
    layout.setGeometry(whole)
    places = [one.geometry() for one in boxes]
    assert all(whole.contains(place) for place in places)
    assert [place.height() for place in places] == heights
    for before, after in itertools.pairwise(places):
        assert not before.intersects(after)
        assert (before.x(), before.y()) < (after.x(), after.y())
