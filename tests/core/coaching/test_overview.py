"""The overview of a workout for the Today page."""

from __future__ import annotations

from spinecoach.core.coaching.overview import OverviewItem, overview_of
from spinecoach.core.exercise.equipment import Equipment
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.timeline import build_timeline, plan_exercise
from tests.core.scenes import exercise


def test_the_overview_has_titles_doses_duration_and_equipment() -> None:
    timeline = build_timeline(
        [plan_exercise(exercise("superman")), plan_exercise(exercise("row"))], Phrases()
    )
    seen = overview_of(timeline, Phrases(), "kg")
    assert seen.title == timeline.title
    assert seen.seconds == timeline.seconds
    assert seen.equipment == Equipment(("a mat",))
    assert seen.cards == (OverviewItem("Superman", 2, 8), OverviewItem("Row", 2, 8))
