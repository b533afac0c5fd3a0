"""The strips of stills: one floor for all, and no empty space above the tallest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.exercises.stills import (
    HIGHEST,
    MOST_IN_A_ROW,
    Still,
    phase_strip,
    step_strip,
)
from spinecoach.ui.style.theme import grown
from tests.ui.figure.pictures import ROW, SQUEEZES, SUPERMAN, all_movements

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from spinecoach.core.exercise.exercise import Exercise, Movement
    from spinecoach.ui.pages.exercises.stills import Strip


class Shown(QWidget):
    """A strip by itself, as wide as a page."""

    def __init__(self, qtbot: QtBot, strip: Strip) -> None:
        super().__init__()
        qtbot.addWidget(self)
        strip.arrange(1000)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(strip)
        self.resize(1000, strip.heightForWidth(1000))
        self.show()
        self.stills = self.findChildren(Still)
        self.words = [line.text() for line in self.findChildren(QLabel)]


def lowest_row(image: QImage) -> int:
    """The lowest row of pixels that is not all of one colour."""
    rows = range(image.height() - 1, -1, -1)
    return next(y for y in rows if len({image.pixel(x, y) for x in range(0, image.width(), 3)}) > 1)


@pytest.mark.parametrize("exercise", [SUPERMAN, SQUEEZES, ROW], ids=lambda each: each.id)
def test_all_stills_of_a_strip_have_one_size_and_one_floor(
    qtbot: QtBot, exercise: Exercise
) -> None:
    strip = Shown(qtbot, step_strip(exercise.movement, Phrases()))
    assert len({still.height() for still in strip.stills}) == 1
    floors = [lowest_row(still.grab().toImage()) for still in strip.stills]
    assert max(floors) - min(floors) <= 3


def test_a_strip_of_lying_figures_is_low_and_of_standing_figures_not_too_high(
    qtbot: QtBot,
) -> None:
    lying = Shown(qtbot, phase_strip(SUPERMAN, SUPERMAN.movement, Phrases()))
    standing = Shown(qtbot, phase_strip(SQUEEZES, SQUEEZES.movement, Phrases()))
    assert lying.stills[0].height() < lying.stills[0].width() / 2
    assert lying.stills[0].height() < standing.stills[0].height() <= grown(HIGHEST)


def test_a_phase_has_its_length_its_breath_and_its_cues(qtbot: QtBot) -> None:
    strip = Shown(qtbot, phase_strip(SUPERMAN, SUPERMAN.movement, Phrases()))
    assert strip.words[:3] == ["Lift", "2 seconds, breathe out", "“Float up, no swing”"]


def test_each_still_is_described_for_a_screen_reader(qtbot: QtBot) -> None:
    steps = Shown(qtbot, step_strip(ROW.movement, Phrases()))
    told = [still.accessibleDescription() for still in steps.stills]
    assert told == [step.say for step in ROW.movement.steps]
    phases = Shown(qtbot, phase_strip(ROW, ROW.movement, Phrases()))
    told = [still.accessibleDescription() for still in phases.stills]
    assert told == [f"{ROW.title}: {phase.word}" for phase in ROW.movement.phases]


@pytest.mark.parametrize(
    ("exercise", "movement"), [pytest.param(e, m, id=name) for name, e, m in all_movements()]
)
def test_no_hair_and_no_arrow_is_cut_off_at_the_top(
    qtbot: QtBot, exercise: Exercise, movement: Movement
) -> None:
    for cards in (phase_strip(exercise, movement, Phrases()), step_strip(movement, Phrases())):
        strip = Shown(qtbot, cards)
        for still in strip.stills:
            image = still.grab().toImage()
            assert len({image.pixel(x, 0) for x in range(image.width())}) == 1


def test_a_strip_breaks_its_rows_if_there_is_no_room(qtbot: QtBot) -> None:
    strip = step_strip(ROW.movement, Phrases())
    qtbot.addWidget(strip)
    rows = [strip.columns]
    for width in (500, 700, 4000):
        strip.arrange(grown(width))
        rows.append(strip.columns)
    assert rows[:3] == [1, 2, 3]
    assert rows[3] <= MOST_IN_A_ROW
