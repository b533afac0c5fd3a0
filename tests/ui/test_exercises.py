"""The exercises page: every step and every phase has its picture, every muscle its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.ui.figure import FigureWidget
from spinecoach.ui.figure.body_map import BodyMap
from spinecoach.ui.pages.exercises import ExerciseSheet
from tests.ui.figure.pictures import EXERCISES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from spinecoach.core.exercise import Exercise


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_every_step_and_every_phase_has_its_picture(qtbot: QtBot, exercise: Exercise) -> None:
    sheet = ExerciseSheet(exercise)
    qtbot.addWidget(sheet)
    movement = exercise.movement
    scenes = [figure.scene for figure in sheet.findChildren(FigureWidget)]
    poses = [scene.pose for scene in scenes if scene is not None]
    assert poses == [
        *(phase.pose for phase in movement.phases),
        *(step.pose for step in movement.steps),
    ]
    told = {figure.accessibleDescription() for figure in sheet.findChildren(FigureWidget)}
    assert {step.say for step in movement.steps} <= told


def test_the_map_shows_the_muscles_of_the_exercise(qtbot: QtBot) -> None:
    for exercise in EXERCISES.values():
        sheet = ExerciseSheet(exercise)
        qtbot.addWidget(sheet)
        (body,) = sheet.findChildren(BodyMap)
        assert exercise.primary[0].label in body.accessibleDescription()
