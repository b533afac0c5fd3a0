"""One exercise of a routine: what is typed is planned, or the mistake is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spinecoach.core.coaching.routine import Item
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.routine.item_row import ItemRow, Part
from tests.ui.stage import SHELF

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SHOULDER = next(one for one in SHELF.exercises() if one.id == "shoulder-squeezes")
SUPERMAN = next(one for one in SHELF.exercises() if one.id == "superman")


def row_of(qtbot: QtBot, item: Item, unit: str = "kg") -> ItemRow:
    exercise = next((one for one in SHELF.exercises() if one.id == item.exercise), None)
    row = ItemRow(item, exercise, unit, Phrases())
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
def test_what_is_not_edited_stays_as_it_is(
    qtbot: QtBot, sets: int, reps: int, rest: int, pace: float, weight: float | None
) -> None:
    item = Item(SHOULDER.id, "", sets, reps, float(rest), pace, weight)
    for unit in ("kg", "lb"):
        assert row_of(qtbot, item, unit).item == item


def test_either_decimal_sign_is_read_in_any_script(qtbot: QtBot) -> None:
    row = row_of(qtbot, Item(SHOULDER.id))
    texts = {
        Part.SETS: "3",
        Part.REPS: "12",
        Part.REST: "45",
        Part.PACE: "87,5",
        Part.WEIGHT: "\u0662\u066b\u0665",
    }
    for part, text in texts.items():
        row.fields[part].setText(text)
    assert row.item == Item(SHOULDER.id, "", 3, 12, 45.0, 0.875, 2.5)


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        (Part.SETS, "many", "“many” is no number"),
        (Part.REPS, "8.5", "reps are whole numbers"),
        (Part.REPS, "", "“” is no number"),
        (Part.SETS, "400", "sets"),
        (Part.SETS, "1_0", "“1_0” is no number"),
        (Part.REST, "-1", "rest"),
        (Part.PACE, "900", "pace"),
        (Part.WEIGHT, "2, 3", "one weight is enough"),
    ],
)
def test_a_mistake_is_named_with_its_exercise(
    qtbot: QtBot, field: Part, text: str, words: str
) -> None:
    row = row_of(qtbot, Item(SHOULDER.id))
    row.fields[field].setText(text)
    with pytest.raises(ValueError, match=words) as caught:
        _ = row.item
    assert SHOULDER.title in str(caught.value)


def test_a_weight_is_asked_for_only_where_the_hands_hold_one(qtbot: QtBot) -> None:
    assert not row_of(qtbot, Item(SUPERMAN.id)).fields[Part.WEIGHT].isEnabled()
    assert row_of(qtbot, Item(SHOULDER.id)).fields[Part.WEIGHT].isEnabled()


def test_an_exercise_without_its_file_is_kept_as_it_was(qtbot: QtBot) -> None:
    item = Item("from-elsewhere", "", 2, 9, 30.0)
    row = row_of(qtbot, item)
    assert row.title.text() == "from-elsewhere"
    assert row.item == item


def test_its_buttons_ask_to_move_and_to_remove_it(qtbot: QtBot) -> None:
    row = row_of(qtbot, Item(SUPERMAN.id))
    moves: list[int] = []
    row.moved.connect(moves.append)
    row.up.click()
    row.down.click()
    assert moves == [-1, 1]
    with qtbot.waitSignal(row.removed):
        row.remove.click()


def test_every_field_is_named_with_its_exercise_for_a_screen_reader(qtbot: QtBot) -> None:
    row = row_of(qtbot, Item(SUPERMAN.id))
    assert all(
        field.accessibleName() == f"{SUPERMAN.title}: {row.labels[part]}"
        for part, field in row.fields.items()
    )
