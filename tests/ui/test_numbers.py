"""Fields for numbers: what is typed is kept in kilograms, what was not said stays unsaid."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from spinecoach.core.record.limits import HEAVIEST_KG
from spinecoach.ui.widgets.numbers import Day, Number, Scale, Weight

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@given(st.floats(0, HEAVIEST_KG), st.sampled_from(["kg", "lb"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_weight_that_nobody_touched_is_the_same_to_the_gram(
    qtbot: QtBot, kilograms: float, unit: str
) -> None:
    field = Weight("Weight", unit, kilograms)
    qtbot.addWidget(field)
    assert field.kilograms == kilograms


@pytest.mark.parametrize(("unit", "typed", "kilograms"), [("kg", 2.5, 2.5), ("lb", 10, 4.536)])
def test_a_weight_is_typed_in_ones_own_unit(
    qtbot: QtBot, unit: str, typed: float, kilograms: float
) -> None:
    field = Weight("Weight", unit, 7.0)
    qtbot.addWidget(field)
    field.setValue(typed)
    assert (field.kilograms, field.text()) == (kilograms, f"{typed:g} {unit}")


def test_no_weight_is_not_a_weight_of_nought(qtbot: QtBot) -> None:
    field = Weight("Weight", "kg", 7.0)
    qtbot.addWidget(field)
    said = []
    for value in (0.0, field.minimum()):
        field.setValue(value)
        said.append((field.kilograms, field.text()))
    assert said == [(0.0, "0 kg"), (None, "no weight")]


def test_what_was_not_said_is_not_nought(qtbot: QtBot) -> None:
    field = Scale("Effort")
    qtbot.addWidget(field)
    assert field.given is None
    field.give(0)
    assert field.given == 0
    field.give(None)
    assert field.text().endswith("not given")


def test_a_day_after_the_latest_cannot_be_chosen(qtbot: QtBot) -> None:
    field = Day()
    qtbot.addWidget(field)
    field.show_day(date(2026, 11, 20), date(2026, 11, 22))
    assert field.text() == "20 November 2026"
    field.setDate(field.date().addDays(9))
    assert field.day == date(2026, 11, 22)


@pytest.mark.parametrize(
    "field", [lambda: Number("Reps", (0, 99), 8), lambda: Weight("Weight", "kg", 8.0)]
)
def test_scrolling_the_page_changes_no_number(qtbot: QtBot, field: object) -> None:
    assert callable(field)
    made = field()
    qtbot.addWidget(made)
    made.setFocus()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes it by place
    )
    QApplication.sendEvent(made, event)
    assert made.value() == 8
    assert not event.isAccepted()
