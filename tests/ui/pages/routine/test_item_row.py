"""One exercise of a routine: what is typed is what is planned, or the slip is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spinecoach.core.coaching.routine import Item
from spinecoach.ui.pages.routine.item_row import ItemRow
from tests.ui.stage import SHELF

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SHOULDER = next(one for one in SHELF.exercises() if one.id == "shoulder-squeezes")
SUPERMAN = next(one for one in SHELF.exercises() if one.id == "superman")


def row_of(qtbot: QtBot, item: Item, unit: str = "kg") -> ItemRow:
    exercise = next((one for one in SHELF.exercises() if one.id == item.exercise), None)
    row = ItemRow(item, exercise, unit)
    qtbot.addWidget(row)
    return row


@given(
    sets=st.integers(1, 10),
    reps=st.integers(1, 100),
    rest=st.integers(0, 600),
    pace=st.sampled_from([0.5, 0.75, 1.0, 1.5, 2.0]),
    weight=st.none() | st.sampled_from([1.0, 2.5, 7.25]),
)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_nobody_touches_stays_as_it_is(
    qtbot: QtBot, sets: int, reps: int, rest: int, pace: float, weight: float | None
) -> None:
    item = Item(SHOULDER.id, "", sets, reps, float(rest), pace, weight)
    for unit in ("kg", "lb"):
        assert row_of(qtbot, item, unit).item == item


def test_what_is_typed_is_planned_with_a_comma_as_with_a_point(qtbot: QtBot) -> None:
    row = row_of(qtbot, Item(SHOULDER.id))
    for name, text in {"Sets": "3", "Reps": "12", "Rest, s": "45", "Pace, %": "87,5"}.items():
        row.fields[name].setText(text)
    row.fields["Weight, kg"].setText("2,5")
    assert row.item == Item(SHOULDER.id, "", 3, 12, 45.0, 0.875, 2.5)


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("Sets", "many", "“many” is no number"),
        ("Reps", "8.5", "reps are whole numbers"),
        ("Reps", "", "“” is no number"),
        ("Sets", "400", "sets"),
        ("Rest, s", "-1", "rest"),
        ("Pace, %", "900", "pace"),
        ("Weight, kg", "2, 3", "one weight is enough"),
    ],
)
def test_a_slip_is_named_with_its_exercise(qtbot: QtBot, field: str, text: str, words: str) -> None:
    row = row_of(qtbot, Item(SHOULDER.id))
    row.fields[field].setText(text)
    with pytest.raises(ValueError, match=words) as caught:
        _ = row.item
    assert SHOULDER.title in str(caught.value)


def test_empty_hands_are_asked_for_no_weight(qtbot: QtBot) -> None:
    assert not row_of(qtbot, Item(SUPERMAN.id)).fields["Weight, kg"].isEnabled()
    assert row_of(qtbot, Item(SHOULDER.id)).fields["Weight, kg"].isEnabled()


def test_an_exercise_whose_file_is_gone_waits_as_it_was(qtbot: QtBot) -> None:
    item = Item("from-elsewhere", "", 2, 9, 30.0)
    row = row_of(qtbot, item)
    assert row.title.text() == "from-elsewhere"
    assert row.item == item


def test_it_asks_to_be_moved_and_taken_out(qtbot: QtBot) -> None:
    row = row_of(qtbot, Item(SUPERMAN.id))
    moves: list[int] = []
    row.moved.connect(moves.append)
    row.up.click()
    row.down.click()
    assert moves == [-1, 1]
    with qtbot.waitSignal(row.removed):
        row.out.click()


def test_every_field_tells_a_screen_reader_whose_it_is(qtbot: QtBot) -> None:
    row = row_of(qtbot, Item(SUPERMAN.id))
    assert all(
        field.accessibleName() == f"{SUPERMAN.title}: {name}" for name, field in row.fields.items()
    )
