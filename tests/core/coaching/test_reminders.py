"""One reminder, on one's days, at one's time, and quiet after the workout."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.coaching.reminders import SNOOZE, Reminding

MORNING = datetime.fromisoformat("2026-11-16T07:30")


def test_it_reminds_at_its_time_and_once() -> None:
    state = Reminding()
    assert not state.due(MORNING - timedelta(minutes=1), "07:30", wanted=True)
    assert state.due(MORNING, "07:30", wanted=True)
    assert state.due(MORNING + timedelta(hours=5), "07:30", wanted=True)  # opened later
    told = state.tell(MORNING)
    assert not told.due(MORNING + timedelta(hours=1), "07:30", wanted=True)
    assert told.due(MORNING + timedelta(days=1), "07:30", wanted=True)


def test_it_is_quiet_without_a_time_on_other_days_and_after_the_workout() -> None:
    assert not Reminding().due(MORNING, "", wanted=True)
    assert not Reminding().due(MORNING, "07:30", wanted=False)


def test_a_snooze_comes_back_once() -> None:
    state = Reminding().tell(MORNING).snooze(MORNING)
    assert not state.due(MORNING + timedelta(minutes=29), "07:30", wanted=True)
    later = MORNING + SNOOZE
    assert state.due(later, "07:30", wanted=True)
    assert not state.tell(later).due(later + timedelta(hours=2), "07:30", wanted=True)
    assert not state.due(later, "07:30", wanted=False)  # done meanwhile


def test_a_snooze_of_yesterday_is_forgotten() -> None:
    state = Reminding().snooze(MORNING + timedelta(hours=16, minutes=20))
    tomorrow = MORNING + timedelta(days=1)
    assert state.due(tomorrow, "07:30", wanted=True)
    assert not state.due(tomorrow - timedelta(hours=1), "07:30", wanted=True)


@given(st.datetimes(), st.times())
def test_whoever_was_told_is_left_alone_that_day(now: datetime, at: object) -> None:
    text = f"{at:%H:%M}"
    assert not Reminding().tell(now).due(now, text, wanted=True)
