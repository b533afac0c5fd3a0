"""The muscles of an exercise: a map, and names in plain words with the Latin beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from spinecoach.core.exercise.muscles import Muscle
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.figure.body_map import BodyMap
from spinecoach.ui.pages.exercises.muscles import MuscleTable
from spinecoach.ui.style.theme import grown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MOST = (Muscle.ERECTOR_SPINAE,)
HELPING = (Muscle.HAMSTRINGS, Muscle.RHOMBOIDS)


def names(table: MuscleTable) -> list[str]:
    return [line.text() for line in table.findChildren(QLabel)]


def test_those_that_work_most_come_before_those_that_help(qtbot: QtBot) -> None:
    table = MuscleTable(MOST, HELPING, Phrases())
    qtbot.addWidget(table)
    assert names(table) == [
        "Work most",
        *("Along the spine", "erector spinae"),
        "Help",
        *("Back of the thighs", "hamstrings"),
        *("Between the shoulder blades", "rhomboids"),
    ]


def test_if_none_helps_there_is_no_heading_for_it(qtbot: QtBot) -> None:
    table = MuscleTable(MOST, (), Phrases())
    qtbot.addWidget(table)
    assert names(table) == ["Work most", "Along the spine", "erector spinae"]


@pytest.mark.parametrize(("width", "beside"), [(900, True), (400, False)])
def test_the_names_stand_beside_the_map_or_below_it(
    qtbot: QtBot, width: int, *, beside: bool
) -> None:
    table = MuscleTable(MOST, HELPING, Phrases())
    qtbot.addWidget(table)
    table.arrange(grown(width))
    table.resize(grown(width), 900)
    table.show()
    (body,), first = table.findChildren(BodyMap), table.findChildren(QLabel)[0]
    assert (first.x() > body.geometry().right()) is beside
    assert (first.y() > body.geometry().bottom()) is not beside
