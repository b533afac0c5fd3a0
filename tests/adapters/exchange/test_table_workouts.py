"""Rows become workouts, and a row has the same id whenever its file is read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.exchange.table_workouts import Row, What, When, uuid_of, workouts
from spinecoach.core.record.logbook import NO_EXTRA

SIX = datetime(2026, 11, 2, 18, 0, tzinfo=UTC)
LATER = timedelta(minutes=10)


def row(exercise: str, began: datetime, ended: datetime | None = None, note: str = "") -> Row:
    return Row(
        When("Back", began, began, ended, note), What(exercise, 8, 5.0, None, None, NO_EXTRA, ())
    )


def test_rows_of_one_day_are_one_workout_with_its_sets_in_the_order_of_their_times() -> None:
    rows = [
        row("Row", SIX + LATER, SIX + 2 * LATER),
        row("Squat", SIX, SIX + LATER, "slept badly"),
        row("Row", SIX - timedelta(days=1)),
        row("Row", SIX + 2 * LATER),
    ]
    told: list[float] = []
    before, back = workouts(rows, lambda when: when.began.date(), told.append)
    assert (before.began, before.ended, before.note) == (SIX - timedelta(days=1), None, "")
    assert (back.title, back.began, back.ended) == ("Back", SIX, SIX + 2 * LATER)
    assert (back.note, back.planned_sets) == ("slept badly", 3)
    assert [(each.title, each.number) for each in back.sets] == [
        ("Squat", 1),
        ("Row", 1),
        ("Row", 2),
    ]
    assert told == [0.0]


@given(st.text(st.characters(codec="utf-8")))
def test_an_id_is_the_uuid_of_its_name(name: str) -> None:
    assert uuid_of(name) == str(uuid5(NAMESPACE_URL, name))
