"""Rows with invalid values raise nothing, and only they are left out."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from spinecoach.adapters.exchange import csv_writer
from spinecoach.adapters.exchange.document import document
from spinecoach.adapters.exchange.workout_calendar import calendar
from spinecoach.adapters.history import FILE_NAME, validation
from spinecoach.adapters.history.backups import damage_of, problems_in
from spinecoach.adapters.history.file import lenient
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.coaching.resume import can_go_on, first_block, replan
from spinecoach.core.mistake import Mistake, Wanted, WrongValueError
from spinecoach.core.phrases.common import CommonPhrases
from spinecoach.core.phrases.packs import PackPhrases
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.adherence import weeks
from spinecoach.core.record.imported import Incoming
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.core.workout.cues import RepDone, SetBegan
from spinecoach.core.workout.timeline import build_timeline
from tests.core.scenes import DOSE, ROW, exercise
from tests.histories import SUNDAY, WallClock, perform, timeline, works, years

if TYPE_CHECKING:
    from pathlib import Path


TABLES = ("workouts", "plans", "sets", "felt", "changes", "excused_days")

ROWS = "SELECT {key}, * FROM {table} ORDER BY 2, 3"
KEYS = "SELECT {keys} FROM {table}"
GONE = "DELETE FROM {table} WHERE {where}"
CHANGED = "UPDATE OR IGNORE {table} SET {column} = {value} WHERE {where}"

UNREADABLE = Trouble(TroubleKind.HISTORY_UNREADABLE)

ODD: st.SearchStrategy[object] = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.sampled_from([-1, 0, 1, 11, 1000, 10**6, -(2**63), 2**63 - 1]),
    st.floats(allow_nan=False),
    st.sampled_from(["", "abc", "8 reps", "2026-02-31", "0000-00-00", "9999-12-31", "1e9"]),
    st.sampled_from(["2026-11-22", "2026-11-22T18:00:00", "9999-12-31T23:59:59.999Z", "\x00"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.binary(max_size=8),
)
"""What may stand where something else belongs."""


@dataclass(frozen=True)
class Blow:
    """Damage to one row: which table, row and column (by number), and what stands there then."""

    table: str
    row: int
    column: int
    value: object
    as_text: bool

    def strike(self, db: sqlite3.Connection) -> None:
        """Change the row unnoticed, or take it out for the value "gone"."""
        info = db.execute(f"PRAGMA table_info({self.table})").fetchall()
        columns = [name for _, name, *_ in info]
        keys = [name for _, name, *_, key in info if key]
        rows = db.execute(KEYS.format(table=self.table, keys=", ".join(keys))).fetchall()
        if not rows:
            return
        own = rows[self.row % len(rows)]
        where = " AND ".join(f"{key} = ?" for key in keys)
        if self.value == "gone":
            db.execute(GONE.format(table=self.table, where=where), own)
            return
        column = columns[self.column % len(columns)]
        value = "CAST(? AS TEXT)" if self.as_text else "?"
        change = CHANGED.format(table=self.table, column=column, value=value, where=where)
        db.execute(change, (self.value, *own))


blows = st.builds(
    Blow,
    st.sampled_from(TABLES),
    st.integers(0, 999),
    st.integers(0, 99),
    ODD | st.just("gone"),
    st.booleans(),
)


def a_life(folder: Path) -> None:
    """Some weeks, one of them corrected, a day excused, and a workout that was cut off."""
    clock = WallClock(SUNDAY)
    with closing(SqliteHistory(folder, clock, wait=None)) as history:
        history.add(years(3, until=SUNDAY - timedelta(days=1)))
        first = history.workouts()[0]
        history.corrections.change_set(first.id, first.sets[0].id, reps=3)
        history.corrections.change_workout(first.id, pain_after=2, note="slept badly")
        history.corrections.excuse(date(2026, 11, 20), "travelling")
        feeling = Feeling(pain_before=1, exercises={"superman": 4}, slipped=frozenset({"row"}))
        history.feelings.feel(first.id, feeling)
        journal = history.begin(timeline())
        perform(journal, timeline(), clock, lambda record: isinstance(record, RepDone))


def struck(path: Path, given_blows: list[Blow]) -> set[str]:
    """Damage rows of the closed file; return the ids of the workouts that are whole."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        schema = db.execute("SELECT sql, name FROM sqlite_master WHERE sql NOTNULL").fetchall()
        db.execute("PRAGMA writable_schema = ON")  # a torn page does not keep NOT NULL
        db.execute("UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '')")
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.text_factory = lenient
        db.execute("PRAGMA ignore_check_constraints = ON")
        before = _contents(db)
        for blow in given_blows:
            blow.strike(db)
        after = _contents(db)
        db.execute("PRAGMA writable_schema = ON")
        db.executemany("UPDATE sqlite_master SET sql = ? WHERE name = ?", schema)
    return {own for own, rows in before.items() if after.get(own) == rows}


def _contents(db: sqlite3.Connection) -> dict[str, list[object]]:
    """All rows that belong to a workout, by its id."""
    found: dict[str, list[object]] = {}
    for table in TABLES[:-1]:
        key = "id" if table == "workouts" else "workout"
        for own, *row in db.execute(ROWS.format(table=table, key=key)):
            if isinstance(own, str):
                found.setdefault(own, []).append((table, *row))
    return found


class Life:
    """A history's file, and its workouts by their ids as they are read before any blow."""

    def __init__(self, folder: Path) -> None:
        a_life(folder)
        self.file = (folder / FILE_NAME).read_bytes()
        with closing(SqliteHistory(folder, WallClock(), wait=None)) as history:
            self.workouts = {workout.id: workout for workout in history.workouts()}

    def again(self, folder: Path) -> Path:
        """Write the file once more."""
        (folder / FILE_NAME).write_bytes(self.file)
        return folder / FILE_NAME


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Life:
    return Life(tmp_path_factory.mktemp("life"))


@settings(max_examples=60, deadline=None)
@given(given_blows=st.lists(blows, min_size=1, max_size=4))
def test_odd_rows_raise_nowhere_and_cost_nothing_but_themselves(
    tmp_path_factory: pytest.TempPathFactory, life: Life, given_blows: list[Blow]
) -> None:
    path = life.again(tmp_path_factory.mktemp("odd"))
    spared = struck(path, given_blows)
    assume(not damage_of(path))  # two rows of one key: the file itself is torn, as in test_loss
    with closing(SqliteHistory(path.parent, WallClock(), wait=None)) as history:
        found = {workout.id: workout for workout in history.workouts()}
        assert {own: found[own] for own in spared} == {own: life.workouts[own] for own in spared}
        assert (history.trouble, history.loss) == (None, None)
        if _still_there(path) - _deleted(path) - found.keys():
            assert UNREADABLE in history.news
            assert any(
                problem.kind is TroubleKind.HISTORY_ROW_ODD for problem in problems_in(path, SUNDAY)
            )
        _look_back(history)
        _take_along(history)
        _put_right(history)
        _go_on(history)
        assert history.trouble is None or history.trouble.kind is TroubleKind.HISTORY_REFUSED
        history.backups.make()
        history.backups.restore(history.backups.found()[0].path)
        assert spared <= {workout.id for workout in history.workouts()}


def _still_there(path: Path) -> set[str]:
    return _ids(path, "SELECT id FROM workouts")


def _deleted(path: Path) -> set[str]:
    return _ids(path, "SELECT id FROM workouts WHERE deleted_utc IS NOT NULL")


def _ids(path: Path, question: str) -> set[str]:
    with closing(sqlite3.connect(path)) as db:
        db.text_factory = lenient
        return {str(row[0]) for row in db.execute(question)}


def _look_back(history: SqliteHistory) -> None:
    """Ask all that the pages ask."""
    today = SUNDAY.date()
    first = history.first_day()
    days = history.days(date.min)
    weeks(days, today=today, target=3, count=60, first_day=first)
    for known, title in history.exercises():
        assert title == f"{title}"
        for day in history.exercise_days(known, date.min):
            assert day.volume_kg >= 0 <= day.reps
    assert all((d.pain_before or 0) + (d.effort or 0) <= 20 for d in history.felt_days(date.min))
    history.excused()
    history.feelings.exercise_results()
    history.feelings.worst_pains()
    history.feelings.last_day()
    history.backups.found()


def _take_along(history: SqliteHistory) -> None:
    """Write every form of it."""
    workouts = history.workouts()
    calendars = partial(calendar, words=CommonPhrases())
    for form in (csv_writer.our_csv, csv_writer.hevy_csv, csv_writer.strong_csv, calendars):
        assert form(workouts)
    made = document(workouts, history.corrections.all_originals(), history.excuses())
    assert len(json.loads(made)["workouts"]) == len(workouts)


def _put_right(history: SqliteHistory) -> None:
    for workout in history.workouts()[:3]:
        history.corrections.originals(workout.id)
        history.corrections.change_workout(workout.id, effort=4, note="better")
        for item in workout.sets[:2]:
            history.corrections.change_set(workout.id, item.id, reps=5, weight_kg=2.0, seconds=30.0)
        history.corrections.move(workout.id, date(2026, 11, 21))
        history.corrections.delete(workout.id)
        history.corrections.undelete(workout.id)
    history.write_down(SUNDAY, "Elsewhere", [("Superman", 8, None)])
    history.new_among(Incoming(history.workouts()))


def _go_on(history: SqliteHistory) -> None:
    """Go on with the workout that was cut off, as the next start does, and do a rep of it."""
    shelf = (exercise("superman"), exercise("row", ROW, DOSE))
    unfinished = history.unfinished()
    if unfinished is None or not can_go_on(unfinished, shelf):
        return
    again = build_timeline(replan(unfinished, shelf), Phrases(), pace=unfinished.pace)
    first_block(again, unfinished.workout)
    journal = history.resume(unfinished, again)
    journal.record(SetBegan(works(again)[-1], 1))
    journal.record(RepDone(works(again)[-1], 1, 1))
    history.keep(unfinished)


@settings(max_examples=40, deadline=None)
@given(where=st.integers(0, 10**9), noise=st.binary(min_size=1, max_size=300))
def test_torn_bytes_raise_nowhere_either_and_every_file_stays(
    tmp_path_factory: pytest.TempPathFactory, life: Life, where: int, noise: bytes
) -> None:
    path = life.again(tmp_path_factory.mktemp("torn"))
    whole = bytearray(life.file)
    where %= len(whole)
    whole[where : where + len(noise)] = noise[: len(whole) - where]
    path.write_bytes(whole)
    assert all(Phrases().troubles.cause(problem) for problem in problems_in(path, SUNDAY))
    with closing(SqliteHistory(path.parent, WallClock(), wait=None)) as history:
        _look_back(history)
        _take_along(history)
        _put_right(history)
        _go_on(history)
        lost = history.loss
    aside = list(path.parent.glob("history-damaged-*.db"))
    assert not aside or whole in [file.read_bytes() for file in aside] or lost


# --- what is said of it ------------------------------------------------------------------------


def one_row_changed(folder: Path, change: str) -> Path:
    """Change the first set of a fresh history as no program of ours does; return its file."""
    with closing(SqliteHistory(folder, WallClock(), wait=None)) as history:
        history.add(years(2))
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute(change)
    return folder / FILE_NAME


def test_the_check_names_the_row_its_value_and_what_was_expected(tmp_path: Path) -> None:
    path = one_row_changed(tmp_path, "UPDATE sets SET reps = 'many' WHERE position = 1")
    first, *_ = problems_in(path, SUNDAY)
    assert Phrases().troubles.cause(first) == (
        f"{path}: sets.reps: expected a whole number from 0 to 9999, found 'many'. "
        f"The row is left out (workout {first.reason})."
    )


def test_one_odd_row_neither_spoils_the_backups_nor_sets_the_history_aside(tmp_path: Path) -> None:
    one_row_changed(tmp_path, "UPDATE sets SET reps = -4 WHERE position = 2")
    with closing(SqliteHistory(tmp_path, WallClock(), wait=None)) as history:
        workouts = history.workouts()
        assert UNREADABLE in history.news
        history.backups.make()
        good = history.backups.newest_good()
        assert good is not None
        assert history.backups.restore(good.path) == good.workouts == len(workouts)
        assert (history.workouts(), history.loss) == (workouts, None)


def test_a_set_that_was_lost_between_two_leaves_room_for_the_next(tmp_path: Path) -> None:
    clock = WallClock()
    with closing(SqliteHistory(tmp_path, clock, wait=None)) as history:
        second = works(timeline())[1]
        until = SetBegan(second, 1)
        perform(history.begin(timeline()), timeline(), clock, lambda record: record == until)
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as db:
        db.execute("DELETE FROM sets WHERE position = 1")
    with closing(SqliteHistory(tmp_path, clock, wait=None)) as history:
        unfinished = history.unfinished()
        assert unfinished is not None
        journal = history.resume(unfinished, timeline())
        journal.record(SetBegan(second, 1))
        journal.record(RepDone(second, 1, 5))
        (workout,) = history.workouts()
        assert (history.trouble, [item.reps for item in workout.sets]) == (None, [0, 5])


# --- one value at a time -----------------------------------------------------------------------


@given(ODD)
def test_whatever_stands_there_is_taken_as_it_is_or_refused_in_words(value: object) -> None:
    readers = (
        validation.text,
        validation.whole,
        validation.number,
        validation.scale,
        validation.weight,
        validation.day,
    )
    for read in readers:
        wrong: tuple[Mistake, ...] = ()
        taken: object = value
        try:
            taken = read("the value", value)
        except WrongValueError as error:
            wrong = error.mistakes
        assert taken == value or (isinstance(taken, date) and taken.isoformat() == value)
        assert all(len(PackPhrases().found(one.found)) < 100 for one in wrong)


@given(st.floats(0, 7000 * 365.25), st.integers(-1439, 1439))
def test_every_time_with_its_offset_is_read_where_the_person_was(days: float, east: int) -> None:
    stamp = datetime(1900, 1, 2, tzinfo=UTC) + timedelta(days=days)
    again = validation.moment("the begin", stamp.isoformat(), east)
    assert again == stamp
    assert again.utcoffset() == timedelta(minutes=east)


@pytest.mark.parametrize(
    ("stamp", "east", "wanted"),
    [
        ("2026-11-22T18:00:00", 0, Wanted.MOMENT),  # nobody knows where that was
        ("9999-12-31T23:59:59Z", 0, Wanted.MOMENT),
        ("yesterday", 0, Wanted.MOMENT),
        (None, 0, Wanted.MOMENT),
        ("2026-11-22T18:00:00Z", 1440, Wanted.WHOLE),
        ("2026-11-22T18:00:00Z", "east", Wanted.WHOLE),
    ],
)
def test_a_time_that_nobody_can_place_is_refused(
    stamp: object, east: object, wanted: Wanted
) -> None:
    with pytest.raises(WrongValueError) as caught:
        validation.moment("began_utc", stamp, east)
    assert [one.expected.kind for one in caught.value.mistakes] == [wanted]


@pytest.mark.parametrize("value", [0, -1.0, 1e9, "fast"])
def test_an_impossible_pace_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="pace"):
        validation.pace(value)
