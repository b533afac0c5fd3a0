"""The progress page on a real history: weeks, courses, corrections, the saved picture."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.phrases.progress import ProgressView, Reason
from spinecoach.core.record.adherence import BAND, SHOWN_WEEKS
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.ui.pages.progress.page import ProgressPage
from spinecoach.ui.pages.progress.workouts import WorkoutsView
from spinecoach.ui.widgets.widget_file import save_picture
from tests.histories import SUNDAY, years
from tests.ui.past import PastForTests
from tests.ui.wheel import wheel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from spinecoach.core.record.logbook import LoggedWorkout

    Opened = Callable[[list[LoggedWorkout]], ProgressPage]


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    def opened(workouts: list[LoggedWorkout]) -> ProgressPage:
        past = PastForTests(workouts)
        page = ProgressPage(past, past, Phrases(), first_weekday=lambda: 0, today=SUNDAY.date)
        qtbot.addWidget(page)
        page.resize(1200, 700)
        page.show()
        return page

    return opened


def test_an_empty_history_shows_what_will_be_here(opened: Opened) -> None:
    page = opened([])
    assert page.headline.text() == "Your weeks will appear here"
    assert len(page.weeks_view.chart.weeks) == SHOWN_WEEKS
    assert page.weeks_view.chart.message.startswith("Each day that you do")
    assert not page.weeks_view.earlier.isEnabled()
    assert not page.weeks_view.later.isEnabled()
    assert not page.copy.isVisible()
    assert not page.save.isVisible()
    page = opened(years(1))
    assert page.copy.isVisible()
    assert page.save.isVisible()
    assert page.weeks_view.chart.message == ""


def test_the_wheel_goes_back_week_by_week_and_no_further_than_there_is(opened: Opened) -> None:
    page = opened(years(30))
    chart = page.weeks_view.chart
    latest = chart.weeks[-1].start
    wheel(chart, -1)
    assert chart.weeks[-1].start == latest
    wheel(chart, 3)
    assert chart.weeks[-1].start == latest - timedelta(weeks=3)
    wheel(chart, 0.5)
    wheel(chart, 0.5)
    assert chart.weeks[-1].start == latest - timedelta(weeks=4)
    wheel(chart, -2)
    assert chart.weeks[-1].start == latest - timedelta(weeks=2)
    for _ in range(60):
        wheel(chart, 1)
    assert chart.weeks[0].start <= years(30)[0].day <= chart.weeks[0].end


def test_a_plain_sentence_says_what_the_picture_shows(opened: Opened) -> None:
    page = opened(years(30))
    kept = sum(week.done >= BAND[0] for week in page.weeks_view.chart.weeks[:-1])
    assert page.headline.text().startswith("You kept your days in ")
    assert page.headline.text().endswith(" of the last 12 weeks")
    assert kept <= int(page.headline.text().split()[5]) <= kept + 1  # the twelfth is not shown


def test_keys_go_to_earlier_weeks_as_far_as_there_are_any(opened: Opened) -> None:
    page = opened(years(30))
    latest = page.weeks_view.chart.weeks[-1].start
    for _ in range(5):
        QTest.keyClick(page.weeks_view.chart, Qt.Key.Key_PageUp)
    assert (latest - page.weeks_view.chart.weeks[-1].start).days == 24 * 7
    assert not page.weeks_view.earlier.isEnabled()
    for _ in range(5):
        QTest.keyClick(page.weeks_view.chart, Qt.Key.Key_PageDown)
    assert page.weeks_view.chart.weeks[-1].start == latest


def test_a_trouble_of_the_history_is_said(opened: Opened) -> None:
    page = opened([])
    assert page.notice.text == ""
    past(page).trouble = Trouble(TroubleKind.HISTORY_DISK_FULL, "/data")
    page.refresh()
    assert page.notice.text.startswith("There is no room left in /data: ")


def past(page: ProgressPage) -> PastForTests:
    assert isinstance(page._past, PastForTests)
    return page._past


def workouts_of(page: ProgressPage) -> WorkoutsView:
    page.look_at(ProgressView.WORKOUTS)
    assert isinstance(page.view, WorkoutsView)
    return page.view


# --- the year --------------------------------------------------------------------------------


def test_the_year_tells_each_day_to_keys_and_screen_readers(opened: Opened) -> None:
    workouts = years(30)
    page = opened(workouts)
    calendar = page.weeks_view.calendar
    assert calendar.selected == SUNDAY.date()
    QTest.keyClick(calendar, Qt.Key.Key_Left)
    QTest.keyClick(calendar, Qt.Key.Key_Up)
    assert calendar.selected == SUNDAY.date() - timedelta(days=8)
    assert calendar.accessibleDescription().startswith("Saturday, 14 November 2026: ")
    done = next(w for w in reversed(workouts) if w.done_sets == w.planned_sets)
    calendar.select(done.day)
    assert calendar.accessibleDescription().endswith(": done.")
    QTest.keyClick(calendar, Qt.Key.Key_PageUp)
    assert calendar.last == SUNDAY.date() - timedelta(weeks=12)


# --- courses ---------------------------------------------------------------------------------


def test_a_view_is_no_higher_because_of_another_one(opened: Opened) -> None:
    page = opened(years(30))
    page.resize(700, 700)  # the list and the form stand below each other
    page.look_at(ProgressView.WORKOUTS)
    QApplication.processEvents()
    high = page.view.height()
    page.look_at(ProgressView.FEELINGS)
    QApplication.processEvents()
    assert page.view.height() < high


# --- corrections -----------------------------------------------------------------------------


def test_a_correction_is_kept_when_one_looks_at_something_else(opened: Opened) -> None:
    view = workouts_of(page := opened(years(4)))
    assert view.selected is not None
    workout = view.selected
    view.editor.note.setPlainText("Stiff.")
    view.editor.day.setDate(view.editor.day.date().addDays(-1))
    page.look_at(ProgressView.WEEKS)
    assert past(page).kept[workout.id].note == "Stiff."
    page.notice.action.click()
    assert past(page).kept[workout.id].note == workout.note
    assert past(page).kept[workout.id].day == workout.day


# --- the picture -----------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_the_picture_is_saved(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    page = opened(years(20))
    path = tmp_path / f"weeks.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    page.save.click()
    assert page.notice.text == f"The picture is in {path}."
    if ending == "png":
        assert QImage(str(path)).width() == 2 * page.view.width()
    else:
        assert path.read_text().count("<rect") + path.read_text().count("<path") > 50


def test_the_picture_is_copied(opened: Opened) -> None:
    page = opened(years(20))
    page.copy.click()
    assert page.notice.text == "The picture is copied. Paste it where you want it."
    assert QGuiApplication.clipboard().image().width() == 2 * page.view.width()


def test_if_the_picture_cannot_be_written_the_reason_is_said(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened([])
    assert save_picture(page.view, str(tmp_path / "gone" / "weeks.png"))
    path = str(tmp_path / "gone" / "weeks.svg")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    page.save.click()
    assert page.notice.text.startswith(f"The picture cannot be written to {path}: ")


def test_a_day_is_excused_from_the_calendar_by_keys_and_shown_at_once(opened: Opened) -> None:
    page = opened(years(4))
    view = page.weeks_view
    free = SUNDAY.date()
    while any(day.day == free for day in view._past.days(free)):
        free -= timedelta(days=1)
    view.calendar.select(free)
    QTest.keyClick(view.calendar, Qt.Key.Key_Return)
    assert view.excuses.isVisible()
    assert view.excuses.day.day == free
    view.excuses.reasons[Reason.ILL].click()
    assert "excused" in view.facts.text()
    assert sum(week.excused for week in view.chart.weeks) == 1
    view.excuses.take_back.click()
    assert sum(week.excused for week in view.chart.weeks) == 0
    assert "free" in view.facts.text()
    view.excuses.away.click()
    assert view.excuses.isHidden()


def test_a_click_on_a_day_asks_whether_to_excuse_it(opened: Opened) -> None:
    page = opened(years(4))
    calendar = page.weeks_view.calendar
    QTest.mouseClick(calendar, Qt.MouseButton.LeftButton, pos=QPoint(24, calendar.height() - 20))
    assert page.weeks_view.excuses.isVisible()
    assert page.weeks_view.excuses.day.day == calendar.selected < SUNDAY.date()
    page.weeks_view.excuses.away.click()
    QTest.mouseClick(calendar, Qt.MouseButton.LeftButton, pos=QPoint(calendar.width() - 2, 2))
    assert page.weeks_view.excuses.isHidden()  # there is no day


def test_a_workout_done_elsewhere_can_be_added_from_every_view(opened: Opened) -> None:
    page = opened(years(2))
    for view in (ProgressView.WEEKS, ProgressView.EXERCISES, ProgressView.FEELINGS):
        page.look_at(view)
        assert page.add.isVisible()
    page.add.click()
    workouts = page.view
    assert isinstance(workouts, WorkoutsView)
    assert workouts.new.isVisible()
    assert not page.add.isVisible()  # the list has the button itself


def test_a_form_that_was_begun_is_kept_whatever_one_looks_at(opened: Opened) -> None:
    view = workouts_of(page := opened(years(4)))
    view.add.click()
    view.new.lines[0].name.setText("Goblet squat")
    page.look_at(ProgressView.WEEKS)
    page.look_at(ProgressView.WORKOUTS)
    assert view.new.isVisible()
    view.list.setCurrentRow(2)
    assert view.editor.isVisible()
    assert view.notice.text == "The workout that you began to write down is not saved yet."
    view.notice.action.click()
    assert view.new.isVisible()
    assert view.new.lines[0].name.text() == "Goblet squat"
    view.new.leave.click()
    view.add.click()
    assert view.new.lines[0].name.text() == ""


def test_the_weeks_begin_on_the_day_that_was_handed_in(qtbot: QtBot) -> None:
    past = PastForTests(years(4))
    page = ProgressPage(past, past, Phrases(), first_weekday=lambda: 6, today=SUNDAY.date)
    qtbot.addWidget(page)
    page.show()
    assert {week.start.weekday() for week in page.weeks_view.chart.weeks} == {6}
    assert page.weeks_view.calendar.first.weekday() == 6
    assert page.summary.text().endswith("0 days done this week, 3 to go.") is (
        page.weeks_view.chart.weeks[-1].done == 0
    )
