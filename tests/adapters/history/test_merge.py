"""Merging another history: each workout once, whole, and never over what a person corrected."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from spinecoach.adapters.exchange.document import document
from spinecoach.adapters.exchange.table_reader import read
from spinecoach.adapters.history.merge import changed_excuses, deletions, later_edits, new_among
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.core.record.imported import Incoming
from spinecoach.core.record.logbook import Excuse
from tests.histories import WallClock, years

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def test_what_is_here_is_not_new_by_its_id_nor_by_its_minute(history: SqliteHistory) -> None:
    workouts = years(4)
    history.add(workouts)
    assert new_among(history.store, workouts) == []
    renamed = [replace(workout, id=str(uuid4())) for workout in workouts]
    assert new_among(history.store, renamed) == []
    assert new_among(history.store, renamed, by_id_alone=True) == renamed
    assert new_among(history.store, years(4, seed=8)) != []


def test_a_partial_workout_is_replaced_by_the_whole_one_and_never_the_reverse(
    history: SqliteHistory,
) -> None:
    whole = years(3)
    parts = [replace(workout, sets=workout.sets[:2], effort=None) for workout in whole]
    history.add(parts)
    fuller = new_among(history.store, whole)
    assert fuller == [workout for workout in whole if len(workout.sets) > 2 or workout.effort]
    history.take_in(Incoming(whole), fuller)
    assert history.trouble is None
    assert [w.reps for w in history.workouts()] == [w.reps for w in whole]
    assert new_among(history.store, parts) == []


def test_what_was_put_right_or_taken_out_stays_so(history: SqliteHistory) -> None:
    whole = years(3)
    history.add(whole)
    first, second, *_ = whole
    history.corrections.change_set(first.id, first.sets[0].id, reps=0)
    history.corrections.delete(second.id)
    assert new_among(history.store, whole) == []


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
    assert later_edits(history.store, incoming).workouts == {years(3)[0].id}
    history.take_in(incoming, [])
    assert history.workouts() == incoming.workouts
    assert history.corrections.all_originals() == incoming.originals
    assert later_edits(history.store, incoming) == ([], set())


@pytest.mark.parametrize(("hours", "comes"), [(1, True), (-1, False)])
def test_a_correction_taken_back_elsewhere_is_taken_back_here_where_that_was_later(
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
    assert bool(later_edits(history.store, incoming).workouts) is comes
    history.take_in(incoming, [])
    assert (history.workout(own.id) == own) is comes
    assert later_edits(history.store, incoming) == ([], set())


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
    found = []
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
        found.append(read(path, clock()))
    return found


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("new", [True, False])
def test_three_machines_agree_in_whatever_order_they_read_each_other(
    history: SqliteHistory, tmp_path: Path, order: Sequence[int], *, new: bool
) -> None:
    incoming = three_machines(tmp_path)
    history.add([] if new else years(3)[:1])
    for one in order:
        history.take_in(incoming[one], history.new_among(incoming[one].workouts))
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
        found = changed_excuses(history.excuses(), incoming.excuses).values()
        assert (sum(bool(e.reason) for e in found), sum(not e.reason for e in found)) == told
        history.take_in(incoming, [])
    assert history.excused() == {}


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
    assert later_edits(history.store, incoming).workouts == set()
    history.take_in(incoming, [])
    assert history.corrections.all_edited() == edited


def test_an_invalid_row_does_not_stop_an_import(history: SqliteHistory) -> None:
    first, *rest = years(3)
    history.add([first])
    history.store.write(("UPDATE workouts SET began_utc = 'noon'", ()), wait=None)
    assert new_among(history.store, [first, *rest]) == rest


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
    found = deletions(history.store, incoming)
    assert [one.id for one, _ in found.here] == [first.id]
    assert [one.id for one, _ in found.unknown] == [third.id]
    history.take_in(incoming, [])
    assert history.trouble is None
    assert [one.id for one in history.workouts()] == [second.id]
    assert history.deleted() == theirs
    assert deletions(history.store, incoming).statements == []
    assert new_among(history.store, [first, third]) == []
