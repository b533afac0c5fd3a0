"""Looking back: one glance, honest and forgiving, on a history that is really there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spinecoach.core.adherence import BAND
from spinecoach.ui.pages.progress import ProgressPage
from spinecoach.ui.progress_wording import EMPTY, SHOWN_WEEKS
from tests.histories import SUNDAY, years
from tests.ui.past import PastForTests

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from spinecoach.core.logbook import LoggedWorkout

    Opened = Callable[[list[LoggedWorkout]], ProgressPage]


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    def opened(workouts: list[LoggedWorkout]) -> ProgressPage:
        past = PastForTests(workouts)
        page = ProgressPage(past, past, SUNDAY.date)
        qtbot.addWidget(page)
        page.resize(1200, 700)
        page.show()
        return page

    return opened


def test_an_empty_history_shows_what_will_be_here(opened: Opened) -> None:
    page = opened([])
    assert page.headline.text() == EMPTY
    assert len(page.chart.weeks) == SHOWN_WEEKS
    assert not page.earlier.isEnabled()
    assert not page.later.isEnabled()


def test_a_plain_sentence_says_what_the_picture_shows(opened: Opened) -> None:
    page = opened(years(30))
    kept = sum(week.done >= BAND[0] for week in page.chart.weeks[:-1])
    assert page.headline.text().startswith("You kept your days in ")
    assert page.headline.text().endswith(" of the last 12 weeks")
    assert kept <= int(page.headline.text().split()[5]) <= kept + 1  # the twelfth is not shown


def test_keys_go_to_earlier_weeks_as_far_as_there_are_any(opened: Opened) -> None:
    page = opened(years(30))
    latest = page.chart.weeks[-1].start
    for _ in range(5):
        QTest.keyClick(page.chart, Qt.Key.Key_PageUp)
    assert (latest - page.chart.weeks[-1].start).days == 24 * 7
    assert not page.earlier.isEnabled()
    for _ in range(5):
        QTest.keyClick(page.chart, Qt.Key.Key_PageDown)
    assert page.chart.weeks[-1].start == latest


def test_a_trouble_of_the_history_is_said(opened: Opened) -> None:
    page = opened([])
    assert page.trouble.isHidden()
    assert isinstance(page._past, PastForTests)
    page._past.trouble = "The disk is full: make room."
    page.refresh()
    assert page.trouble.text() == "The disk is full: make room."
    assert not page.trouble.isHidden()
