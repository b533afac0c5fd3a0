"""Merging another history: each workout once, whole, and never over what a person corrected."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinecoach.adapters.exchange.document import document
from spinecoach.adapters.exchange.reader import read
from spinecoach.adapters.history.merge import Here, Merge, merge, new_among, takeable
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.core.record.edits import DELETED, Edit, Place, unmarked
from spinecoach.core.record.imported import Incoming
from spinecoach.core.record.logbook import Ending, Excuse, Origin
from tests.histories import WallClock, years

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from spinecoach.core.record.logbook import LoggedWorkout


def found(history: SqliteHistory, incoming: Incoming) -> Merge:
    """What a history lacks of a file."""
    return merge(Here.of(history, incoming), incoming)


def lacking(
    history: SqliteHistory, workouts: list[LoggedWorkout], *, of_ours: bool = False
) -> list[LoggedWorkout]:
    incoming = Incoming(workouts, edits=[] if of_ours else None)
    return new_among(Here.of(history, incoming), incoming)


def test_what_is_here_is_not_new_by_its_id_nor_by_its_minute(history: SqliteHistory) -> None:
    workouts = years(4)
    history.add(workouts)
    assert lacking(history, workouts) == []
    renamed = [replace(workout, id=str(uuid4())) for workout in workouts]
    assert lacking(history, renamed) == []
    assert lacking(history, renamed, of_ours=True) == renamed
    assert lacking(history, years(4, seed=8)) != []


def test_a_partial_workout_is_replaced_by_the_whole_one_and_never_the_reverse(
    history: SqliteHistory,
) -> None:
    whole = years(3)
    parts = [replace(workout, sets=workout.sets[:2], effort=None) for workout in whole]
    history.add(parts)
    fuller = lacking(history, whole)
    assert fuller == [workout for workout in whole if len(workout.sets) > 2 or workout.effort]
    history.take_in(Incoming(whole), fuller)
    assert history.trouble is None
    assert [w.reps for w in history.workouts()] == [w.reps for w in whole]
    assert lacking(history, parts) == []


def test_what_was_put_right_or_taken_out_stays_so(history: SqliteHistory) -> None:
    whole = years(3)
    history.add(whole)
    first, second, *_ = whole
    history.corrections.change_set(first.id, first.sets[0].id, reps=0)
    history.corrections.delete(second.id)
    assert lacking(history, whole) == []


def elsewhere(folder: Path, *, later: bool, **changes: int) -> Incoming:
    """Correct the first workout on another machine, an hour before or after now."""
    clock = WallClock()
    clock.forward(hours=1 if later else -1)
    with closing(SqliteHistory(folder, clock, wait=None)) as other:
        other.add(years(3))
        own = years(3)[0]
        other.corrections.change_workout(own.id, **changes)
        other.corrections.change_set(own.id, own.sets[0].id, reps=1)
        other.corrections.move(own.id, own.day - timedelta(days=2))
        edits = other.corrections
        return Incoming(
            other.workouts(), originals=edits.all_originals(), edited=edits.all_edited()
        )


def test_corrections_made_elsewhere_come_in_with_their_first_values(
    history: SqliteHistory, tmp_path: Path
) -> None:
    history.add(years(3))
    incoming = elsewhere(tmp_path / "other", later=False, effort=9)
    assert found(history, incoming).corrected == {years(3)[0].id}
    history.take_in(incoming, [])
    assert history.workouts() == incoming.workouts
    assert history.corrections.all_originals() == incoming.originals
    assert not found(history, incoming).anything


@pytest.mark.parametrize(("hours", "comes"), [(1, True), (-1, False)])
def test_a_correction_taken_back_elsewhere_is_taken_back_here_if_that_was_later(
    history: SqliteHistory, tmp_path: Path, *, hours: int, comes: bool
) -> None:
    history.add(years(3))
    own = years(3)[0]
    item = own.sets[0]
    clock = WallClock()
    clock.forward(hours=hours)
    path = tmp_path / "other.json"
    with closing(SqliteHistory(tmp_path / "other", clock, wait=None)) as other:
        other.add(years(3))
        for note, reps in (("stiff", item.reps + 1), (own.note, item.reps)):
            other.corrections.change_workout(own.id, note=note)
            other.corrections.change_set(own.id, item.id, reps=reps)
        assert other.workouts() == years(3)
        edits = other.corrections
        path.write_bytes(document(other.workouts(), edits.all_originals(), {}, edits.all_edited()))
    history.corrections.change_workout(own.id, note="stiff")
    history.corrections.change_set(own.id, item.id, reps=item.reps + 1)
    incoming = read(path, clock())
    assert bool(found(history, incoming).corrected) is comes
    history.take_in(incoming, [])
    assert (history.workout(own.id) == own) is comes
    assert not found(history, incoming).anything


def test_what_was_taken_back_elsewhere_comes_in_unmarked(history: SqliteHistory) -> None:
    (own, *_) = years(3)
    item = own.sets[0]
    originals: dict[tuple[str, str], str | None] = {
        ("", "note"): own.note,
        (item.id, "reps"): str(item.reps + 2),
    }
    history.take_in(Incoming([own], originals={own.id: originals}), [own])
    assert history.corrections.originals(own.id) == {(item.id, "reps"): str(item.reps + 2)}
    assert history.corrections.all_originals() == {own.id: originals}


@pytest.mark.parametrize(("later", "kept"), [(True, 9), (False, 2)])
def test_of_two_corrections_the_later_one_holds(
    history: SqliteHistory, tmp_path: Path, *, later: bool, kept: int
) -> None:
    history.add(years(3))
    history.corrections.change_workout(years(3)[0].id, effort=2)
    history.take_in(elsewhere(tmp_path / "other", later=later, effort=9), [])
    changed = history.workout(years(3)[0].id)
    assert changed is not None
    assert changed.effort == kept
    original = history.corrections.originals(changed.id)["", "effort"]
    assert original == (None if years(3)[0].effort is None else str(years(3)[0].effort))


def three_machines(folder: Path) -> list[Incoming]:
    """Return what three machines export that corrected and excused the same, one after the other.

    The last one came to the value of the first again. Each read an older export before.
    """
    exported = []
    day, (first, *_) = date(2026, 11, 19), years(3)
    for number, (reps, seconds, reason) in enumerate(
        ((4, 61.5, "flu"), (7, None, ""), (4, 50, "travel"))
    ):
        clock = WallClock()
        clock.forward(hours=number)
        with closing(SqliteHistory(folder / f"{number}", clock, wait=None)) as one:
            one.add([first])
            one.corrections.change_set(first.id, first.sets[0].id, reps=reps, seconds=seconds)
            one.corrections.excuse(day, "pain")
            one.corrections.excuse(day, reason)
            path = folder / f"{number}.json"
            edits = one.corrections
            path.write_bytes(
                document(one.workouts(), edits.all_originals(), one.excuses(), edits.all_edited())
            )
        exported.append(read(path, clock()))
    return exported


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("new", [True, False])
def test_three_machines_agree_in_whatever_order_they_read_each_other(
    history: SqliteHistory, tmp_path: Path, order: Sequence[int], *, new: bool
) -> None:
    incoming = three_machines(tmp_path)
    history.add([] if new else years(3)[:1])
    for one in order:
        history.take_in(incoming[one], history.new_among(incoming[one]))
    (workout,) = history.workouts()
    assert (workout.sets[0].reps, workout.sets[0].seconds) == (4, 50.0)
    assert workout.changed
    assert history.excused() == {date(2026, 11, 19): "travel"}
    assert history.excuses() == incoming[2].excuses


def test_an_excuse_that_is_taken_back_is_taken_back_elsewhere_by_import(
    history: SqliteHistory, tmp_path: Path
) -> None:
    first, second, _ = three_machines(tmp_path)
    for incoming, told in ((first, (1, 0)), (second, (0, 1)), (first, (0, 0))):
        lacks = found(history, incoming)
        assert (lacks.excused, lacks.unexcused) == told
        history.take_in(incoming, [])
    assert history.excused() == {}


def test_a_workout_that_was_brought_back_elsewhere_is_told_and_comes_back(
    history: SqliteHistory,
) -> None:
    first, *_ = years(3)
    history.add([first])
    history.corrections.delete(first.id)
    later = unmarked("2026-12-24T07:05:00.000Z")
    corrected = Edit(Place(first.id, "", "note"), later, "sore")
    assert found(history, Incoming([first], edits=[corrected])).corrected == set()  # not seen
    incoming = Incoming([first], edits=[Edit(Place(first.id, "", DELETED), later, "")])
    assert found(history, incoming).corrected == {first.id}
    history.take_in(incoming, [])
    assert [workout.id for workout in history.workouts()] == [first.id]


def test_an_excuse_that_changes_nothing_here_is_not_told(history: SqliteHistory) -> None:
    thursday, friday = (date(2026, 11, day) for day in (19, 20))
    history.corrections.excuse(thursday, "flu")
    later = "2026-12-24T07:05:00.000Z"
    same = {thursday: Excuse("flu", later), friday: Excuse("", later)}  # taken back, never here
    lacks = found(history, Incoming([], excuses=same))
    assert len(lacks.edits) == 2
    assert (lacks.excused, lacks.unexcused) == (0, 0)


def test_an_excuse_of_an_older_document_gives_way_to_what_was_said_here(
    history: SqliteHistory,
) -> None:
    thursday, friday, saturday = (date(2026, 11, day) for day in (19, 20, 21))
    history.corrections.excuse(thursday, "flu")
    history.corrections.excuse(friday, "flu")
    history.corrections.excuse(thursday, "")
    told = dict.fromkeys((thursday, friday, saturday), Excuse("travel"))
    history.take_in(Incoming([], excuses=told), [])
    assert history.excused() == {friday: "flu", saturday: "travel"}


def test_two_corrections_of_one_time_end_with_the_same_value_everywhere(
    tmp_path: Path,
) -> None:
    (own, *_) = years(3)
    told = [elsewhere(tmp_path / f"{effort}", later=True, effort=effort) for effort in (3, 8)]
    for order in (told, told[::-1]):
        folder = tmp_path / f"order-{order[0].workouts[0].effort}"
        with closing(SqliteHistory(folder, WallClock(), wait=None)) as here:
            here.add([own])
            for incoming in order:
                here.take_in(incoming, [])
            changed = here.workout(own.id)
            assert changed is not None
            assert changed.effort == 8


def test_the_same_correction_made_later_elsewhere_changes_nothing_but_its_time(
    history: SqliteHistory,
) -> None:
    (own, *_) = years(3)
    history.add([own])
    history.corrections.change_workout(own.id, note="stiff")
    edited = {own.id: {("", "note"): "2026-11-23T00:00:00.000Z"}}
    incoming = Incoming(history.workouts(), originals={own.id: {("", "note"): ""}}, edited=edited)
    assert found(history, incoming).corrected == set()
    history.take_in(incoming, [])
    assert history.corrections.all_edited() == edited


def test_an_invalid_row_does_not_stop_an_import(history: SqliteHistory) -> None:
    first, *rest = years(3)
    history.add([first])
    history.store.write(("UPDATE workouts SET began_utc = 'noon'", ()), wait=None)
    assert lacking(history, [first, *rest]) == rest


def test_what_was_deleted_elsewhere_is_deleted_here_and_does_not_come_back(
    history: SqliteHistory, tmp_path: Path
) -> None:
    first, second, third, *_ = years(3)
    history.add([first, second])
    with closing(SqliteHistory(tmp_path / "other", WallClock(), wait=None)) as other:
        other.add([first, third])
        other.corrections.change_workout(third.id, note="by mistake")
        for gone in (first, third):
            other.corrections.delete(gone.id)
        corrections = other.corrections
        made = document(
            other.workouts(),
            corrections.all_originals(),
            {},
            corrections.all_edited(),
            other.deleted(),
        )
        theirs = other.deleted()
    path = tmp_path / "other.json"
    path.write_bytes(made)
    incoming = read(path, WallClock()())
    lacks = found(history, incoming)
    assert (lacks.deleted, lacks.tombstones) == (1, 1)
    assert [one.id for one in lacks.new] == [third.id]
    history.take_in(incoming, [])
    assert history.trouble is None
    assert [one.id for one in history.workouts()] == [second.id]
    assert history.deleted() == theirs
    assert not found(history, incoming).anything
    assert lacking(history, [first, third]) == []


LIFE = years(3)[:3]
"""What every machine has."""

DOINGS = st.lists(
    st.tuples(
        st.sampled_from(["note", "effort", "reps", "move", "delete", "undelete", "excuse", "read"]),
        st.integers(0, 2),
        st.integers(0, 3),
    ),
    max_size=8,
)
"""What is done on one machine: a deed, to which workout (or whom to read), to which value."""


class Machine:
    """One machine with its own clock, which may be a year off."""

    def __init__(self, folder: Path, days_off: int) -> None:
        clock = WallClock()
        clock.forward(days=days_off)
        self.clock = clock
        self.folder = folder
        self.history = SqliteHistory(folder, clock, wait=None)
        self.history.add(LIFE)

    def told(self) -> bytes:
        its = self.history.corrections
        return document(
            self.history.workouts(),
            its.all_originals(),
            self.history.excuses(),
            its.all_edited(),
            self.history.deleted(),
            its.edits.all(),
        )

    def take(self, told: bytes) -> None:
        path = self.folder / "told.json"
        path.write_bytes(told)
        incoming = read(path, self.clock() + timedelta(days=2000))
        self.history.take_in(incoming, self.history.new_among(incoming))
        assert self.history.trouble is None

    def do(self, deed: str, which: int, value: int) -> None:
        its, workout = self.history.corrections, LIFE[which]
        self.clock.forward(seconds=value)
        match deed:
            case "note":
                its.change_workout(workout.id, note=f"{value}" if value else "")
            case "effort":
                its.change_workout(workout.id, effort=value or None)
            case "reps":
                its.change_set(workout.id, workout.sets[0].id, reps=value)
            case "move":
                its.move(workout.id, workout.day - timedelta(days=800 + value))
            case "delete":
                its.delete(workout.id)
            case "undelete":
                its.undelete(workout.id)
            case _:
                its.excuse(date(2026, 11, 1 + which), ("", "flu", "pain", "travel")[value])


@settings(max_examples=12, deadline=None)
@given(
    deeds=st.tuples(DOINGS, DOINGS, DOINGS),
    off=st.tuples(*[st.sampled_from([0, 1, -400, 400])] * 3),
    orders=st.lists(st.permutations(range(3)), min_size=2, max_size=2),
    again=st.lists(st.integers(0, 2), max_size=2),
)
def test_whatever_machines_do_and_in_whatever_order_they_read_all_end_alike(
    tmp_path_factory: pytest.TempPathFactory,
    deeds: tuple[list[tuple[str, int, int]], ...],
    off: tuple[int, ...],
    orders: list[list[int]],
    again: list[int],
) -> None:
    folder = tmp_path_factory.mktemp("machines")
    machines = [Machine(folder / f"{number}", days) for number, days in enumerate(off)]
    told = [machine.told() for machine in machines]
    for number, machine in enumerate(machines):
        for deed, which, value in deeds[number]:
            if deed == "read":
                machine.take(told[which])
            else:
                machine.do(deed, which, value)
            told[number] = machine.told()
    ends = set()
    for number, order in enumerate(orders):
        machine = Machine(folder / f"reader-{number}", 0)
        for which in (*order, *again):
            machine.take(told[which])
        ends.add(machine.told())
        machine.history.close()
    machines[0].take(told[1])
    machines[0].take(told[2])
    ends.add(machines[0].told())
    for machine in machines:
        machine.history.close()
    assert len(ends) == 1


def test_a_workout_that_came_back_from_another_program_is_one(history: SqliteHistory) -> None:
    workout, *_ = LIFE
    back = replace(
        workout,
        id=str(uuid4()),
        origin=Origin.IMPORTED,
        sets=tuple(replace(item, id=str(uuid4())) for item in workout.sets),
    )
    history.add([workout])
    incoming = Incoming([back], edits=[])
    history.take_in(incoming, history.new_among(incoming))
    assert history.workouts() == [workout]
    assert [one.id for one, _ in history.deleted()] == [back.id]
    history.corrections.undelete(back.id)
    history.take_in(incoming, history.new_among(incoming))
    assert len(history.workouts()) == 2  # the person has the last word


def test_a_record_is_not_taken_over_a_workout_that_goes_on_nor_with_another_one_s_sets(
    history: SqliteHistory,
) -> None:
    workout, other, third = LIFE
    history.add([replace(workout, ending=Ending.OPEN)])
    thief = replace(other, sets=workout.sets)
    come = [replace(workout, revision=7), thief, third]
    assert takeable(history, Here.of(history, Incoming(come)), come) == [third]


def test_of_many_years_only_what_a_file_may_concern_is_read(history: SqliteHistory) -> None:
    life = years(20)
    history.add(life)
    known, minute, moved, corrected, *_, gone = life
    history.corrections.move(moved.id, date(2026, 1, 5))
    history.corrections.delete(gone.id)
    new = replace(minute, id=str(uuid4()), sets=())
    edit = Edit(Place(corrected.id, "", "note"), unmarked(""), "sore")
    here = Here.of(history, Incoming([known, new], edits=[edit], deleted=[(gone, "")]))
    assert set(here.workouts) == {one.id for one in (known, minute, moved, corrected, gone)}
    assert here.ids == {known.id, corrected.id, gone.id}
    assert here.deleted == {gone.id}
    assert here.recorded[moved.id] == moved


def test_of_two_workouts_here_in_one_minute_the_import_gives_way_with_the_next_file(
    history: SqliteHistory,
) -> None:
    workout, other, _ = LIFE
    back = replace(workout, id=str(uuid4()), origin=Origin.IMPORTED, sets=())
    history.add([workout, back])
    incoming = Incoming([other], edits=[])
    history.take_in(incoming, history.new_among(incoming))
    assert [one.id for one, _ in history.deleted()] == [back.id]


def test_an_import_that_was_moved_is_known_by_the_minute_in_which_it_was_recorded(
    history: SqliteHistory,
) -> None:
    workout, *_ = LIFE
    back = replace(workout, id=str(uuid4()), origin=Origin.IMPORTED, sets=())
    history.add([back])
    history.corrections.move(back.id, back.day - timedelta(days=3))
    incoming = Incoming([workout], edits=[])
    history.take_in(incoming, history.new_among(incoming))
    assert [one.id for one, _ in history.deleted()] == [back.id]
    assert history.workouts() == [workout]


TIMED = st.lists(st.sampled_from([None, 3.5, 4.0]), max_size=3).map(tuple)


def timed(workout: LoggedWorkout, times: Sequence[tuple[float | None, ...]]) -> LoggedWorkout:
    """Return a record of a workout with the times of the reps of its first sets."""
    first, second, *others = workout.sets
    sets = zip((first, second), times, strict=True)
    known = [replace(item, rep_seconds=seconds) for item, seconds in sets]
    return replace(workout, sets=(*known, *others))


@settings(max_examples=25, deadline=None)
@given(
    records=st.lists(st.tuples(TIMED, TIMED), min_size=3, max_size=3),
    orders=st.lists(st.permutations(range(3)), min_size=2, max_size=2),
    again=st.lists(st.integers(0, 2), max_size=3),
)
def test_with_machines_that_lost_the_times_of_reps_all_end_with_the_fullest_record(
    tmp_path_factory: pytest.TempPathFactory,
    records: list[tuple[tuple[float | None, ...], ...]],
    orders: list[list[int]],
    again: list[int],
) -> None:
    folder = tmp_path_factory.mktemp("machines")
    workout = years(1)[0]
    path = folder / "told.json"
    documents = [
        document([timed(workout, times)], {}, {}, {}, (), ()) for times in (*records, ((), ()))
    ]
    ends = set()
    for number, order in enumerate(orders):
        with closing(SqliteHistory(folder / f"{number}", WallClock(), wait=None)) as history:
            for which in (*order, *again, -1):
                path.write_bytes(documents[which])
                incoming = read(path, WallClock()())
                history.take_in(incoming, history.new_among(incoming))
            (found,) = history.workouts()
            ends.add(tuple(item.rep_seconds for item in found.sets[:2]))
    assert len(ends) == 1
    (end,) = ends
    known = [sum(one is not None for times in record for one in times) for record in records]
    assert sum(one is not None for times in end for one in times) == max(known)
