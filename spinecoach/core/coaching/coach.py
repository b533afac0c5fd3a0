"""Apply the coaching rules to one person: may they start, with what, and what to ask.

Both front ends hold one `Coach`. It combines the ports with the rules of `readiness`, `pain`,
`routine`, `progression` and `week_plan`, and stores nothing itself. A rehearsal (a workout on a
fast clock) is done by nobody, so it asks no questions.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from spinecoach.core.coaching import pain, readiness
from spinecoach.core.coaching.progression import ShortSetUp, Suggestion, SuggestionKind, suggest
from spinecoach.core.coaching.progression_steps import ProgressionSteps
from spinecoach.core.coaching.readiness import Clearance, Readiness
from spinecoach.core.coaching.routine import Routine, article, gone, item_of, plan_of
from spinecoach.core.coaching.week_plan import DAYS, parse_days, week_plan
from spinecoach.core.record.adherence import week_start
from spinecoach.core.workout.timeline import plan_exercise

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date

    from spinecoach.core.coaching.pain import Feeling
    from spinecoach.core.coaching.ports import History, Packs, Profile, Settings, Training
    from spinecoach.core.coaching.routine import Item
    from spinecoach.core.coaching.week_plan import WeekPlan
    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.workout.timeline import Planned

LOOK_BACK = timedelta(days=14)
"""How far back the history is read to lay out the week."""

KNOWN_FROM = 6
"""Days with coached workouts after which the person knows the set-ups: two weeks of three days."""

SHORT_SET_UP = Suggestion(SuggestionKind.SET_UP, (), ShortSetUp(), "short set-up")


class Coach:
    """The coaching rules for one person, on the day that `today` returns.

    `warm_ups` are the movements of the warm-up in their order. `lookup` opens history and training
    when they are first needed: the first page needs neither.
    """

    def __init__(
        self,
        packs: Packs,
        settings: Settings,
        profile: Profile,
        lookup: Callable[[], tuple[History, Training]],
        today: Callable[[], date],
        *,
        warm_ups: Packs,
        asks: bool = True,
    ) -> None:
        self.asks = asks
        self._warm_ups = warm_ups
        self.profile = profile
        self._packs = packs
        self._settings = settings
        self._lookup = lookup
        self._today = today

    # -- may they start ----------------------------------------------------------

    @property
    def never_asked(self) -> bool:
        """Whether the readiness questions were never answered."""
        return self.asks and self.profile.readiness() is None

    @property
    def newcomer(self) -> bool:
        """Whether no workout was ever done."""
        return self._training.last_day() is None

    def clearance(self) -> Clearance:
        """Return whether the person may start today."""
        if not self.asks:
            return Clearance.READY
        answers = self.profile.readiness()
        # Nothing else in the first start of all needs the history.
        last = self._training.last_day() if answers is not None else None
        return readiness.clearance(answers, self._today(), last)

    def answer(self, yes: Collection[str], *, professional: bool = False) -> Clearance:
        """Keep today's answers; return whether the person may start now."""
        self.profile.answer(Readiness(self._today(), frozenset(yes), professional))
        return self.clearance()

    def asked_a_professional(self) -> Clearance:
        """Note that the person asked a professional about what they ticked."""
        answers = self.profile.readiness()
        if answers is not None:
            self.profile.answer(replace(answers, professional=True))
        return self.clearance()

    # -- pain --------------------------------------------------------------------

    def pause_advised(self) -> bool:
        """Whether the two latest workouts both hurt."""
        return self.asks and pain.pause_advised(self._training.worst_pains())

    def excuse_today(self) -> None:
        """Excuse today because of pain."""
        self._training.excuse_today()

    def feel(self, workout: str, feeling: Feeling) -> None:
        """Keep pain and effort of a workout."""
        self._training.feel(workout, feeling)

    # -- with what ---------------------------------------------------------------

    def routine(self) -> Routine:
        """Return the routine in use: the chosen one, or the article's."""
        routines = self.profile.routines()
        return routines.find(routines.chosen) or self.article()

    def article(self) -> Routine:
        """Return the article's routine with this person's variants and dumbbells."""
        variants = self._settings.get().variants
        return article(self._packs.exercises(), variants, self.profile.weights())

    def plan(self, *, eased: bool = False) -> tuple[Planned, ...]:
        """Return today's plan; `eased` is the gentler one for pain of 3 to 5."""
        plan = plan_of(self.routine(), self._packs.exercises(), self._settings.get().sets)
        return pain.ease(plan) if eased else plan

    def item(self, exercise: str, variant: str = "") -> Item:
        """Return an exercise in a variant: the item of the routine, if that has this variant.

        In any other variant it has the fewest reps.
        """
        one, owned = self._shelf()[exercise], self.profile.weights()
        own = self.in_routine(exercise) or item_of(one, "", owned)
        return (
            own if own.variant == variant else ProgressionSteps(one, owned).in_variant(own, variant)
        )

    def in_routine(self, exercise: str) -> Item | None:
        """Return the item of an exercise in the routine in use, None if it has none."""
        return next((item for item in self.routine().items if item.exercise == exercise), None)

    def use(self, variants: Mapping[str, str]) -> Callable[[], None]:
        """Put exercises into the routine in use, each in a variant; return what undoes it.

        `variants` maps an exercise to its variant. An exercise that is in the routine already keeps
        its place. Raises `WrongValueError` if the routine would hold too many.
        """
        before, routine = self.profile.routines(), self.routine()
        items = {item.exercise: item for item in routine.items}
        items |= {exercise: self.item(exercise, variant) for exercise, variant in variants.items()}
        changed = replace(routine, items=tuple(items.values()))
        self.profile.keep_routines(before.with_routine(changed))
        return partial(self.profile.keep_routines, before)

    def practice(
        self, exercise: str, variant: str = "", *, eased: bool = False
    ) -> tuple[Planned, ...]:
        """Plan one set of an exercise of the shelf by itself."""
        routine = Routine("", (replace(self.item(exercise, variant), sets=1),))
        plan = plan_of(routine, self._packs.exercises())
        return pain.ease(plan) if eased else plan

    def warm_up_moves(self) -> Sequence[Exercise]:
        """Return the movements of the warm-up, whether it is switched on or not."""
        return self._warm_ups.exercises()

    def warm_up(self) -> tuple[Planned, ...]:
        """Return the movements of the warm-up; none if the person switched it off."""
        if not self._settings.get().warm_up:
            return ()
        return tuple(plan_exercise(exercise) for exercise in self.warm_up_moves())

    def missing(self) -> tuple[str, ...]:
        """Return the ids of the exercises of the routine that have no file any more."""
        return gone(self.routine(), self._packs.exercises())

    # -- what to ask -------------------------------------------------------------

    def suggestions(self) -> tuple[Suggestion, ...]:
        """Return what to ask today; a "not now" holds until the next workout."""
        declined = self.profile.routines().declined
        found = suggest(
            self.routine(),
            self._shelf(),
            self._training.exercise_results(),
            self.profile.weights(),
            self._today(),
        )
        asked = (*found, *self._set_up_question())
        return tuple(suggestion for suggestion in asked if suggestion.key not in declined)

    def _set_up_question(self) -> tuple[Suggestion, ...]:
        """Return the question about shorter set-ups, once the full ones were heard on enough days.

        Only coached workouts count: in others our set-ups were not heard.
        """
        shelf = self._shelf()
        heard = {
            result.day
            for result in self._training.exercise_results()
            if result.coached and result.exercise in shelf
        }
        if self._settings.get().short_set_up or len(heard) < KNOWN_FROM:
            return ()
        return (SHORT_SET_UP,)

    def accept(self, suggestions: Sequence[Suggestion]) -> None:
        """Accept suggestions: change the routine in use and keep it."""
        if any(suggestion.kind is SuggestionKind.SET_UP for suggestion in suggestions):
            self._settings.change(short_set_up=True)
        if not any(suggestion.changes for suggestion in suggestions):
            return
        routine = self.routine()
        for suggestion in suggestions:
            routine = suggestion.applied_to(routine)
        self.profile.keep_routines(self.profile.routines().with_routine(routine))
        if any(
            suggestion.kind in {SuggestionKind.SETS, SuggestionKind.RETURN}
            for suggestion in suggestions
        ):
            # The setting "sets of every exercise" would override what was just accepted.
            self._settings.change(sets=0)

    def decline(self, suggestions: Sequence[Suggestion]) -> None:
        """Answer "not now"."""
        routines = self.profile.routines()
        for suggestion in suggestions:
            routines = routines.declining(suggestion.key)
        self.profile.keep_routines(routines)

    # -- the week ----------------------------------------------------------------

    def days(self) -> frozenset[int]:
        """Return the weekdays on which the person trains, 0 = Monday."""
        preferences = self._settings.get()
        text = preferences.days or DAYS.get(preferences.target_days, DAYS[3])
        try:
            return parse_days(text)
        except ValueError:
            return parse_days(DAYS[3])

    def week(self, first_weekday: int) -> WeekPlan:
        """Return this week's plan as of today; a week begins on `first_weekday`, 0 = Monday."""
        today = self._today()
        first_day = self._history.first_day()
        done = self._history.days(today - LOOK_BACK)
        return week_plan(done, self.days(), today, first_weekday=first_weekday, first_day=first_day)

    def day_of_week(self, first_weekday: int) -> int:
        """Return the number of today among this week's days with a workout, 1 for the first."""
        today = self._today()
        done = self._history.days(week_start(today, first_weekday))
        return 1 + sum(one.done_sets > 0 and one.day < today for one in done)

    @property
    def _history(self) -> History:
        return self._lookup()[0]

    @property
    def _training(self) -> Training:
        return self._lookup()[1]

    def _shelf(self) -> dict[str, Exercise]:
        return {exercise.id: exercise for exercise in self._packs.exercises()}
