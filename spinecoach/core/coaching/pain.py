"""Rules about pain and effort, both from 0 to 10.

0 to 2: go on. 3 to 5: ease today's workout (fewer reps and an easier variant, nothing heavier).
Above 5, or risen twice in a row, to 3 or more: stop for today. Three or more in two workouts in a
row: pause and talk to a professional. A day that was stopped or not begun because of pain is
excused and never counts as missed (docs/reference.md, section 6: if sources differ, the stricter
rule).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from spinecoach.core.record.logbook import LoggedWorkout
    from spinecoach.core.workout.timeline import Planned

MOST = 10
"""The highest number of both scales."""

UNEASY = 3
"""Pain of this or more eases the workout."""

TOO_MUCH = 6
"""Pain of this or more ends it."""

EASED_REPS = (2, 3)
"""An eased set keeps two thirds of its reps: the numerator and the denominator."""


class Advice(StrEnum):
    """What to do about a number."""

    GO_ON = "go on"
    EASE = "ease"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Feeling:
    """What a person said about one workout; a question that was skipped is None or missing.

    `exercises` maps an exercise's id to the pain after it, `slipped` holds the ids of those whose
    form slipped. An `excused` workout never counts as missed.
    """

    pain_before: int | None = None
    pain_after: int | None = None
    effort: int | None = None
    exercises: Mapping[str, int] = field(default_factory=dict)
    slipped: frozenset[str] = frozenset()
    excused: bool = False

    @property
    def worst(self) -> int | None:
        """Return the greatest pain that was given; None if none was."""
        given = (self.pain_before, self.pain_after, *self.exercises.values())
        return max((pain for pain in given if pain is not None), default=None)


def greater(one: int | None, other: int | None) -> int | None:
    """Return the greater of two numbers for the same pain; None stands for no answer.

    A later, smaller number never replaces a greater one.
    """
    return max((pain for pain in (one, other) if pain is not None), default=None)


def feeling_of(workout: LoggedWorkout) -> Feeling:
    """Return what was said about a recorded workout."""
    return Feeling(
        workout.pain_before,
        workout.pain_after,
        workout.effort,
        {felt.exercise: felt.pain for felt in workout.felt if felt.pain is not None},
        frozenset(felt.exercise for felt in workout.felt if felt.slipped),
        workout.excused,
    )


def advice(pain: int | None) -> Advice:
    """Return what to do about one number; without an answer (None) the workout goes on."""
    if pain is None or pain < UNEASY:
        return Advice.GO_ON
    return Advice.STOP if pain >= TOO_MUCH else Advice.EASE


def advice_after(readings: Sequence[int]) -> Advice:
    """Return what to do about the numbers of one workout, the latest last.

    Pain that has risen twice in a row asks to stop, as soon as it is 3 or more.
    """
    if not readings:
        return Advice.GO_ON
    now = advice(readings[-1])
    if now is Advice.GO_ON or not _risen(readings):
        return now
    return Advice.STOP


def _risen(readings: Sequence[int]) -> bool:
    """Return whether each of the latest three numbers is above the one before it."""
    *_, first, second, third = (MOST, MOST, MOST, *readings)
    return first < second < third


def asks_between(before: int | None) -> bool:
    """Return whether to ask after each exercise: only if the pain before was 3 or more."""
    return before is not None and before >= UNEASY


def pause_advised(worst: Sequence[int | None]) -> bool:
    """Return whether the two latest workouts hurt; `worst` has one number each, latest last."""
    if not worst[:-1]:
        return False
    return all(pain is not None and pain >= UNEASY for pain in worst[-2:])


def ease(plan: Sequence[Planned], begun: Collection[str] = ()) -> tuple[Planned, ...]:
    """Return the gentler workout: easier variants if there are any, and two thirds of the reps.

    Exercises whose ids are in `begun` keep their variant.
    """
    return tuple(
        _fewer(planned if planned.exercise.id in begun else easier(planned) or planned)
        for planned in plan
    )


def easier(planned: Planned) -> Planned | None:
    """Return the exercise in its first easier variant; None if there is none or it is eased."""
    # Imported here: the first questions of all are shown without any exercise.
    from spinecoach.core.exercise.exercise import Level

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
