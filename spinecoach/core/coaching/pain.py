"""Pain and effort, 0 to 10, and what a coach does about them.

0 to 2: go on. 3 to 5: ease today, fewer reps and an easier variant, nothing
heavier. Above 5, or risen twice running to 3 or more: stop for today. Three or
more in two workouts running: pause and talk to a professional. A day that was
stopped or not begun for pain is excused and never held against anybody
(content reference, section 6: the stricter of the rules that sources give).

The lists tell symptoms and what to do, never a name of an illness, and are
always to be found under "When to stop".
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from spinecoach.core.exercise.exercise import Level

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from spinecoach.core.record.logbook import LoggedWorkout
    from spinecoach.core.workout.timeline import Planned

MOST = 10
"""The end of both scales."""

UNEASY = 3
"""Pain from here on eases the workout."""

TOO_MUCH = 6
"""Pain from here on ends it."""

EASED_REPS = (2, 3)
"""An eased set keeps two thirds of its reps."""


class Advice(StrEnum):
    """What to do about a number."""

    GO_ON = "go on"
    EASE = "ease"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Feeling:
    """What a person said about one workout; None and missing are answers that were skipped.

    `exercises` maps an exercise's id to the pain after it, `slipped` holds those
    whose form slipped. An `excused` workout is never held against anybody.
    """

    pain_before: int | None = None
    pain_after: int | None = None
    effort: int | None = None
    exercises: Mapping[str, int] = field(default_factory=dict)
    slipped: frozenset[str] = frozenset()
    excused: bool = False

    @property
    def worst(self) -> int | None:
        """The greatest pain that was given; None where none was."""
        given = (self.pain_before, self.pain_after, *self.exercises.values())
        return max((pain for pain in given if pain is not None), default=None)


def greater(one: int | None, other: int | None) -> int | None:
    """The greater of two numbers for the same pain; None is no answer.

    A later, smaller number never replaces a greater one: what hurt has hurt.
    """
    return max((pain for pain in (one, other) if pain is not None), default=None)


def feeling_of(workout: LoggedWorkout) -> Feeling:
    """What was said about a workout that is on record."""
    return Feeling(
        workout.pain_before,
        workout.pain_after,
        workout.effort,
        {felt.exercise: felt.pain for felt in workout.felt if felt.pain is not None},
        frozenset(felt.exercise for felt in workout.felt if felt.slipped),
        workout.excused,
    )


def advice(pain: int | None) -> Advice:
    """What one number asks for; a question that was skipped asks for nothing."""
    if pain is None or pain < UNEASY:
        return Advice.GO_ON
    return Advice.STOP if pain >= TOO_MUCH else Advice.EASE


def advice_after(readings: Sequence[int]) -> Advice:
    """What the numbers of one workout ask for, the latest last.

    Rising is more twice running, each number above the one before it; below
    three nothing is called rising.
    """
    if not readings:
        return Advice.GO_ON
    now = advice(readings[-1])
    if now is Advice.GO_ON or not _risen(readings):
        return now
    return Advice.STOP


def _risen(readings: Sequence[int]) -> bool:
    """Whether the latest three numbers rise."""
    *_, first, second, third = (MOST, MOST, MOST, *readings)
    return first < second < third


def asks_between(before: int | None) -> bool:
    """Whether pain is asked after each exercise: only where it was above 2 before."""
    return before is not None and before >= UNEASY


def pause_advised(worst: Sequence[int | None]) -> bool:
    """Whether the two latest workouts both hurt; `worst` holds one number for each, latest last."""
    if not worst[:-1]:
        return False
    return all(pain is not None and pain >= UNEASY for pain in worst[-2:])


def ease(plan: Sequence[Planned], begun: Collection[str] = ()) -> tuple[Planned, ...]:
    """The gentler workout: the first easier variant where there is one, and two thirds the reps.

    Exercises whose ids are in `begun` keep their variant.
    """
    return tuple(
        _fewer(planned if planned.exercise.id in begun else easier(planned) or planned)
        for planned in plan
    )


def easier(planned: Planned) -> Planned | None:
    """The same exercise in its first easier variant; None where it is eased already."""
    if planned.variant is not None and planned.variant.level is Level.EASIER:
        return None
    variant = next((v for v in planned.exercise.variants if v.level is Level.EASIER), None)
    if variant is None:
        return None
    sets = planned.sets + (planned.sets % 2 if variant.movement.one_sided else 0)
    reps = min(planned.reps, variant.dose.reps_low)
    return replace(planned, variant=variant, sets=sets, reps=reps, weight_kg=None)


def _fewer(planned: Planned) -> Planned:
    part, whole = EASED_REPS
    return replace(planned, reps=max(1, planned.reps * part // whole))
