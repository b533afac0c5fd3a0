"""A workout at a glance."""

from __future__ import annotations

from spinecoach.core.coaching.overview import Card, overview_of
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.timeline import build_timeline, plan_exercise
from tests.core.scenes import exercise


def test_the_glance_says_what_how_much_how_long_and_with_what() -> None:
    timeline = build_timeline(
        [plan_exercise(exercise("superman")), plan_exercise(exercise("row"))], Phrases()
    )
    seen = overview_of(timeline)
    assert seen.title == timeline.title
    assert seen.seconds == timeline.seconds
    assert seen.equipment == ("a mat",)
    assert seen.cards == (Card("Superman", 2, 8), Card("Row", 2, 8))
