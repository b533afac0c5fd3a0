"""The week ahead: what is done, what comes, and how a missed day moves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.coaching.week_plan import (
    DAYS,
    DayAdvice,
    DayKind,
    DaysMistake,
    WeekPlan,
    days_text,
    longest_run,
    mistake,
    parse_days,
    week_plan,
)
from spinecoach.core.phrases.week import WeekPhrases
from spinecoach.core.record.logbook import DayDone

MONDAY = date(2026, 11, 16)
MON_WED_FRI = parse_days("mon wed fri")


def done(*numbers: int) -> list[DayDone]:
    return [DayDone(MONDAY + timedelta(days=number), 4, 4) for number in numbers]


LONG_AGO = MONDAY - timedelta(days=70)


def look(
    today: int,
    *kept: int,
    days: frozenset[int] = MON_WED_FRI,
    first_day: date | None = LONG_AGO,
) -> WeekPlan:
    return week_plan(done(*kept), days, MONDAY + timedelta(days=today), first_day=first_day)


def drawn(plan: WeekPlan) -> str:
    """The week as seven letters: D done, T today, P planned, e excused, b begun, - rest."""
    letters = {
        DayKind.DONE: "D",
        DayKind.TODAY: "T",
        DayKind.PLANNED: "P",
        DayKind.EXCUSED: "e",
        DayKind.PARTIAL: "b",
        DayKind.REST: "-",
    }
    return "".join(letters[day.kind] for day in plan.days)


def told(plan: WeekPlan) -> str:
    """The advice for today as a person reads it."""
    return WeekPhrases().advice(plan.advice, plan.next_day)


CHOICES = st.frozensets(st.integers(0, 6), min_size=1, max_size=6)


@given(CHOICES, st.sets(st.integers(-7, 20)), st.integers(0, 13))
def test_missed_workouts_never_pile_up(days: frozenset[int], kept: set[int], today: int) -> None:
    plan = look(today, *kept, days=days)
    marks = drawn(plan)
    ahead = marks.count("T") + marks.count("P")
    assert len(plan.days) == 7
    assert sum(day.today for day in plan.days) == 1
    assert ahead <= max(0, len(days) - marks.count("D"))
    for day in plan.days:
        if day.kind in {DayKind.TODAY, DayKind.PLANNED}:
            assert day.date >= MONDAY + timedelta(days=today)
    if not kept:
        for stretch in marks.split("-"):
            assert len(stretch) <= longest_run(days)
    assert plan.following > MONDAY + timedelta(days=today)


@pytest.mark.parametrize(
    ("today", "kept", "week", "advice"),
    [
        (0, (), "T-P-P--", "Today is one of your days."),
        (0, (0,), "D-P-P--", "Done for today. Next: Wednesday."),
        (1, (0,), "D-P-P--", "Rest today, tomorrow is better."),
        # the missed Monday moves, and the other days stay
        (1, (), "--P-P-P", "A rest day. Next: tomorrow."),
        (2, (0,), "D-T-P--", "Today is one of your days."),
        (2, (), "--T-P-P", "Today is one of your days."),
        (3, (0,), "D---P-P", "A rest day. Next: tomorrow."),
        (5, (0, 2), "D-D--T-", "Not one of your days, but a good day to catch up."),
        (5, (), "-----T-", "Not one of your days, but a good day to catch up."),
        (4, (), "----T-P", "Today is one of your days."),  # one of three fell away
        (5, (0, 2, 4), "D-D-D--", "Rest today. Next: Monday."),
        (6, (0, 2, 4), "D-D-D--", "This week's days are done. Next: tomorrow."),
        (2, (0, 1), "DD--P--", "Rest today. Next: Friday."),
        (3, (0, 2), "D-D-P--", "Rest today, tomorrow is better."),
        (6, (), "------T", "Not one of your days, but a good day to catch up."),
    ],
)
def test_a_week_of_mondays_wednesdays_and_fridays(
    today: int, kept: tuple[int, ...], week: str, advice: str
) -> None:
    plan = look(today, *kept)
    assert (drawn(plan), told(plan)) == (week, advice)
    assert plan.wanted_today is ("T" in week)
    assert plan.done == week.count("D")


def test_a_workout_on_sunday_moves_the_one_on_monday() -> None:
    assert look(6, 2, 6).following == MONDAY + timedelta(days=9)


def test_a_day_between_two_workouts_is_a_rest_day() -> None:
    assert look(4, 0, 1, days=parse_days("mon sat")).advice is DayAdvice.WEEK_DONE
    assert told(look(1, days=parse_days("fri sat"))) == "A rest day. Next: Friday."


def test_a_week_that_starts_on_its_last_day_is_not_called_done() -> None:
    saturday = MONDAY + timedelta(days=5)
    begun = [DayDone(saturday, 4, 1)]
    plan = week_plan(begun, MON_WED_FRI, saturday, first_day=saturday)
    assert plan.advice is DayAdvice.REST_DAY
    assert told(plan) == "A rest day. Next: Monday."


def test_four_chosen_days_allow_two_in_a_row_and_no_more() -> None:
    four = parse_days("mon tue thu fri")
    assert longest_run(four) == 2
    assert drawn(look(2, 1, days=four)) == "-D-PP-P"
    assert told(look(2, 0, 1, days=four)) == "Rest today, tomorrow is better."


def test_sunday_and_monday_are_neighbours() -> None:
    assert longest_run(parse_days("sun mon")) == 2
    assert longest_run(parse_days("mon wed fri sun")) == 2


def test_an_excused_day_is_not_made_up_for() -> None:
    today = DayDone(MONDAY, 0, 0, excused=True)
    plan = week_plan([today], MON_WED_FRI, MONDAY, first_day=MONDAY)
    assert drawn(plan) == "e-P-P--"
    assert told(plan) == "Today is excused. Next: Wednesday, if you feel well."
    assert week_plan([today], MON_WED_FRI, MONDAY).advice == plan.advice


def test_a_workout_in_part_can_still_be_completed_today() -> None:
    begun = DayDone(MONDAY, 4, 1)
    assert drawn(week_plan([begun], MON_WED_FRI, MONDAY)) == "T-P-P--"
    tuesday = MONDAY + timedelta(days=1)
    assert drawn(week_plan([begun], MON_WED_FRI, tuesday, first_day=MONDAY)) == "b-P-P-P"


def test_a_clock_set_back_by_a_year_shows_an_empty_week() -> None:
    plan = week_plan(done(0, 2, 4), MON_WED_FRI, MONDAY - timedelta(days=364))
    assert drawn(plan) == "T-P-P--"


def test_the_next_day_can_be_in_the_next_week() -> None:
    plan = look(5, 0, 2, 5, days=parse_days("sat"))
    assert plan.following == MONDAY + timedelta(days=12)
    assert told(plan) == "Done for today. Next: Saturday next week."


@pytest.mark.parametrize(
    ("today", "week", "advice"),
    [
        (0, "T-P-P--", "Today is one of your days."),
        (1, "--P-P--", "Your first day is tomorrow, but you can start today."),
        (3, "----P--", "Your first day is tomorrow, but you can start today."),
        (5, "-------", "Your first day is Monday, but you can start today."),
        (6, "-------", "Your first day is tomorrow, but you can start today."),
    ],
)
def test_days_before_a_newcomers_first_day_do_not_count(today: int, week: str, advice: str) -> None:
    plan = look(today, first_day=None)
    assert (drawn(plan), told(plan)) == (week, advice)


def test_the_first_week_counts_from_its_first_day() -> None:
    wednesday = MONDAY + timedelta(days=2)
    assert drawn(look(3, 2, first_day=wednesday)) == "--D-P--"
    assert drawn(look(6, 5, first_day=MONDAY + timedelta(days=5))) == "-----D-"


@given(CHOICES, st.sets(st.integers(-7, 6)), st.integers(0, 6))
def test_chosen_days_stay_if_they_can(days: frozenset[int], kept: set[int], today: int) -> None:
    plan = look(today, *kept, days=days)
    ahead = {
        day.date.weekday() for day in plan.days if day.kind in {DayKind.TODAY, DayKind.PLANNED}
    }
    if not any(number < today for number in days) and not kept:
        assert ahead == set(days)


def test_a_week_can_begin_on_sunday() -> None:
    plan = week_plan([], MON_WED_FRI, MONDAY, first_weekday=6)
    assert plan.days[0].date == MONDAY - timedelta(days=1)
    assert drawn(plan) == "-T-P-P-"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", str(DaysMistake.NONE)),
        ("mon someday", "not in"),
        ("mon tue wed thu fri sat sun", str(DaysMistake.NO_REST)),
    ],
)
def test_a_wrong_choice_of_days_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse_days(text)


def test_there_is_no_plan_without_a_day() -> None:
    with pytest.raises(ValueError, match=str(DaysMistake.NONE)):
        week_plan([], frozenset(), MONDAY)


@given(CHOICES)
def test_days_are_written_and_read_again(days: frozenset[int]) -> None:
    assert parse_days(days_text(days)) == days
    assert mistake(days) is None


def test_each_proposed_choice_has_its_number_of_days() -> None:
    assert {count: len(parse_days(text)) for count, text in DAYS.items()} == {
        count: count for count in DAYS
    }


def test_days_are_written_in_the_order_of_the_week() -> None:
    assert days_text([4, 0, 2, 0]) == "mon wed fri"
