"""One reminder on the person's days at their time, and none after the workout."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.coaching.reminders import SNOOZE, ReminderState

MORNING = datetime.fromisoformat("2026-11-16T07:30")


def test_it_reminds_at_its_time_and_once() -> None:
    state = ReminderState()
    assert not state.due(MORNING - timedelta(minutes=1), "07:30", wanted=True)
    assert state.due(MORNING, "07:30", wanted=True)
    assert state.due(MORNING + timedelta(hours=5), "07:30", wanted=True)  # opened later
    told = state.after_reminding(MORNING)
    assert not told.due(MORNING + timedelta(hours=1), "07:30", wanted=True)
    assert told.due(MORNING + timedelta(days=1), "07:30", wanted=True)


def test_there_is_none_without_a_time_on_other_days_and_after_the_workout() -> None:
    assert not ReminderState().due(MORNING, "", wanted=True)
    assert not ReminderState().due(MORNING, "07:30", wanted=False)


def test_a_snoozed_reminder_comes_back_once() -> None:
    state = ReminderState().after_reminding(MORNING).snooze(MORNING)
    assert not state.due(MORNING + timedelta(minutes=29), "07:30", wanted=True)
    later = MORNING + SNOOZE
    assert state.due(later, "07:30", wanted=True)
    assert not state.after_reminding(later).due(later + timedelta(hours=2), "07:30", wanted=True)
    assert not state.due(later, "07:30", wanted=False)  # done meanwhile


def test_a_snooze_of_yesterday_is_forgotten() -> None:
    state = ReminderState().snooze(MORNING + timedelta(hours=16, minutes=20))
    tomorrow = MORNING + timedelta(days=1)
    assert state.due(tomorrow, "07:30", wanted=True)
    assert not state.due(tomorrow - timedelta(hours=1), "07:30", wanted=True)


@given(st.datetimes(), st.times())
def test_nobody_is_reminded_twice_on_one_day(now: datetime, at: object) -> None:
    text = f"{at:%H:%M}"
    assert not ReminderState().after_reminding(now).due(now, text, wanted=True)
