"""Edits in the file: each is kept, and the columns follow from the latest one."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from spinecoach.adapters.history.edits import added, followed
from spinecoach.adapters.history.machine import MachineNotes
from spinecoach.core.record.edits import DELETED, EXCUSE, YES, Edit, Place, made_at
from tests.histories import SUNDAY, years

if TYPE_CHECKING:
    from spinecoach.adapters.history.sqlite import SqliteHistory
    from tests.histories import WallClock

WORKOUT, OTHER, *_ = years(2)
NOTE = Place(WORKOUT.id, "", "note")


@pytest.fixture(autouse=True)
def _with_two_workouts(history: SqliteHistory) -> None:
    history.add([WORKOUT, OTHER])


def test_every_value_that_a_field_ever_had_is_kept(history: SqliteHistory) -> None:
    for note in ("stiff", "sore", "stiff"):
        history.corrections.change_workout(WORKOUT.id, note=note)
    edits = history.corrections.edits.all()
    assert [edit.value for edit in edits] == ["stiff", "sore", "stiff"]
    assert [edit.over for edit in edits] == [(), (edits[0].stamp,), (edits[1].stamp,)]


def test_a_workout_that_was_deleted_and_brought_back_says_so_with_a_stamp(
    history: SqliteHistory,
) -> None:
    history.corrections.delete(WORKOUT.id)
    history.corrections.undelete(WORKOUT.id)
    gone, back = history.corrections.edits.all()
    assert (gone.value, back.value, back.over) == (YES, "", (gone.stamp,))
    assert back.stamp > gone.stamp
    assert history.workout(WORKOUT.id) == WORKOUT


def test_an_edit_is_later_than_all_others_though_the_clock_was_put_back(
    history: SqliteHistory, clock: WallClock
) -> None:
    history.corrections.change_workout(WORKOUT.id, note="stiff")
    clock.forward(days=-400)
    history.corrections.change_workout(WORKOUT.id, note="sore")
    history.feelings.excuse_today()
    stamps = [edit.stamp for edit in history.corrections.edits.all() if edit.place == NOTE]
    assert stamps == sorted(stamps)
    (excuse,) = (edit for edit in history.corrections.edits.all() if edit.place.field == EXCUSE)
    assert excuse.stamp > stamps[-1]
    assert excuse.place.item == (SUNDAY - timedelta(days=400)).date().isoformat()


def edit(place: Place, second: int, value: str) -> Edit:
    return Edit(place, f"2026-11-23T12:00:0{second}.000Z/0000-dddddddd", value)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_latest_edit_holds_in_whatever_order_they_come(
    history: SqliteHistory, order: tuple[int, ...]
) -> None:
    item = WORKOUT.sets[0]
    places = (
        (NOTE, ("a", "b", "c"), WORKOUT.note),
        (Place(WORKOUT.id, "", "effort"), ("1", "2", ""), str(WORKOUT.effort)),
        (Place(WORKOUT.id, item.id, "reps"), ("1", "2", "3"), str(item.reps)),
        (Place(WORKOUT.id, item.id, "weight_kg"), ("", "2.5", "20.0"), None),
        (Place(OTHER.id, "", DELETED), ("1", "", "1"), None),
        (Place("", "2026-11-20", EXCUSE), ("flu", "", "travel"), None),
    )
    for number in order:
        for place, values, first in places:
            one = edit(place, number, values[number])
            history.store.write(added(one), *followed(place, first), wait=None)
    (found,) = history.workouts()
    assert (found.note, found.effort, found.sets[0].reps) == ("c", None, 3)
    assert found.sets[0].weight_kg == 20.0
    assert type(found.sets[0].reps) is int
    assert [one.id for one, _ in history.deleted()] == [OTHER.id]
    assert history.excused() == {date(2026, 11, 20): "travel"}
    assert set(history.corrections.all_edited()[WORKOUT.id].values()) == {
        made_at(edit(NOTE, 2, "").stamp)
    }


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_move_takes_all_times_along_in_whatever_order_the_moves_come(
    history: SqliteHistory, order: tuple[int, ...]
) -> None:
    place = Place(WORKOUT.id, "", "began_utc")
    first = history.store.ask("SELECT began_utc FROM workouts WHERE id = ?", (WORKOUT.id,))[0][0]
    for number in order:
        value = f"2026-11-0{number + 1}{first[10:]}"
        one = edit(place, number, value)
        history.store.write(added(one), *followed(place, first), wait=None)
    found = history.workout(WORKOUT.id)
    assert found is not None
    by = found.began - WORKOUT.began
    assert found.day.isoformat() == "2026-11-03"
    assert WORKOUT.ended is not None
    assert found.ended == WORKOUT.ended + by
    assert [one.began for one in found.sets] == [
        one.began + by for one in WORKOUT.sets if one.began
    ]
    assert history.corrections.originals(WORKOUT.id) == {("", "began_utc"): first}


def test_an_edit_of_a_workout_that_is_not_here_is_kept_and_changes_nothing(
    history: SqliteHistory,
) -> None:
    place = Place(str(uuid4()), "", "note")
    history.store.write(added(edit(place, 1, "x")), *followed(place, ""), wait=None)
    assert history.trouble is None
    assert history.corrections.all_originals() == {}
    assert [one.place for one in history.corrections.edits.all()] == [place]


def test_every_machine_has_its_own_mark_and_a_damaged_edit_is_passed_over(
    history: SqliteHistory,
) -> None:
    assert len(MachineNotes(history.store).id) == len("dddddddd")
    history.corrections.change_workout(WORKOUT.id, note="stiff")
    (own,) = history.corrections.edits.all()
    assert own.stamp.endswith(MachineNotes(history.store).id)
    history.store.write(("UPDATE edits SET stamp = 'noon'", ()), wait=None)
    assert history.corrections.edits.all() == []
