"""The end: what was done, that it is kept, and where to go from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from spinecoach.core.performance import Done, Summary
from spinecoach.core.ports import Preferences
from spinecoach.core.workout import plan_workout
from spinecoach.ui.pages.summary import SummaryPage
from tests.ui.stage import SHELF

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def summary(*, complete: bool = True) -> Summary:
    plan = plan_workout(SHELF.exercises(), Preferences(sets=2))
    done = [Done(planned, 2, 2 * planned.reps) for planned in plan]
    if not complete:
        done[1:] = [Done(plan[1], 1, 15), *(Done(planned, 0, 0) for planned in plan[2:])]
    return Summary(tuple(done), 8, 1110.0, complete)


@pytest.fixture
def page(qtbot: QtBot) -> SummaryPage:
    page = SummaryPage()
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    return page


def table(page: SummaryPage) -> list[list[str]]:
    rows = []
    for row in range(4):
        items = [page.table.itemAtPosition(row, column) for column in range(3)]
        cells = [item.widget() for item in items if item is not None]
        rows.append([cell.text() for cell in cells if isinstance(cell, QLabel)])
    return rows


def test_a_whole_workout_is_summed_up_and_saved(page: SummaryPage) -> None:
    page.show_summary(summary(), "")
    assert page.headline.text() == "Workout done"
    assert page.facts.text() == "8 of 8 sets, 72 reps, 18 minutes"
    assert table(page)[1] == ["Superman", "2 of 2 sets", "24 reps"]
    assert page.kept.text() == "Saved."
    assert page.notice.text == ""


def test_a_stopped_workout_shows_all_that_was_done(page: SummaryPage) -> None:
    page.show_summary(summary(complete=False), "")
    assert page.headline.text() == "Stopped here"
    assert table(page)[1:3] == [
        ["Superman", "1 of 2 sets", "15 reps"],
        ["Shoulder squeezes", "0 of 2 sets", "0 reps"],
    ]


def test_what_could_not_be_saved_is_said_honestly(page: SummaryPage) -> None:
    page.show_summary(summary(), "The disk is full. Free some space.")
    assert page.kept.isHidden()
    assert "could not be saved" in page.notice.text
    assert "The disk is full" in page.notice.text


def test_a_second_workout_takes_the_place_of_the_first(page: SummaryPage) -> None:
    page.show_summary(summary(), "The disk is full.")
    page.show_summary(summary(complete=False), "")
    assert table(page)[3] == ["Bent-over row", "0 of 2 sets", "0 reps"]
    assert page.notice.text == ""
    assert not page.kept.isHidden()


def test_one_way_leads_to_the_chart_and_one_to_today(qtbot: QtBot, page: SummaryPage) -> None:
    with qtbot.waitSignal(page.progress_wanted):
        page.to_progress.click()
    with qtbot.waitSignal(page.today_wanted):
        page.to_today.click()
