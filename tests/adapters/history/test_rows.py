"""Times and workouts go into rows and come back as they were."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.history.rows import (
    SETS,
    added,
    future_workouts,
    local,
    logged_set,
    offset,
    read_extra,
    utc,
    written_extra,
)
from spinecoach.adapters.history.schema import migrate
from spinecoach.core.record.checks import set_extra
from spinecoach.core.record.logbook import LoggedSet, SetExtra
from tests.histories import years

zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1980, 1, 1), datetime(2200, 1, 1), timezones=zones)  # noqa: DTZ001


@given(moments)
def test_a_time_comes_back_where_the_person_was(moment: datetime) -> None:
    again = local(utc(moment), offset(moment))
    assert abs(again - moment) < timedelta(milliseconds=1)
    assert again.utcoffset() == moment.utcoffset()


@given(moments, moments)
def test_stamps_sort_as_the_times_do(first: datetime, second: datetime) -> None:
    if second - first > timedelta(milliseconds=2):
        assert utc(first) < utc(second)


def test_a_stamp_is_read_by_anybody() -> None:
    moment = datetime(2026, 11, 22, 18, 2, 3, 125000, tzinfo=timezone(timedelta(hours=1)))
    assert utc(moment) == "2026-11-22T17:02:03.125Z"
    assert offset(moment) == 60
    assert offset(moment.astimezone(UTC)) == 0


def test_a_workout_without_an_end_is_a_row_too() -> None:
    workout = replace(years(1)[0], ended=None)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate(db)
        for statement, values in added(workout):
            db.execute(statement, values)
        assert db.execute("SELECT ended_utc, ended_offset FROM workouts").fetchone() == (None, None)
        assert db.execute("SELECT count(*) FROM sets").fetchone() == (len(workout.sets),)


@pytest.mark.parametrize(
    "change",
    [
        {"effort": 11},
        {"pain_before": -1},
        {"ending": "sudden"},
        {"origin": "heaven"},
        {"planned_sets": -1},
    ],
)
def test_the_file_itself_refuses_what_makes_no_sense(change: dict[str, object]) -> None:
    (statement, values), *_ = added(years(1)[0])
    assert isinstance(values, dict)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate(db)
        with pytest.raises(sqlite3.IntegrityError):
            db.execute(statement, {**values, **change})


def test_a_day_has_not_come_yet_if_it_comes_later_than_tomorrow() -> None:
    now = years(1)[-1].began
    days = [now + timedelta(days=ahead) for ahead in (-1, 0, 1, 2, 3)]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate(db)
        for number, began in enumerate(days):
            workout = replace(years(1)[-1], id=str(number), began=began, ended=None, sets=())
            for statement, parameters in added(workout):
                db.execute(statement, parameters)
        assert future_workouts(db, now) == [day.date() for day in days[3:]]


def kept(extra: object) -> LoggedSet:
    """Write a workout, put something else into the column `extra`, and read the first set."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.row_factory = sqlite3.Row
        migrate(db)
        for statement, values in added(years(1)[0]):
            db.execute(statement, values)
        db.execute("UPDATE sets SET extra = ?", (extra,))
        return logged_set(db.execute(SETS.format(where="true")).fetchone())


@given(
    st.builds(SetExtra, kind=st.sampled_from(["", "warmup"]), rpe=st.none() | st.floats(1.0, 10.0)),
    st.lists(st.none() | st.floats(0.1, 99.0), max_size=5).map(tuple),
)
def test_what_is_seldom_known_of_a_set_comes_back_as_it_was(
    extra: SetExtra, times: tuple[float | None, ...]
) -> None:
    told = written_extra(extra, times)
    assert read_extra(told) == (extra, times if any(times) else ())
    # A version that does not know the times reads the rest.
    assert set_extra(json.loads(told or "{}")) == extra


@pytest.mark.parametrize(
    ("extra", "rpe", "times"),
    [
        ('{"rep_seconds": [4.0, "x", -1, 5], "rpe": 8}', 8.0, (4.0, None, None, 5.0)),
        ('{"rep_seconds": {"1": 4.0}, "rpe": 8}', 8.0, ()),
        ('{"rep_seconds": [[[[4]]]], "rpe": "8"}', None, ()),
        ("[4.0, 5.0]", None, ()),
        ('{"rep_seconds": [4.0', None, ()),
        ("[" * 99_999, None, ()),
        (b"\xff\x00", None, ()),
        (4, None, ()),
    ],
)
def test_a_damaged_column_costs_what_is_in_it_and_no_set(
    extra: object, rpe: float | None, times: tuple[float | None, ...]
) -> None:
    found = kept(extra)
    assert (found.extra.rpe, found.rep_seconds) == (rpe, times)
    assert found.reps == years(1)[0].sets[0].reps
