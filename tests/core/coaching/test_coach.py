"""The coaching rules put together for one person."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from spinecoach.core.coaching.coach import KNOWN_FROM, SHORT_SET_UP, Coach
from spinecoach.core.coaching.first_name import ARTICLE_NAME
from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.coaching.progression import ExerciseResult
from spinecoach.core.coaching.readiness import Clearance
from spinecoach.core.coaching.routine import MOST_ITEMS, Item, Routine
from spinecoach.core.coaching.week_plan import DayAdvice
from spinecoach.core.mistake import WrongValueError
from spinecoach.core.preferences import Preferences
from spinecoach.core.record.logbook import DayDone
from tests.core.scenes import ROW, exercise
from tests.people import Feelings, Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.mistake import Problem

MONDAY = date(2026, 11, 16)


@dataclass
class Home:
    """Everything around one person, in memory: packs, settings and history in one."""

    shelf: list[Exercise] = field(
        default_factory=lambda: [exercise("superman"), exercise("bent-over-row", ROW)]
    )
    preferences: Preferences = field(default_factory=Preferences)
    done: list[DayDone] = field(default_factory=list)
    person: Person = field(default_factory=Person)
    training: Feelings = field(default_factory=Feelings)
    today: date = MONDAY
    trouble: None = None

    def exercises(self) -> Sequence[Exercise]:
        return self.shelf

    def problems(self) -> Sequence[Problem]:
        return ()

    def get(self) -> Preferences:
        return self.preferences

    def change(self, **changes: object) -> Preferences:
        self.preferences = self.preferences._replace(**changes)  # type: ignore[arg-type]
        return self.preferences

    def days(self, since: date) -> Sequence[DayDone]:
        return [day for day in self.done if day.day >= since]

    def first_day(self) -> date | None:
        return min((day.day for day in self.done), default=None)

    def coach(self, *, asks: bool = True) -> Coach:
        return Coach(
            self,
            self,
            self.person,
            lambda: (self, self.training),  # type: ignore[arg-type, return-value]
            lambda: self.today,
            warm_ups=self,
            asks=asks,
        )

    def result(self, **felt: object) -> None:
        plain = ExerciseResult(f"w{self.today}", self.today, "superman", "", None, 8, 1, (8,), 4, 0)
        self.training.past.append(replace(plain, **felt))  # type: ignore[arg-type]


@pytest.fixture
def home() -> Home:
    return Home()


def test_a_new_person_is_asked_and_all_well_is_ready(home: Home) -> None:
    coach = home.coach()
    assert coach.never_asked
    assert coach.clearance() is Clearance.UNASKED
    assert coach.answer(()) is Clearance.READY
    assert not coach.never_asked


def test_a_yes_waits_for_a_professional(home: Home) -> None:
    coach = home.coach()
    assert coach.answer({"back"}) is Clearance.ASK_FIRST
    assert coach.asked_a_professional() is Clearance.READY
    home.person.forget_answers()
    assert coach.asked_a_professional() is Clearance.UNASKED  # nothing to confirm


def test_four_weeks_away_ask_again(home: Home) -> None:
    coach = home.coach()
    coach.answer(())
    home.result()
    home.today += timedelta(days=28)
    assert coach.clearance() is Clearance.AGAIN


def test_a_rehearsal_asks_nothing(home: Home) -> None:
    coach = home.coach(asks=False)
    home.training.pains = [5, 5]
    assert coach.clearance() is Clearance.READY
    assert not coach.never_asked
    assert not coach.pause_advised()


def test_two_workouts_that_hurt_advise_a_pause(home: Home) -> None:
    home.training.pains = [3, 4]
    assert home.coach().pause_advised()


def test_what_was_felt_and_excused_is_handed_on(home: Home) -> None:
    home.coach().feel("w1", Feeling(effort=3))
    home.coach().excuse_today()
    assert home.training.felt == [Feeling(effort=3)]
    assert home.training.excuses == 1


def test_the_plan_is_the_articles_until_another_routine_is_chosen(home: Home) -> None:
    home.person.own([2.0, 3.0])
    coach = home.coach()
    assert [(p.exercise.id, p.sets, p.weight_kg) for p in coach.plan()] == [
        ("superman", 1, None),
        ("bent-over-row", 1, 2.0),
    ]
    home.person.saved = home.person.saved.with_routine(Routine("Mine", (Item("superman", sets=3),)))
    assert [(p.exercise.id, p.sets) for p in coach.plan()] == [("superman", 3)]
    assert coach.article().name == ARTICLE_NAME
    home.preferences = Preferences(sets=2)
    assert coach.plan()[0].sets == 2


def test_an_eased_plan_is_gentler(home: Home) -> None:
    coach = home.coach()
    assert [p.reps for p in coach.plan(eased=True)] == [5, 5]
    assert all(p.variant is not None for p in coach.plan(eased=True))


def test_a_workout_is_warmed_up_for_unless_one_does_without(home: Home) -> None:
    assert [planned.exercise.id for planned in home.coach().warm_up()] == [
        "superman",
        "bent-over-row",
    ]
    home.preferences = Preferences(warm_up=False)
    assert home.coach().warm_up() == ()


def test_a_routine_whose_exercise_is_gone_says_so(home: Home) -> None:
    coach = home.coach()
    assert coach.missing() == ()
    home.person.saved = home.person.saved.with_routine(Routine("Mine", (Item("bird-dog"),)))
    assert coach.missing() == ("bird-dog",)
    assert coach.plan() == ()


def test_a_suggestion_that_is_taken_changes_the_routine_and_is_kept(home: Home) -> None:
    home.result()
    coach = home.coach()
    (only,) = coach.suggestions()
    coach.accept([only])
    assert coach.routine().items[0].reps == 9
    assert home.person.saved.chosen == ARTICLE_NAME
    assert coach.suggestions() == ()


def test_agreed_sets_are_not_hidden_by_one_number_for_all(home: Home) -> None:
    home.result()
    home.today += timedelta(days=14)
    home.result()
    home.preferences = Preferences(sets=1)
    coach = home.coach()
    coach.accept(coach.suggestions())
    assert home.preferences.sets == 0
    assert coach.plan()[0].sets == 2


def test_not_now_waits_for_the_next_workout(home: Home) -> None:
    home.result()
    coach = home.coach()
    coach.decline(coach.suggestions())
    assert coach.suggestions() == ()
    home.today += timedelta(days=2)
    home.result()
    assert len(coach.suggestions()) == 1


def test_the_week_is_laid_out_on_the_persons_days(home: Home) -> None:
    home.preferences = Preferences(days="tue sat")
    home.done = [DayDone(MONDAY, 4, 4), DayDone(MONDAY - timedelta(days=60), 4, 4)]
    week = home.coach().week(first_weekday=0)
    assert week.advice is DayAdvice.DONE
    assert week.following == MONDAY + timedelta(days=5)
    assert [day.kind.value for day in week.days].count("done") == 1


def test_each_day_of_the_week_with_a_workout_has_its_number(home: Home) -> None:
    days = [MONDAY - timedelta(days=1), MONDAY, MONDAY + timedelta(days=2)]
    home.done = [DayDone(day, 4, 4) for day in days]
    home.done.append(DayDone(MONDAY + timedelta(days=1), 4, 0, excused=True))
    home.today = MONDAY + timedelta(days=2)
    # Before the workout of this day and behind it.
    assert home.coach().day_of_week(first_weekday=0) == 2
    assert home.coach().day_of_week(first_weekday=6) == 3


@pytest.mark.parametrize(
    ("preferences", "days"),
    [
        (Preferences(), {0, 2, 4}),
        (Preferences(target_days=4), {0, 1, 3, 4}),
        (Preferences(target_days=7), {0, 2, 4}),
        (Preferences(days="nonsense"), {0, 2, 4}),
        (Preferences(days="sun"), {6}),
    ],
)
def test_the_days_are_the_persons_or_the_usual_ones(
    preferences: Preferences, days: set[int]
) -> None:
    assert Home(preferences=preferences).coach().days() == days


def test_once_the_set_ups_are_known_it_is_asked_once_whether_to_tell_less(home: Home) -> None:
    coach = home.coach()
    for _ in range(KNOWN_FROM):
        assert SHORT_SET_UP not in coach.suggestions()
        home.result()
        home.today += timedelta(days=2)
    assert SHORT_SET_UP in coach.suggestions()
    before = coach.routine()
    coach.accept([SHORT_SET_UP])
    assert home.preferences.short_set_up
    assert coach.routine() == before
    assert SHORT_SET_UP not in coach.suggestions()


@pytest.mark.parametrize("other", [{"coached": False}, {"exercise": "bench-press"}])
def test_workouts_in_which_no_set_up_was_heard_make_none_known(
    home: Home, other: dict[str, object]
) -> None:
    for _ in range(KNOWN_FROM + 3):
        home.result(**other)
        home.today += timedelta(days=2)
    assert SHORT_SET_UP not in home.coach().suggestions()


def test_a_no_to_shorter_set_ups_is_a_no_for_good(home: Home) -> None:
    coach = home.coach()
    for _ in range(KNOWN_FROM):
        home.result()
        home.today += timedelta(days=2)
    coach.decline([SHORT_SET_UP])
    home.result()
    assert SHORT_SET_UP not in coach.suggestions()
    assert not home.preferences.short_set_up


def test_a_newcomer_is_a_person_without_a_workout(home: Home) -> None:
    assert home.coach().newcomer
    home.training.past.append(
        ExerciseResult("w", MONDAY, "superman", "", None, 8, 1, (8,), None, None, slipped=False)
    )
    assert not home.coach().newcomer


def test_an_exercise_is_planned_as_the_routine_has_it_in_another_variant_at_its_fewest_reps(
    home: Home,
) -> None:
    coach = home.coach()
    home.person.keep_routines(
        home.person.routines().with_routine(Routine("Mine", (Item("superman", "", 3, 11),)))
    )
    assert coach.in_routine("superman") == coach.item("superman") == Item("superman", "", 3, 11)
    easier = coach.item("superman", "gentle")
    assert (easier.variant, easier.sets, easier.reps) == ("gentle", 3, 8)
    assert coach.in_routine("bent-over-row") is None
    assert coach.item("bent-over-row").sets == 1


def test_a_variant_is_put_into_the_routine_in_its_place_a_new_exercise_at_the_end(
    home: Home,
) -> None:
    coach = home.coach()
    home.person.keep_routines(
        home.person.routines().with_routine(Routine("Mine", (Item("superman", "", 3, 11),)))
    )
    undo = coach.use({"superman": "gentle", "bent-over-row": ""})
    items = coach.routine().items
    assert [(item.exercise, item.variant) for item in items] == [
        ("superman", "gentle"),
        ("bent-over-row", ""),
    ]
    assert (coach.routine().name, items[0].sets) == ("Mine", 3)
    undo()
    assert coach.routine().items == (Item("superman", "", 3, 11),)


def test_a_routine_that_is_full_stays_as_it_is(home: Home) -> None:
    coach = home.coach()
    full = Routine("Full", tuple(Item(f"squat-{n}") for n in range(MOST_ITEMS)))
    home.person.keep_routines(home.person.routines().with_routine(full))
    with pytest.raises(WrongValueError):
        coach.use({"superman": ""})
    assert coach.routine() == full


@pytest.mark.parametrize("eased", [False, True])
def test_a_practice_is_one_set_and_eased_if_it_hurts(home: Home, *, eased: bool) -> None:
    coach = home.coach()
    home.person.keep_routines(
        home.person.routines().with_routine(Routine("Mine", (Item("superman", "", 3, 11),)))
    )
    (planned,) = coach.practice("superman", eased=eased)
    assert planned.sets == 1
    assert (planned.variant is None, planned.reps < 11) == (not eased, eased)


def test_the_moves_of_the_warm_up_are_there_though_it_is_switched_off(home: Home) -> None:
    home.change(warm_up=False)
    coach = home.coach()
    assert coach.warm_up() == ()
    assert coach.warm_up_moves() == home.shelf
