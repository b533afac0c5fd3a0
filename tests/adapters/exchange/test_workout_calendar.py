"""The history as a calendar: one event for each workout, as the library would write it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from spinecoach.adapters.exchange.workout_calendar import calendar
from spinecoach.adapters.files.catalogues import read
from spinecoach.assets import locale_dir
from spinecoach.core.phrases.common import CommonPhrases
from spinecoach.core.phrases.phrases import Phrases
from tests.histories import years

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from spinecoach.core.record.logbook import LoggedWorkout

WORKOUTS = years(8)


def in_calendar(workouts: Iterable[LoggedWorkout], words: CommonPhrases | None = None) -> bytes:
    return calendar(workouts, words or CommonPhrases())


def test_the_calendar_holds_every_workout_as_an_event() -> None:
    events = Calendar.from_ical(in_calendar(WORKOUTS).decode()).walk("VEVENT")
    assert len(events) == len(WORKOUTS)
    assert str(events[0]["summary"]).startswith("Strong spine: ")
    assert events[0].decoded("dtstart") == WORKOUTS[0].began


@pytest.mark.parametrize(
    "ended",
    [
        None,
        WORKOUTS[0].began,
        WORKOUTS[0].began + timedelta(milliseconds=200),  # the same second in a calendar
        WORKOUTS[0].began - timedelta(1),
    ],
)
def test_an_event_whose_end_nobody_knows_ends_after_it_begins(ended: datetime | None) -> None:
    workout = replace(WORKOUTS[0], ended=ended)
    (event,) = Calendar.from_ical(in_calendar([workout]).decode()).walk("VEVENT")
    assert event.decoded("dtend") == workout.began + timedelta(minutes=2 * len(workout.sets))


# The library drops a byte order mark at the beginning of a text; we keep it.
@given(st.text(st.characters(exclude_characters="\r\ufeff", exclude_categories=["Cs", "Cc"])))
def test_an_event_is_what_the_library_would_write(words: str) -> None:
    workout = replace(WORKOUTS[0], title=words or "-", note=f"{words}\n{words}")
    whole, (made,) = (
        in_calendar([workout]),
        Calendar.from_ical(in_calendar([workout])).walk("VEVENT"),
    )
    event = Event()
    for name in ("uid", "dtstamp", "dtstart", "dtend"):
        event.add(name, made.decoded(name))
    event.add("summary", f"{workout.title}: {workout.done_sets} of {workout.planned_sets} sets")
    titles = dict.fromkeys(item.title for item in workout.sets)
    event.add("description", f"{workout.reps} reps: {', '.join(titles)}\n{workout.note}")
    assert event.to_ical() in whole


def test_the_same_history_gives_the_same_bytes() -> None:
    assert in_calendar(WORKOUTS) == in_calendar(years(8))


def test_a_practice_is_told_by_the_sets_that_were_done() -> None:
    practice = replace(WORKOUTS[0], title="Practice: Superman", planned_sets=0)
    (event,) = Calendar.from_ical(in_calendar([practice]).decode()).walk("VEVENT")
    assert str(event["summary"]) == f"Practice: Superman: {practice.done_sets} sets"


def test_an_event_speaks_the_language_of_the_person() -> None:
    workout, german = WORKOUTS[0], Phrases(read(locale_dir(), "de"), "de")
    whole = in_calendar([workout], german.common)
    (event,) = Calendar.from_ical(whole.decode()).walk("VEVENT")
    done, planned = workout.done_sets, workout.planned_sets
    assert str(event["summary"]) == f"Starker Rücken: {done} von {planned} Sätzen"
    assert str(event["description"]).startswith(f"{german.common.reps(workout.reps)}: ")
