"""The record of a workout before corrections, and which of two records all machines take."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.record.edits import BEGAN
from spinecoach.core.record.logbook import Origin
from spinecoach.core.record.recorded import as_recorded, extent, holds_over, twins
from tests.histories import years

if TYPE_CHECKING:
    from spinecoach.core.record.logbook import LoggedWorkout

WORKOUT, OTHER, *_ = years(2)


def test_the_first_values_are_what_was_recorded() -> None:
    first, second, *rest = WORKOUT.sets
    changed = replace(
        WORKOUT,
        note="stiff",
        effort=9,
        changed=True,
        sets=(replace(first, reps=1, weight_kg=7.0, changed=True), second, *rest),
    )
    told = {
        ("", "note"): WORKOUT.note,
        ("", "effort"): None if WORKOUT.effort is None else str(WORKOUT.effort),
        (first.id, "reps"): str(first.reps),
        (first.id, "weight_kg"): None if first.weight_kg is None else str(first.weight_kg),
        (second.id, "reps"): "many",
        ("", "reps"): "8",  # of a set alone
        (second.id, "effort"): "8",  # of the workout alone
    }
    assert as_recorded(changed, told) == WORKOUT
    assert as_recorded(WORKOUT, {}) is WORKOUT


def test_a_workout_that_was_moved_is_moved_back_with_all_its_times() -> None:
    by = timedelta(days=3)
    assert WORKOUT.ended is not None
    last = replace(WORKOUT.sets[-1], began=None)
    as_it_was = replace(WORKOUT, sets=(*WORKOUT.sets[:-1], last))
    moved = replace(
        as_it_was,
        began=WORKOUT.began + by,
        ended=WORKOUT.ended + by,
        sets=tuple(
            replace(item, began=item.began + by if item.began else None) for item in as_it_was.sets
        ),
        changed=True,
    )
    assert as_recorded(moved, {("", BEGAN): WORKOUT.began.isoformat()}) == as_it_was
    endless = replace(moved, ended=None)
    found = as_recorded(endless, {("", BEGAN): WORKOUT.began.isoformat()})
    assert found == replace(as_it_was, ended=None)


def test_a_record_with_more_in_it_holds_and_its_own_machine_s_later_one_above_all() -> None:
    part = replace(WORKOUT, sets=WORKOUT.sets[:2])
    unanswered = replace(WORKOUT, effort=None, pain_before=None, pain_after=None)
    answered = replace(unanswered, effort=3)
    later = replace(part, revision=1)
    grows = [part, unanswered, answered, later]
    assert sorted(grows, key=extent) == grows


def test_of_two_records_that_tell_as_much_one_holds_whoever_asks() -> None:
    renamed = replace(WORKOUT, title="Other")
    assert holds_over(WORKOUT, renamed) is not holds_over(renamed, WORKOUT)


def test_an_imported_workout_is_the_twin_of_one_that_was_done_here_in_its_minute() -> None:
    back = replace(
        WORKOUT, id="i", origin=Origin.IMPORTED, began=WORKOUT.began + timedelta(seconds=9)
    )
    for order in permutations([WORKOUT, back, OTHER]):
        assert list(twins(order)) == [back]
    again = replace(back, id="j")
    assert list(twins([back, again])) == []
    assert list(twins([WORKOUT, replace(WORKOUT, id="k")])) == []


TIMES = st.lists(st.sampled_from([None, 3.5, 4.0]), max_size=3).map(tuple)
RECORDS = st.builds(
    lambda title, effort, note, first, second: replace(
        WORKOUT,
        title=title,
        effort=effort,
        note=note,
        sets=(
            replace(WORKOUT.sets[0], rep_seconds=first),
            replace(WORKOUT.sets[1], rep_seconds=second),
            *WORKOUT.sets[2:],
        ),
    ),
    st.sampled_from(["Strong spine", "Other"]),
    st.sampled_from([None, 3]),
    st.sampled_from(["", "stiff"]),
    TIMES,
    TIMES,
)
"""Records of one workout, with and without the times of its reps."""


def fuller(one: LoggedWorkout, other: LoggedWorkout) -> LoggedWorkout:
    """Return the record that a machine keeps if it has one and reads the other."""
    return other if other != one and holds_over(other, one) else one


@given(RECORDS, RECORDS, RECORDS)
def test_in_whatever_order_records_are_compared_the_same_one_is_left(
    one: LoggedWorkout, two: LoggedWorkout, three: LoggedWorkout
) -> None:
    assert fuller(one, two) == fuller(two, one)
    assert fuller(fuller(one, two), three) == fuller(one, fuller(two, three))
    assert fuller(one, one) is one


@given(RECORDS, RECORDS)
def test_a_version_that_loses_the_times_of_reps_takes_the_same_record(
    one: LoggedWorkout, other: LoggedWorkout
) -> None:
    assert without_times(fuller(one, other)) == as_before(*map(without_times, (one, other)))


@given(RECORDS, TIMES)
def test_no_record_gives_way_to_one_that_lost_its_times(
    one: LoggedWorkout, times: tuple[float | None, ...]
) -> None:
    timed = replace(one, sets=(replace(one.sets[0], rep_seconds=(4.0, *times)), *one.sets[1:]))
    assert fuller(without_times(one), timed) == fuller(timed, without_times(one)) == timed


def without_times(workout: LoggedWorkout) -> LoggedWorkout:
    """Return a record as a version keeps it that does not know how long reps took."""
    return replace(workout, sets=tuple(replace(one, rep_seconds=()) for one in workout.sets))


def as_before(*records: LoggedWorkout) -> LoggedWorkout:
    """Return the record that such a version keeps: it compares what it knows, as text."""
    return max(records, key=lambda one: (extent(one), repr(one)))
