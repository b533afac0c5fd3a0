"""Four weeks of Mondays, Wednesdays and Fridays in the real window, all suggestions taken.

The workouts are performed by the real session on a fast clock, the answers are
given by keys, and what the coach suggests must follow section 5 of
docs/reference.md, step by step.
"""

from __future__ import annotations

from contextlib import ExitStack
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from spinecoach.adapters.files.profile import JsonProfile
from spinecoach.core.coaching.readiness import Readiness
from spinecoach.core.coaching.routine import Item, Routine
from tests.histories import WallClock
from tests.journeys.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

ENTER = Qt.Key.Key_Return
KNOWN = "You know the set-ups by now: hear only the last step of each?"
MONDAY = WallClock().at - timedelta(days=WallClock().at.weekday())


@pytest.fixture
def closing() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def test_four_weeks_follow_section_five(qtbot: QtBot, tmp_path: Path, closing: ExitStack) -> None:
    clock = WallClock(MONDAY)
    profile = JsonProfile(tmp_path)
    profile.answer(Readiness(MONDAY.date()))
    profile.own([2.0, 3.0])
    # One exercise is enough to see each step, and keeps four weeks short.
    row = Routine("Row", (Item("bent-over-row", weight_kg=2.0),))
    profile.keep_routines(profile.routines().with_routine(row))
    visitor = Visitor(qtbot, tmp_path, closing, asks=True, now=clock)
    lived, asked = [], []
    for gap in (2, 2, 3) * 4:
        (item,) = visitor.services.coach.routine().items
        lived.append((item.sets, item.reps, item.weight_kg))
        visitor.press(ENTER)
        visitor.wait_for("BeforePage")
        visitor.press(Qt.Key.Key_1, Qt.Key.Key_Return)
        visitor.wait_for("SummaryPage")
        for number in (Qt.Key.Key_1, Qt.Key.Key_4):
            visitor.press(number, Qt.Key.Key_Return)
        visitor.window.summary.today_wanted.emit()
        for line in visitor.window.today.suggestions.lines:
            asked.append(line.words.text())
            line.yes.click()
        clock.forward(days=gap)
        visitor.window.summary.today_wanted.emit()
    assert lived == [
        *[(1, 8, 2.0), (1, 9, 2.0), (1, 10, 2.0)],
        *[(1, 11, 2.0), (1, 12, 2.0), (1, 13, 2.0)],
        # Three kilograms are half as much again as two: fifteen reps come before.
        *[(1, 14, 2.0), (2, 14, 2.0), (2, 15, 2.0)],
        *[(2, 15, 2.0), (2, 8, 3.0), (2, 9, 3.0)],
    ]
    # After two weeks the set-ups are known: that is asked once, outside section five.
    assert [words for words in asked if "set-ups" in words] == [KNOWN]
    assert visitor.services.settings.get().short_set_up
    asked.remove(KNOWN)
    assert asked[0] == "Bent-over row: you did 8 in every set: try 9?"
    assert asked[6] == "This is week 3, and it goes well: try 2 sets of each?"
    assert asked[8] == "Bent-over row: you did 15 in every set twice: try 3 kg for 8?"
