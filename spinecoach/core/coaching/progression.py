"""Suggest the next step of a routine, one at a time and always as a question.

Weeks 1 and 2: one set with the lightest dumbbell. Weeks 3 and 4: two sets. Later up to three. Reps
come first: one more when every set reached its target, the effort was 6 or less, pain was never
above 2 and no form slipped. At the top of the range in two workouts in a row, the next dumbbell
that is owned; if that one is more than a tenth heavier, the reps first rise to 15, then start again
at the low end. If there is no heavier dumbbell, the next harder variant. A target missed twice in a
row, or an effort of 8 or more: one step back. After more than fourteen days without a workout: one
set, one dumbbell down (docs/reference.md, section 5).

Nothing is stored here. A suggestion follows from the routine, from what was done with exactly this
routine, and from today: once it is accepted, the routine has changed, and the next step needs new
results. A question without an answer changes nothing. `core.phrases.suggestions` has the words.
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
"""The highest effort after which the next step is still suggested."""

TOO_HARD = 8
"""The effort from which one step back is suggested."""

PAIN_ALLOWED = 2
"""The greatest pain after which the next step is still suggested."""

GAP_DAYS = 14
"""More days than this without a workout are a gap."""

SETS_BY_WEEK = (1, 1, 2, 2)
"""The most sets in the first weeks; `MOST_SETS` from then on."""

MOST_SETS = 3

LIGHT_WEEKS = 2
"""Weeks in which the weight stays the lightest."""

PAIN_FREE_DAYS = 14
"""Days without pain before a dumbbell is suggested for an exercise done with empty hands."""


@dataclass(frozen=True, slots=True)
class ExerciseResult:
    """One exercise as it was done in one workout.

    `reps` holds one number for each set that was begun, the best attempt of each; `pain` is the
    greatest of the workout, None if it was never asked; `whole` is False if the workout was stopped
    early; an `excused` workout is never counted as missed; `coached` means done with this program,
    not written down or imported afterwards.
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
        """Whether every planned set reached its target."""
        return len(self.reps) >= self.planned_sets and min(self.reps, default=0) >= self.target

    @property
    def missed(self) -> bool:
        """Whether a set fell short, in a whole workout that was not excused."""
        return self.whole and not self.excused and min(self.reps, default=self.target) < self.target

    @property
    def went_well(self) -> bool:
        """Whether effort, pain and form were asked about and the answers allow a step up."""
        return (
            self.hit
            and self.effort is not None
            and self.effort <= HARDEST_GOOD
            and self.pain is not None
            and self.pain <= PAIN_ALLOWED
            and not self.slipped
        )


class SuggestionKind(StrEnum):
    """What a suggestion changes."""

    RETURN = "return"
    SETS = "sets"
    REPS = "reps"
    WEIGHT = "weight"
    VARIANT = "variant"
    BACK = "back"
    SET_UP = "set-up"


@dataclass(frozen=True, slots=True)
class Target:
    """What a step leads to; a weight and a variant's title only if they change."""

    reps: int
    weight_kg: float | None = None
    variant: str = ""


@dataclass(frozen=True, slots=True)
class AfterGap:
    """No workout for `days` days: start again with one set; `lighter` if a weight goes down too."""

    days: int
    lighter: bool


@dataclass(frozen=True, slots=True)
class MoreSets:
    """The week of training allows more sets; `all_exercises` if every one went well."""

    week: int
    sets: int
    all_exercises: bool


@dataclass(frozen=True, slots=True)
class OneMoreRep:
    """Every set of an exercise reached `reps`."""

    title: str
    reps: int


@dataclass(frozen=True, slots=True)
class StepUp:
    """Every set of an exercise reached the top of its range, `reps`, twice."""

    title: str
    reps: int
    target: Target


@dataclass(frozen=True, slots=True)
class StepBack:
    """`reps` were missed `twice`, or the workout was very hard."""

    title: str
    reps: int
    twice: bool
    target: Target


@dataclass(frozen=True, slots=True)
class ShortSetUp:
    """The person has heard the set-ups often enough to know them."""


Reason = AfterGap | MoreSets | OneMoreRep | StepUp | StepBack | ShortSetUp


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One question: new items of a routine by their index, and the reason.

    `key` names the occasion, so that "not now" holds until the next workout.
    """

    kind: SuggestionKind
    changes: tuple[tuple[int, Item], ...]
    reason: Reason
    key: str

    def applied_to(self, routine: Routine) -> Routine:
        """Return the routine with this suggestion accepted."""
        for index, item in self.changes:
            routine = routine.with_item(index, item)
        return routine


def training_week(days: Sequence[date], today: date) -> int:
    """Return the week of training, 1 or more, counted from the first workout after a gap."""
    start = None
    for before, day in zip((None, *days), days, strict=False):
        if before is None or (day - before).days > GAP_DAYS:
            start = day
    if start is None or today < start or (today - days[-1]).days > GAP_DAYS:
        return 1
    return (today - start).days // 7 + 1


def most_sets(week: int) -> int:
    """Return the most sets of each exercise in that week of training."""
    return SETS_BY_WEEK[week - 1] if week <= len(SETS_BY_WEEK) else MOST_SETS


def suggest(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    exercise_results: Sequence[ExerciseResult],
    owned: Sequence[float],
    today: date,
) -> tuple[Suggestion, ...]:
    """Return what to ask today, given all results, the latest last.

    After a gap only that is asked. Otherwise, if more sets are due, only those. Otherwise one
    question for each exercise that is ready for a step. Results from the future (the clock was set
    back) are left out.
    """
    known = [result for result in exercise_results if result.day <= today]
    days = sorted({result.day for result in known})
    lookup = _Lookup(routine, exercises, known, owned, today)
    if not days:
        return ()
    if (today - days[-1]).days > GAP_DAYS:
        return lookup.after_gap((today - days[-1]).days)
    week = training_week(days, today)
    return lookup.more_sets(week) or lookup.steps(week)


@dataclass(frozen=True, slots=True)
class _Lookup:
    """A routine, its results and what is owned, as they are today."""

    routine: Routine
    exercises: Mapping[str, Exercise]
    exercise_results: Sequence[ExerciseResult]
    owned: Sequence[float]
    today: date

    def after_gap(self, days: int) -> tuple[Suggestion, ...]:
        """Suggest one set, and one dumbbell below the one that was used last."""
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
        reason = AfterGap(days, lighter)
        return (
            Suggestion(
                SuggestionKind.RETURN, tuple(changes), reason, self._key(SuggestionKind.RETURN)
            ),
        )

    def more_sets(self, week: int) -> tuple[Suggestion, ...]:
        """Suggest one more set of every exercise that went well, up to the most of that week."""
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
        reason = MoreSets(week, most, len(changes) == len(self.routine.items))
        return (
            Suggestion(SuggestionKind.SETS, tuple(changes), reason, self._key(SuggestionKind.SETS)),
        )

    def steps(self, week: int) -> tuple[Suggestion, ...]:
        """Suggest a step up or down for every exercise that is ready for one."""
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
            reason = OneMoreRep(exercise.title, item.reps)
            more = replace(item, reps=item.reps + 1)
            return self._asked(SuggestionKind.REPS, index, more, reason, exercise)
        if len(past) > 1 and past[-2].went_well and week > LIGHT_WEEKS:
            return self._big_step(index, item, steps)
        return None

    def _back(
        self, index: int, item: Item, steps: ProgressionSteps, *, twice: bool
    ) -> Suggestion | None:
        down = steps.down(item)
        if down is None:
            return None
        target = _target(item, down, steps.exercise)
        reason = StepBack(steps.exercise.title, item.reps, twice, target)
        return self._asked(SuggestionKind.BACK, index, down, reason, steps.exercise)

    def _big_step(self, index: int, item: Item, steps: ProgressionSteps) -> Suggestion | None:
        """Suggest the next dumbbell or variant; a first dumbbell after two weeks without pain."""
        up = steps.up(item)
        if up is None or (up.weight_kg is not None and item.weight_kg is None and self._hurt()):
            return None
        kind = SuggestionKind.WEIGHT if up.variant == item.variant else SuggestionKind.VARIANT
        reason = StepUp(steps.exercise.title, item.reps, _target(item, up, steps.exercise))
        return self._asked(kind, index, up, reason, steps.exercise)

    def _asked(
        self, kind: SuggestionKind, index: int, item: Item, reason: Reason, exercise: Exercise
    ) -> Suggestion:
        return Suggestion(kind, ((index, item),), reason, self._key(kind, exercise.id))

    def _key(self, kind: SuggestionKind, exercise: str = "") -> str:
        return f"{self.exercise_results[-1].workout}:{kind}:{exercise}"

    def _hurt(self) -> bool:
        """Whether anything hurt, or pain was not asked about, in the last two weeks.

        Nobody is asked this sooner than two weeks after the first workout (`LIGHT_WEEKS`).
        """
        recent = [o for o in self.exercise_results if (self.today - o.day).days <= PAIN_FREE_DAYS]
        return any(o.pain is None or o.pain > PAIN_ALLOWED for o in recent)

    def _lines(self) -> list[tuple[int, Item, Exercise]]:
        return [
            (index, item, self.exercises[item.exercise])
            for index, item in enumerate(self.routine.items)
            if item.exercise in self.exercises
        ]

    def _past(self, item: Item) -> list[ExerciseResult]:
        return [result for result in self.exercise_results if result.exercise == item.exercise]

    def _at(self, item: Item, exercise: Exercise) -> list[ExerciseResult]:
        """The latest results, at most two, without a gap, that were done with exactly this item."""
        sets = planned_sets(item, movement_of(exercise, item))
        running: list[ExerciseResult] = []
        for result in reversed(self._past(item)):
            same = (
                result.variant == item.variant
                and result.target == item.reps
                and weights.same(result.weight_kg, item.weight_kg)
            )
            # The result before may have fewer sets: only the load has to be the same.
            if not same or (not running and result.planned_sets != sets):
                break
            running.insert(0, result)
        return running[-2:]


def _target(before: Item, after: Item, exercise: Exercise) -> Target:
    """What changes from one item of an exercise to the next."""
    weight = None
    if after.weight_kg is not None and not weights.same(after.weight_kg, before.weight_kg):
        weight = after.weight_kg
    if after.variant == before.variant:
        return Target(after.reps, weight)
    variant = variant_of(exercise, after.variant)
    return Target(after.reps, weight, variant.title if variant else exercise.title)
