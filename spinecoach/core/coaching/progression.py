"""A little stronger each week: what to suggest next, one step at a time, and always as a question.

Weeks 1 and 2: one set with the lightest dumbbell. Weeks 3 and 4: two sets. Later
up to three. Reps first: one more when every set reached its number, the workout
felt like 6 or less, nothing hurt above 2 and no form slipped. At the top of the
range in two workouts running, the next dumbbell that is owned; where that is
more than a tenth heavier, the reps climb to 15 before, then begin anew at the
low end. Where there is no heavier dumbbell, the next harder variant. A number
missed twice running, or a workout that felt like 8 or more: one step back. More
than fourteen days away: one set, one dumbbell down (content reference, section 5).

Nothing is remembered here. A suggestion follows from the recipe, from what was
done with exactly this recipe, and from today: once it is taken, the recipe is
another, and the next one has to be earned. A question that nobody answered
raises nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from spinecoach.core.coaching import weights
from spinecoach.core.coaching.progression_steps import ProgressionSteps
from spinecoach.core.coaching.routine import Routine, movement_of, planned_sets, variant_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from spinecoach.core.coaching.routine import Item
    from spinecoach.core.exercise.exercise import Exercise

HARDEST_GOOD = 6
"""Effort up to here is no reason to wait."""

TOO_HARD = 8
"""Effort from here on is a step back."""

PAIN_ALLOWED = 2
"""Pain above this is a reason to wait."""

GAP_DAYS = 14
"""More days than this without a workout are a gap."""

SETS_BY_WEEK = (1, 1, 2, 2)
"""The most sets in the first weeks; `MOST_SETS` from then on."""

MOST_SETS = 3

LIGHT_WEEKS = 2
"""So many weeks the weight stays the lightest."""

PAIN_FREE_DAYS = 14
"""So long nothing may have hurt before empty hands take a dumbbell."""


@dataclass(frozen=True, slots=True)
class ExerciseResult:
    """One exercise as it was done in one workout.

    `reps` holds one number for each set that was begun, the best try of each;
    `pain` is the worst that was given in the workout, None where none was;
    `whole` tells that the workout was not broken off, `excused` that it does not
    count against anybody; `coached` that it was done with this program, not written down or
    imported afterwards.
    """

    workout: str
    day: date
    exercise: str
    variant: str
    weight_kg: float | None
    target: int
    planned_sets: int
    reps: tuple[int, ...]
    effort: int | None = None
    pain: int | None = None
    slipped: bool = False
    whole: bool = True
    excused: bool = False
    coached: bool = True

    @property
    def hit(self) -> bool:
        """Whether every planned set was done in full."""
        return len(self.reps) >= self.planned_sets and min(self.reps, default=0) >= self.target

    @property
    def missed(self) -> bool:
        """Whether a set fell short, in a workout that counts and was not broken off."""
        return self.whole and not self.excused and min(self.reps, default=self.target) < self.target

    @property
    def went_well(self) -> bool:
        """Whether nothing speaks against more: it was asked, and the answers were good."""
        return (
            self.hit
            and self.effort is not None
            and self.effort <= HARDEST_GOOD
            and self.pain is not None
            and self.pain <= PAIN_ALLOWED
            and not self.slipped
        )


class Kind(StrEnum):
    """What a suggestion changes."""

    RETURN = "return"
    SETS = "sets"
    REPS = "reps"
    WEIGHT = "weight"
    VARIANT = "variant"
    BACK = "back"
    SET_UP = "set-up"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One question: new lines for a recipe by their index, and why, in one sentence.

    `key` names the occasion, so that "not now" holds until the next workout.
    """

    kind: Kind
    changes: tuple[tuple[int, Item], ...]
    why: str
    key: str

    def applied_to(self, routine: Routine) -> Routine:
        """The recipe with this suggestion taken."""
        for index, item in self.changes:
            routine = routine.with_item(index, item)
        return routine


def training_week(days: Sequence[date], today: date) -> int:
    """The week of training, from 1 on: counted from the first workout after the last gap."""
    start = None
    for before, day in zip((None, *days), days, strict=False):
        if before is None or (day - before).days > GAP_DAYS:
            start = day
    if start is None or today < start or (today - days[-1]).days > GAP_DAYS:
        return 1
    return (today - start).days // 7 + 1


def most_sets(week: int) -> int:
    """The most sets of each exercise in that week of training."""
    return SETS_BY_WEEK[week - 1] if week <= len(SETS_BY_WEEK) else MOST_SETS


def suggest(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    exercise_results: Sequence[ExerciseResult],
    owned: Sequence[float],
    today: date,
    unit: str = "kg",
) -> tuple[Suggestion, ...]:
    """What to ask today, given all outings, the latest last; weights are written in `unit`.

    After a gap that alone; else more sets alone; else one question for each
    exercise that has earned one. Outings that lie in the future (the clock was
    set back) are left out.
    """
    known = [result for result in exercise_results if result.day <= today]
    days = sorted({result.day for result in known})
    coach = _Coach(routine, exercises, known, owned, today, unit)
    if not days:
        return ()
    if (today - days[-1]).days > GAP_DAYS:
        return coach.after_gap((today - days[-1]).days)
    week = training_week(days, today)
    return coach.more_sets(week) or coach.steps(week)


@dataclass(frozen=True, slots=True)
class _Coach:
    """One look at a recipe and its past."""

    routine: Routine
    exercises: Mapping[str, Exercise]
    exercise_results: Sequence[ExerciseResult]
    owned: Sequence[float]
    today: date
    unit: str

    def after_gap(self, days: int) -> tuple[Suggestion, ...]:
        """One set, and one dumbbell below the one that was used last."""
        changes = []
        lighter = False
        for index, item, exercise in self._lines():
            fewer = replace(item, sets=1)
            past = self._past(item)
            used = past[-1].weight_kg if past else None
            if used is not None and item.weight_kg is not None:
                steps = ProgressionSteps(exercise, self.owned)
                down = steps.lighter(replace(item, weight_kg=used))
                if down is not None and item.weight_kg > down + weights.SAME:
                    fewer = replace(fewer, weight_kg=down)
                    lighter = True
            if fewer != item:
                changes.append((index, fewer))
        if not changes:
            return ()
        how = "1 set and one dumbbell down" if lighter else "1 set"
        why = f"It has been {days} days: begin again with {how}?"
        return (Suggestion(Kind.RETURN, tuple(changes), why, self._key(Kind.RETURN)),)

    def more_sets(self, week: int) -> tuple[Suggestion, ...]:
        """One more set of every exercise that went well, as far as the week allows."""
        changes = []
        for index, item, exercise in self._lines():
            sides = 2 if movement_of(exercise, item).one_sided else 1
            past = self._at(item, exercise)
            more = planned_sets(item, movement_of(exercise, item)) + sides
            if past and past[-1].went_well and more <= most_sets(week) * sides:
                changes.append((index, replace(item, sets=more)))
        if not changes:
            return ()
        most = max(item.sets for _, item in changes)
        each = "of each" if len(changes) == len(self.routine.items) else "where it went well"
        why = f"This is week {week}, and it goes well: try {most} sets {each}?"
        return (Suggestion(Kind.SETS, tuple(changes), why, self._key(Kind.SETS)),)

    def steps(self, week: int) -> tuple[Suggestion, ...]:
        """A step up or down for every exercise that asks for one."""
        found = (self._step(index, item, exercise, week) for index, item, exercise in self._lines())
        return tuple(filter(None, found))

    def _step(self, index: int, item: Item, exercise: Exercise, week: int) -> Suggestion | None:
        past = self._at(item, exercise)
        if not past:
            return None
        steps = ProgressionSteps(exercise, self.owned)
        latest = past[-1]
        hard = latest.effort is not None and latest.effort >= TOO_HARD and not latest.excused
        twice = len(past) > 1 and latest.missed and past[-2].missed
        if hard or twice:
            return self._back(index, item, steps, twice=twice)
        if not latest.went_well:
            return None
        if item.reps < steps.top(item):
            why = f"You did {item.reps} in every set: try {item.reps + 1}?"
            return self._asked(Kind.REPS, index, replace(item, reps=item.reps + 1), why, exercise)
        if len(past) > 1 and past[-2].went_well and week > LIGHT_WEEKS:
            return self._big_step(index, item, steps)
        return None

    def _back(
        self, index: int, item: Item, steps: ProgressionSteps, *, twice: bool
    ) -> Suggestion | None:
        down = steps.down(item)
        if down is None:
            return None
        reason = f"{item.reps} was too many twice" if twice else "That was very hard"
        why = f"{reason}: go back to {self._told(item, down, steps)}?"
        return self._asked(Kind.BACK, index, down, why, steps.exercise)

    def _big_step(self, index: int, item: Item, steps: ProgressionSteps) -> Suggestion | None:
        """The next dumbbell or variant; empty hands take one only after two weeks without pain."""
        up = steps.up(item)
        if up is None or (up.weight_kg is not None and item.weight_kg is None and self._hurt()):
            return None
        kind = Kind.WEIGHT if up.variant == item.variant else Kind.VARIANT
        why = f"You did {item.reps} in every set twice: try {self._told(item, up, steps)}?"
        return self._asked(kind, index, up, why, steps.exercise)

    def _told(self, before: Item, after: Item, steps: ProgressionSteps) -> str:
        """What changes, in a few words."""
        weight = ""
        if after.weight_kg is not None and not weights.same(after.weight_kg, before.weight_kg):
            weight = weights.shown(after.weight_kg, self.unit)
        if after.variant != before.variant:
            variant = variant_of(steps.exercise, after.variant)
            title = variant.title if variant else steps.exercise.title
            return f"“{title}” with {weight}" if weight else f"“{title}”"
        return f"{weight} for {after.reps}" if weight else str(after.reps)

    def _asked(
        self, kind: Kind, index: int, item: Item, why: str, exercise: Exercise
    ) -> Suggestion:
        sentence = f"{exercise.title}: {why[:1].lower()}{why[1:]}"
        return Suggestion(kind, ((index, item),), sentence, self._key(kind, exercise.id))

    def _key(self, kind: Kind, exercise: str = "") -> str:
        return f"{self.exercise_results[-1].workout}:{kind}:{exercise}"

    def _hurt(self) -> bool:
        """Whether anything hurt, or nobody was asked, in the last two weeks."""
        first = min(result.day for result in self.exercise_results)
        recent = [o for o in self.exercise_results if (self.today - o.day).days <= PAIN_FREE_DAYS]
        young = (self.today - first).days < PAIN_FREE_DAYS
        return young or any(o.pain is None or o.pain > PAIN_ALLOWED for o in recent)

    def _lines(self) -> list[tuple[int, Item, Exercise]]:
        return [
            (index, item, self.exercises[item.exercise])
            for index, item in enumerate(self.routine.items)
            if item.exercise in self.exercises
        ]

    def _past(self, item: Item) -> list[ExerciseResult]:
        return [result for result in self.exercise_results if result.exercise == item.exercise]

    def _at(self, item: Item, exercise: Exercise) -> list[ExerciseResult]:
        """The latest outings running that were done with exactly this line, at most two."""
        sets = planned_sets(item, movement_of(exercise, item))
        running: list[ExerciseResult] = []
        for result in reversed(self._past(item)):
            same = (
                result.variant == item.variant
                and result.target == item.reps
                and weights.same(result.weight_kg, item.weight_kg)
            )
            # Sets may have been fewer the time before: it is the load that counts.
            if not same or (not running and result.planned_sets != sets):
                break
            running.insert(0, result)
        return running[-2:]
