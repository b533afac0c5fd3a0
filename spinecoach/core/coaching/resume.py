"""Plans the rest of a workout in which the program ended too early.

The plan is built again from the ids that were kept with the workout. It goes on at the first set
that does not count yet, beginning with the set-up of its exercise or the rest before it. If an
exercise was changed into an easier variant, no set in the earlier variant is left.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spinecoach.core.coaching.routine import REPS
from spinecoach.core.exercise.exercise import REST, SETS
from spinecoach.core.preferences import PACE
from spinecoach.core.workout.timeline import BlockKind, Planned

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.record.logbook import LoggedWorkout, PlannedEntry, Unfinished
    from spinecoach.core.workout.timeline import Timeline

    Key = tuple[str, str, int]  # exercise, variant and number of a set


def replan(unfinished: Unfinished, exercises: Iterable[Exercise]) -> tuple[Planned, ...]:
    """Return the plan again, without exercises that have no file any more.

    An exercise that is in the plan twice was changed in the middle of the workout: its earlier
    variants keep the sets that were done in them, the last one gets all the others.
    """
    variants: dict[str, list[Planned]] = {}
    for planned in _read(unfinished.plan, exercises):
        variants.setdefault(planned.exercise.id, []).append(planned)
    done = _done(unfinished.workout)
    return tuple(planned for own in variants.values() for planned in _settled(own, done))


def first_block(timeline: Timeline, workout: LoggedWorkout) -> int:
    """Return the index of the block at which to go on; the last one if all is done."""
    done = _done(workout)
    for index, block in enumerate(timeline.blocks):
        planned = block.planned
        if block.kind is not BlockKind.WORK or planned is None:
            continue
        if _key(planned, block.set_number) not in done:
            return _entry_to(timeline, index)
    return len(timeline.blocks) - 1


def can_go_on(unfinished: Unfinished, exercises: Iterable[Exercise]) -> bool:
    """Return whether anything is left to do."""
    done = _done(unfinished.workout)
    return any(
        _key(planned, number) not in done
        for planned in replan(unfinished, exercises)
        for number in planned.numbers
    )


def begun(workout: LoggedWorkout) -> frozenset[str]:
    """Return the ids of the exercises of which anything was done."""
    return frozenset(item.exercise for item in workout.sets)


def _read(entries: Iterable[PlannedEntry], exercises: Iterable[Exercise]) -> Iterable[Planned]:
    """Return the plan as it was kept, with every number within its limits.

    So a damaged row cannot make an endless workout.
    """
    shelf = {exercise.id: exercise for exercise in exercises}
    return (
        Planned(
            exercise=shelf[entry.exercise],
            sets=round(_within(entry.sets, (1, SETS[1]))),
            reps=round(_within(entry.reps, REPS)),
            rest=_within(entry.rest, (1.0, REST[1])),
            variant=next(
                (v for v in shelf[entry.exercise].variants if v.id == entry.variant), None
            ),
            weight_kg=entry.weight_kg,
            pace=_within(entry.pace, PACE),
        )
        for entry in entries
        if entry.exercise in shelf
    )


def _settled(variants: Sequence[Planned], done: Container[Key]) -> Iterator[Planned]:
    """Yield an exercise in each of its variants, the earliest first; set numbers go on."""
    *before, last = variants
    first, left = 1, sum(variant.sets for variant in variants)
    for variant in before:
        planned = replace(variant, first=first)
        numbers = planned.numbers
        kept = next((n for n in numbers if _key(variant, n) not in done), numbers.stop) - first
        if kept:
            yield replace(planned, sets=kept)
        first, left = first + kept, left - kept
        if kept < variant.sets:
            break
    if last.movement.one_sided:
        left += left % 2
    yield replace(last, sets=left, first=first)


def _done(workout: LoggedWorkout) -> set[Key]:
    """Return the sets that count, each by its exercise, variant and number."""
    return {(item.exercise, item.variant, item.number) for item in workout.sets if item.counts}


def _key(planned: Planned, number: int) -> Key:
    return planned.exercise.id, planned.variant.id if planned.variant else "", number


def _within(value: float, span: tuple[float, float]) -> float:
    return min(max(value, span[0]), span[1])


def _entry_to(timeline: Timeline, work: int) -> int:
    """Return the block that begins what leads to a set: its get-ready, set-up or rest."""
    index = work
    while index > 0 and timeline.blocks[index - 1].kind in {BlockKind.GET_READY, BlockKind.INTRO}:
        index -= 1
    if index == work and work > 0 and timeline.blocks[work - 1].kind is BlockKind.REST:
        index -= 1
    return index
