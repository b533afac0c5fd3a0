"""A row of widgets that becomes several rows if it is too wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from spinecoach.ui.widgets.flow import GAP, Flow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def box(width: int, height: int = 20) -> QWidget:
    made = QWidget()
    made.setFixedSize(width, height)
    return made


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def lay(room: QWidget, *widths: int) -> tuple[Flow, list[QWidget]]:
    boxes = [box(width) for width in widths]
    flow = Flow(*boxes)
    room.setLayout(flow)
    return flow, boxes


def test_widgets_that_fit_are_in_one_row(room: QWidget) -> None:
    flow, boxes = lay(room, 50, 60, 70)
    flow.setGeometry(QRect(0, 0, 300, 20))
    assert [one.x() for one in boxes] == [0, 50 + GAP, 110 + 2 * GAP]
    assert flow.heightForWidth(300) == flow.sizeHint().height() == 20
    assert flow.sizeHint().width() == 180 + 2 * GAP
    assert flow.minimumSize().width() == 70


def test_widgets_that_do_not_fit_go_into_the_next_row(room: QWidget) -> None:
    flow, boxes = lay(room, 50, 60, 70)
    flow.setGeometry(QRect(0, 0, 130, 100))
    assert [(one.x(), one.y()) for one in boxes] == [(0, 0), (50 + GAP, 0), (0, 20 + GAP)]
    assert flow.heightForWidth(130) == 40 + GAP


def test_a_stretch_moves_widgets_to_the_right_in_a_single_row(room: QWidget) -> None:
    flow, (first, second) = lay(room, 50, 60)
    pushed = box(40)
    flow.add_stretch()
    flow.addWidget(pushed)
    second.hide()
    flow.setGeometry(QRect(0, 0, 300, 20))
    assert pushed.geometry().right() == 299
    assert first.x() == 0
    flow.setGeometry(QRect(0, 0, 80, 60))
    assert (pushed.x(), pushed.y()) == (0, 20 + GAP)


def test_what_follows_a_stretch_stays_together_if_it_does_not_fit(room: QWidget) -> None:
    flow, (first, second) = lay(room, 50, 60)
    flow.add_stretch()
    pushed = [box(40), box(40), box(40)]
    for one in pushed:
        flow.addWidget(one)
    widest = flow.sizeHint().width()
    for width, tops in ((widest, 0), (widest - 1, 20 + GAP)):
        flow.setGeometry(QRect(0, 0, width, 60))
        assert first.y() == second.y() == 0
        assert {one.y() for one in pushed} == {tops}
    assert pushed[0].x() == 0


def test_a_hidden_widget_takes_no_space(room: QWidget) -> None:
    flow, (first, second, third) = lay(room, 50, 60, 70)
    second.hide()
    flow.setGeometry(QRect(0, 0, 300, 20))
    assert third.x() == first.width() + GAP


def test_items_can_be_removed_as_from_every_layout(room: QWidget) -> None:
    flow, (first, _) = lay(room, 50, 60)
    assert flow.count() == 2
    assert flow.itemAt(7) is None
    assert flow.takeAt(-1) is None
    taken = flow.takeAt(0)
    assert taken is not None
    assert taken.widget() is first
    assert flow.count() == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.integers(5, 120), min_size=1, max_size=9), st.integers(120, 500))
def test_nothing_is_ever_cut_off_or_covered(room: QWidget, widths: list[int], width: int) -> None:
    page = QWidget(room)
    flow, boxes = lay(page, *widths)
    flow.setGeometry(QRect(0, 0, width, 1000))
    places = [one.geometry() for one in boxes]
    assert all(QRect(0, 0, width, flow.heightForWidth(width)).contains(place) for place in places)
    assert not any(a.intersects(b) for number, a in enumerate(places) for b in places[number + 1 :])
