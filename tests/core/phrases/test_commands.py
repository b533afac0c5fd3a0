"""What the command line says: the list of workouts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from spinecoach.core.phrases.catalogue import ENGLISH
from spinecoach.core.phrases.commands import CommandPhrases
from spinecoach.core.record.logbook import Ending, LoggedSet, LoggedWorkout, Origin

SAYS = CommandPhrases(ENGLISH)

BEGAN = datetime(2026, 11, 28, 7, 5, tzinfo=UTC)
SET = LoggedSet("s", "superman", "Superman", 1, 8, 8)
WORKOUT = LoggedWorkout("w", "Strong spine", BEGAN, BEGAN, 4, (SET,))


def test_a_usual_workout_is_a_line_without_marks() -> None:
    assert SAYS.listed(WORKOUT) == "2026-11-28 07:05    1 of   4 sets     8 reps  Strong spine"


def test_what_is_unusual_about_a_workout_stands_at_the_end_of_its_line() -> None:
    stopped = replace(WORKOUT, ending=Ending.STOPPED, origin=Origin.IMPORTED, changed=True)
    assert SAYS.listed(stopped).endswith("Strong spine (stopped, imported, changed)")
    elsewhere = replace(WORKOUT, ending=Ending.OPEN, origin=Origin.ELSEWHERE)
    assert SAYS.listed(elsewhere).endswith("Strong spine (open, elsewhere)")


def test_of_a_practice_only_the_sets_that_were_done_are_told() -> None:
    practice = replace(WORKOUT, title="Practice: Superman", planned_sets=0)
    assert (
        SAYS.listed(practice) == "2026-11-28 07:05    1        sets     8 reps  Practice: Superman"
    )
