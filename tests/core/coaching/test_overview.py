"""A workout at a glance."""

from __future__ import annotations

from spinecoach.core.coaching.overview import Card, overview_of
from spinecoach.core.workout.timeline import build_routine, plan_exercise
from tests.core.scenes import exercise


def test_the_glance_says_what_how_much_how_long_and_with_what() -> None:
    routine = build_routine([plan_exercise(exercise("superman")), plan_exercise(exercise("row"))])
    seen = overview_of(routine)
    assert seen.title == routine.title
    assert seen.seconds == routine.seconds
    assert seen.equipment == ("a mat",)
    assert seen.cards == (Card("Superman", 2, 8), Card("Row", 2, 8))
