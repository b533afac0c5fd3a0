"""The view of the weeks: twelve weeks as bars, a year of days, and the bar for excuses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from spinecoach.core.record.adherence import SHOWN_WEEKS, Mark, Week, mark, week_start, weeks
from spinecoach.ui.pages.progress.excuse_bar import ExcuseBar
from spinecoach.ui.pages.progress.week_chart import WeekChart
from spinecoach.ui.pages.progress.year_calendar import WEEKS, YearCalendar
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.beside import put_beside
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from spinecoach.core.coaching.ports import HistoryReader, Settings
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.record.logbook import DayDone

FACTS = 380
"""Least width of the facts beside the buttons, in pixels at the letters of `theme.DRAWN_AT`."""


class WeeksView(QWidget):
    """Twelve weeks as bars, a year as squares; keys and buttons lead to earlier ones.

    `changed` is emitted when a day was excused or an excuse was taken back.
    `first_weekday` returns the day on which a week begins, 0 = Monday.
    """

    changed = Signal()

    def __init__(
        self,
        past: HistoryReader,
        settings: Settings,
        phrases: Phrases,
        first_weekday: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._past = past
        self._settings = settings
        self._first_weekday = first_weekday
        self._today = date.min
        self._back = 0
        self.chart = WeekChart(phrases)
        self.calendar = YearCalendar(phrases)
        self.facts = label("", soft=True)
        self.earlier = Button(phrases.progress.earlier())
        self.earlier.clicked.connect(self.go_earlier)
        self.later = Button(phrases.progress.later())
        self.later.clicked.connect(self.go_later)
        for picture in (self.chart, self.calendar):
            picture.chosen.connect(self.facts.setText)
            picture.earlier.connect(self.go_earlier)
            picture.later.connect(self.go_later)
        self.chart.scrolled.connect(self.go_back)
        self.excuse = Button(phrases.progress.excuse_a_day())
        self.excuse.clicked.connect(self.open_excuse)
        self.excuses = ExcuseBar(past, phrases)
        self.excuses.changed.connect(self._excused)
        self.excuses.left.connect(self.calendar.setFocus)
        self.calendar.opened.connect(self.open_excuse)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.addWidget(self.facts, stretch=1)
        self._buttons = Flow(self.excuse, self.earlier, self.later)
        self._foot.addLayout(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.chart, stretch=1)
        column.addLayout(self._foot)
        column.addWidget(self.excuses)
        column.addWidget(self.calendar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the facts if there is no room beside them."""
        super().resizeEvent(event)
        room = self._buttons.sizeHint().width() + grown(FACTS)
        beside = event.size().width() >= room
        put_beside(self._foot, beside=beside)

    def refresh(self, today: date, recent: Sequence[DayDone] | None = None) -> None:
        """Show the latest weeks; `recent` are the days of a year, if they were read already."""
        self._today = today
        self._back = 0
        self._show(recent)

    def open_excuse(self) -> None:
        """Ask why the selected day could not be kept."""
        self.excuses.ask(self.calendar.selected, self._today)

    def _excused(self) -> None:
        """Show the excuse at once, and keep its day selected."""
        self._show()
        self.calendar.select(self.excuses.day.day)
        self.changed.emit()

    def go_earlier(self) -> None:
        """Show the twelve weeks before, if there are any."""
        self.go_back(SHOWN_WEEKS)

    def go_later(self) -> None:
        """Show the twelve weeks after."""
        self.go_back(-SHOWN_WEEKS)

    def go_back(self, weeks_back: int) -> None:
        """Go back by that many weeks as far as there are any; forward if the number is negative."""
        back = max(0, self._back + (weeks_back if self.earlier.isEnabled() else min(0, weeks_back)))
        if back != self._back:
            self._back = back
            self._show()

    def _show(self, recent: Sequence[DayDone] | None = None) -> None:
        first_weekday = self._first_weekday()
        days = recent
        if days is None:
            days = year_before(self._past, self._today - timedelta(weeks=self._back), first_weekday)
        first = self._past.first_day()
        last = self._today - timedelta(weeks=self._back)
        marks = {day.day: mark(day) for day in days if day.day <= last}
        self.calendar.show_year(marks, last, first_weekday)
        found = weeks(
            days,
            today=self._today,
            target=self._settings.get().target_days,
            count=SHOWN_WEEKS + self._back,
            first_weekday=first_weekday,
            first_day=first,
        )[:SHOWN_WEEKS]
        self.earlier.setEnabled(first is not None and first < found[0].start)
        self.later.setEnabled(self._back > 0)
        self.chart.show_weeks(found)


def year_before(past: HistoryReader, last: date, first_weekday: int) -> Sequence[DayDone]:
    """Return the days of the year that ends with `last`, in whole weeks, and all after it."""
    return past.days(week_start(last, first_weekday) - timedelta(weeks=WEEKS))


def anything_in(history: tuple[Week, ...]) -> bool:
    """Return whether any day of these weeks holds anything."""
    return any(found is not Mark.NONE for week in history for found in week.marks)
