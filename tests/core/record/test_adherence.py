"""Weeks are judged as docs/reference.md, section 7, says, by example and by property."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.record.adherence import (
    MONDAY,
    SATURDAY,
    SUNDAY,
    Mark,
    Streak,
    Week,
    WeekVerdict,
    days_left,
    first_weekday,
    mark,
    mean_adherence,
    streak,
    week_start,
    weeks,
)
from spinecoach.core.record.logbook import DayDone

MONDAY_2 = date(2026, 11, 2)
"""A Monday, the first of most scenes."""

dates = st.dates(date(2000, 1, 1), date(2100, 12, 31))
first_weekdays = st.integers(0, 6)


def day(offset: int, done: int = 4, planned: int = 4, *, excused: bool = False) -> DayDone:
    """Return the day so many days after the first Monday."""
    return DayDone(MONDAY_2 + timedelta(days=offset), planned, done, excused=excused)


def scene(pattern: str, target: int = 3) -> tuple[Week, ...]:
    """Build finished weeks from letters: k kept, m missed, x excused; then a current week."""
    days = []
    for number, letter in enumerate(pattern):
        for weekday in range(target):
            if letter == "k":
                days.append(day(number * 7 + weekday * 2))
            elif letter == "x":
                days.append(day(number * 7 + weekday * 2, 0, 0, excused=True))
    today = MONDAY_2 + timedelta(weeks=len(pattern))
    long_ago = MONDAY_2 - timedelta(weeks=1)
    return weeks(days, today=today, target=target, count=len(pattern) + 1, first_day=long_ago)


# --- a day -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("done", "planned", "expected"),
    [
        (4, 4, Mark.DONE),
        (4, 5, Mark.DONE),  # 80 % exactly
        (3, 4, Mark.PARTIAL),  # 75 %
        (1, 12, Mark.PARTIAL),
        (0, 4, Mark.NONE),
        (0, 0, Mark.NONE),
        (9, 4, Mark.DONE),
    ],
)
def test_a_day_counts_at_80_percent_of_its_planned_sets(
    done: int, planned: int, expected: Mark
) -> None:
    assert mark(day(0, done, planned)) is expected


def test_a_session_stopped_for_pain_is_excused_and_a_full_one_counts_all_the_same() -> None:
    assert mark(day(0, 1, 4, excused=True)) is Mark.EXCUSED
    assert mark(day(0, 4, 4, excused=True)) is Mark.DONE


@given(st.integers(0, 60), st.integers(1, 60))
def test_one_more_set_never_makes_a_day_worse(done: int, planned: int) -> None:
    order = [Mark.NONE, Mark.PARTIAL, Mark.DONE]
    before, after = mark(day(0, done, planned)), mark(day(0, done + 1, planned))
    assert order.index(after) >= order.index(before)
    assert (before is Mark.DONE) == (done / planned >= 0.8)


# --- where a week begins ---------------------------------------------------------------------


def test_a_week_begins_on_monday_or_on_sunday_as_the_locale_has_it() -> None:
    wednesday = date(2026, 11, 25)
    assert week_start(wednesday, MONDAY) == date(2026, 11, 23)
    assert week_start(wednesday, SUNDAY) == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("chosen", "local", "begins"),
    [
        ("", SUNDAY, SUNDAY),
        ("", MONDAY, MONDAY),
        ("monday", SUNDAY, MONDAY),
        ("sunday", MONDAY, SUNDAY),
        ("saturday", MONDAY, SATURDAY),
    ],
)
def test_a_week_begins_as_the_person_chose_and_else_as_it_is_usual_there(
    chosen: str, local: int, begins: int
) -> None:
    assert first_weekday(chosen, local) == begins


@given(dates, first_weekdays)
def test_every_day_lies_in_the_seven_days_of_its_week(someday: date, first: int) -> None:
    start = week_start(someday, first)
    assert start.weekday() == first
    assert 0 <= (someday - start).days < 7


@given(dates, first_weekdays, st.integers(1, 60))
def test_weeks_follow_each_other_without_gap_and_end_with_today(
    today: date, first: int, count: int
) -> None:
    history = weeks([], today=today, target=3, count=count, first_weekday=first)
    assert len(history) == count
    assert all(b.start - a.start == timedelta(days=7) for a, b in pairwise(history))
    assert history[-1].start <= today <= history[-1].end


def test_the_week_of_the_change_to_summer_time_has_seven_days_like_any_other() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    stamps = [  # the clock goes forward in the night to Sunday the 29th of March 2026
        datetime(2026, 3, 28, 23, 30, tzinfo=berlin),
        datetime(2026, 3, 29, 3, 30, tzinfo=berlin),
        datetime(2026, 3, 23, 0, 5, tzinfo=berlin),
    ]
    days = [DayDone(stamp.date(), 4, 4) for stamp in stamps]
    (week,) = weeks(days, today=date(2026, 3, 29), target=3, count=1)
    assert (week.done, week.start, week.end) == (3, date(2026, 3, 23), date(2026, 3, 29))


def test_a_workout_abroad_counts_on_the_day_where_the_person_was() -> None:
    in_tokyo = datetime(2026, 11, 8, 16, 0, tzinfo=UTC).astimezone(ZoneInfo("Asia/Tokyo"))
    assert in_tokyo.date() == date(2026, 11, 9)  # Monday there, still Sunday in UTC
    history = weeks([DayDone(in_tokyo.date(), 4, 4)], today=date(2026, 11, 9), target=3, count=2)
    assert [week.done for week in history] == [0, 1]


# --- the verdict on a week -------------------------------------------------------------------


def test_four_days_of_three_keep_the_week() -> None:
    days = [day(0), day(2), day(4), day(5)]
    week, current = weeks(days, today=MONDAY_2 + timedelta(days=9), target=3, count=2)
    assert (week.verdict, week.adherence, week.done) == (WeekVerdict.KEPT, 1.0, 4)
    assert (current.verdict, current.adherence) == (WeekVerdict.CURRENT, None)


def test_one_day_of_three_is_a_third_and_a_partial_day_is_shown_but_not_counted() -> None:
    days = [day(-7), day(0), day(2, 1)]
    week = weeks(days, today=MONDAY_2 + timedelta(days=7), target=3, count=2)[0]
    assert week.adherence == pytest.approx(1 / 3)
    assert (week.done, week.partial, week.verdict) == (1, 1, WeekVerdict.MISSED)


def test_an_excused_day_lowers_what_the_week_is_held_to() -> None:
    days = [day(-7), day(0), day(2), day(4, 1, excused=True)]
    week = weeks(days, today=MONDAY_2 + timedelta(days=7), target=3, count=2)[0]
    assert (week.due, week.verdict, week.adherence) == (2, WeekVerdict.KEPT, 1.0)


def test_a_week_that_is_excused_as_a_whole_is_not_judged() -> None:
    days = [day(-7), *(day(n, 0, 0, excused=True) for n in range(7))]
    week = weeks(days, today=MONDAY_2 + timedelta(days=7), target=3, count=2)[0]
    assert (week.verdict, week.adherence) == (WeekVerdict.EXCUSED, None)


def test_a_workout_in_an_otherwise_excused_week_keeps_it() -> None:
    days = [day(-7), day(0), *(day(n, 0, 0, excused=True) for n in range(1, 7))]
    week = weeks(days, today=MONDAY_2 + timedelta(days=7), target=3, count=2)[0]
    assert (week.verdict, week.adherence) == (WeekVerdict.KEPT, 1.0)


def test_a_week_that_was_begun_on_a_saturday_is_not_missed() -> None:
    history = weeks([day(5)], today=MONDAY_2 + timedelta(days=14), target=3, count=4)
    assert [week.verdict for week in history] == [
        WeekVerdict.BEFORE,
        WeekVerdict.FIRST,
        WeekVerdict.MISSED,
        WeekVerdict.CURRENT,
    ]


def test_a_later_target_does_not_change_the_verdict_on_earlier_weeks() -> None:
    days = [DayDone(MONDAY_2 + timedelta(days=n), 4, 4, target_days=3) for n in (0, 2, 4)]
    history = weeks(days, today=MONDAY_2 + timedelta(days=14), target=5, count=3)
    assert [week.target for week in history] == [3, 3, 5]
    assert history[0].verdict is WeekVerdict.KEPT


def test_a_target_that_was_changed_in_a_week_holds_for_that_week() -> None:
    days = [DayDone(MONDAY_2 + timedelta(days=n), 4, 4, target_days=2 + n) for n in (0, 2)]
    (week, _) = weeks(days, today=MONDAY_2 + timedelta(days=7), target=3, count=2)
    assert week.target == 4


days_done = st.builds(
    DayDone,
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    planned_sets=st.integers(0, 12),
    done_sets=st.integers(0, 14),
    target_days=st.integers(0, 7),
    excused=st.booleans(),
)
histories = st.lists(days_done, max_size=120, unique_by=lambda done: done.day)


@given(histories, st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(1, 7), first_weekdays)
def test_every_day_is_in_exactly_one_week_and_no_number_leaves_its_range(
    days: list[DayDone], today: date, target: int, first: int
) -> None:
    history = weeks(days, today=today, target=target, count=60, first_weekday=first)
    inside = [d for d in days if history[0].start <= d.day <= history[-1].end]
    assert sum(week.done for week in history) == sum(mark(d) is Mark.DONE for d in inside)
    for week in history:
        assert 0 <= week.due <= week.target
        assert week.adherence is None or 0 <= week.adherence <= 1
        assert (week.adherence == 1) == (week.verdict is WeekVerdict.KEPT)
        assert (week.verdict is WeekVerdict.CURRENT) == (week.start <= today <= week.end)


@given(histories, st.integers(1, 7))
def test_one_more_full_day_never_lowers_a_week(days: list[DayDone], target: int) -> None:
    today = date(2027, 1, 20)
    extra = DayDone(date(2026, 6, 17), 4, 4)
    plain = [DayDone(d.day, d.planned_sets, d.done_sets, excused=d.excused) for d in days]
    more = [d for d in plain if d.day != extra.day] + [extra]
    start = date(2026, 1, 1)
    before = weeks(plain, today=today, target=target, count=60, first_day=start)
    after = weeks(more, today=today, target=target, count=60, first_day=start)
    for old, new in zip(before, after, strict=True):
        assert new.done >= old.done
        if old.verdict is WeekVerdict.KEPT:
            assert new.verdict is WeekVerdict.KEPT


# --- four weeks and streaks ------------------------------------------------------------------


def test_the_mean_looks_at_four_finished_weeks_and_leaves_out_excused_ones() -> None:
    assert mean_adherence(scene("mmkkkk")) == 1.0
    assert mean_adherence(scene("kkmm")) == 0.5
    assert mean_adherence(scene("kxxm")) == 0.5
    assert mean_adherence(scene("xxxx")) is None
    assert mean_adherence(()) is None


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("", Streak(0, 0, unbroken=False)),
        ("kkk", Streak(3, 3, unbroken=True)),
        ("kkkmkkk", Streak(6, 7, unbroken=True)),  # one week is missed
        ("kkkm", Streak(3, 4, unbroken=True)),
        ("kmkkmk", Streak(4, 6, unbroken=False)),  # twice within four weeks
        ("kmkkkmk", Streak(5, 7, unbroken=True)),  # twice, four weeks apart
        ("kkkkkkkkkkkmmk", Streak(11, 13, unbroken=False)),  # a break never shows zero
        ("kmmkkkk", Streak(4, 4, unbroken=True)),  # and a new streak grows
        ("mmkk", Streak(2, 2, unbroken=True)),
        ("kkxxkk", Streak(4, 4, unbroken=True)),  # illness takes nothing away
        ("mmmm", Streak(0, 4, unbroken=False)),
        ("kmmmm", Streak(1, 5, unbroken=False)),  # empty weeks make no streak
    ],
)
def test_a_streak_counts_weeks_and_forgives_one_in_four(pattern: str, expected: Streak) -> None:
    assert streak(scene(pattern)) == expected


patterns = st.text(alphabet="kmx", max_size=30)


@given(patterns)
def test_a_streak_never_counts_more_than_was_kept_and_never_hides_all_of_it(pattern: str) -> None:
    found = streak(scene(pattern))
    assert 0 <= found.kept <= min(found.weeks, pattern.count("k"))
    assert not found.unbroken or found.kept * 4 >= found.weeks * 3 - 3
    if "k" in pattern.replace("x", "")[-13:]:
        assert found.kept > 0


@given(patterns)
def test_the_current_week_is_never_judged(pattern: str) -> None:
    empty = scene(pattern)
    full = (*empty[:-1], Week(empty[-1].start, (Mark.DONE,) * 7, 3, WeekVerdict.CURRENT))
    assert streak(empty) == streak(full)
    assert mean_adherence(empty) == mean_adherence(full)


@given(patterns)
def test_one_missed_week_after_three_kept_ones_never_breaks_a_streak(pattern: str) -> None:
    found = streak(scene(pattern + "kkkkm"))
    assert found.unbroken


@given(patterns, st.integers(0, 30))
def test_an_excused_week_anywhere_changes_no_streak(pattern: str, at: int) -> None:
    at = min(at, len(pattern))
    assert streak(scene(pattern[:at] + "x" + pattern[at:])) == streak(scene(pattern))


# --- the days that are left ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marks", "today", "with_rest", "without"),
    [
        ("-------", 0, 4, 7),  # Monday, Wednesday, Friday, Sunday
        ("-------", 5, 1, 2),
        ("d------", 0, 3, 6),  # not on the day after the one that is done
        ("d------", 1, 3, 6),
        ("p------", 0, 4, 7),  # what was only begun can still be done
        ("x------", 0, 3, 6),  # an excused day stays free
        ("ddddddd", 0, 0, 0),
    ],
)
def test_as_many_days_are_left_as_can_still_be_done(
    marks: str, today: int, with_rest: int, without: int
) -> None:
    of = {"-": Mark.NONE, "d": Mark.DONE, "p": Mark.PARTIAL, "x": Mark.EXCUSED}
    week = Week(MONDAY_2, tuple(of[each] for each in marks), 3, WeekVerdict.CURRENT)
    now = MONDAY_2 + timedelta(days=today)
    assert days_left(week, now, rest_between=True) == with_rest
    assert days_left(week, now, rest_between=False) == without
