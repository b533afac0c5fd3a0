"""Looking back: did I keep my days? One glance, honest and forgiving.

The charts are drawn by pyqtgraph, which is imported with this module, and this
module only when the page is first opened.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spinecoach.core.adherence import week_start, weeks
from spinecoach.ui.progress_wording import EMPTY_MORE, SHOWN_WEEKS, headline, summary
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.week_chart import WeekChart

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from spinecoach.core.adherence import Week
    from spinecoach.core.ports import Past, Settings

SUMMED_WEEKS = 53
"""How many weeks the sentences look back over: a year."""


def local_today() -> date:
    """The date on the wall."""
    today = QDate.currentDate()
    return date(today.year(), today.month(), today.day())


class ProgressPage(QWidget):
    """Shows a `Past`; `today` tells the local date. It reads anew whenever it is shown."""

    def __init__(
        self,
        past: Past,
        settings: Settings,
        today: Callable[[], date] = local_today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._past = past
        self._settings = settings
        self._today = today
        self._back = 0
        self.headline = label("", size=1.9, weight=QFont.Weight.Bold)
        self.summary = label("", size=1.1)
        self.trouble = label("", size=1.0)
        self.facts = label("", size=1.0, soft=True)
        self.chart = WeekChart()
        self.chart.chosen.connect(self.facts.setText)
        self.chart.earlier.connect(self.go_earlier)
        self.chart.later.connect(self.go_later)
        self.earlier = Button("\N{LEFTWARDS ARROW} Earlier")
        self.earlier.clicked.connect(self.go_earlier)
        self.later = Button("Later \N{RIGHTWARDS ARROW}")
        self.later.clicked.connect(self.go_later)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 16, 32, 24)
        column.setSpacing(8)
        column.addWidget(self.headline)
        column.addWidget(self.summary)
        column.addWidget(self.trouble)
        column.addWidget(self.chart, stretch=1)
        row = QHBoxLayout()
        row.addWidget(self.facts, stretch=1)
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        column.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the history anew; the last weeks are shown."""
        super().showEvent(event)
        self._back = 0
        self.refresh()

    def refresh(self) -> None:
        """Read the history and show it."""
        history = self._weeks(SUMMED_WEEKS)
        self.headline.setText(headline(history))
        empty = not any(week.done or week.partial or week.excused for week in history)
        self.summary.setText(EMPTY_MORE if empty else summary(history))
        self.trouble.setText(self._past.trouble)
        self.trouble.setVisible(bool(self._past.trouble))
        self._show_weeks()

    def go_earlier(self) -> None:
        """Show the twelve weeks before."""
        first = self._past.first_day()
        shown = self._weeks(SHOWN_WEEKS + self._back)[0].start
        if first is not None and first < shown:
            self._back += SHOWN_WEEKS
            self._show_weeks()

    def go_later(self) -> None:
        """Show the twelve weeks after."""
        if self._back:
            self._back -= SHOWN_WEEKS
            self._show_weeks()

    def _show_weeks(self) -> None:
        shown = self._weeks(SHOWN_WEEKS + self._back)[:SHOWN_WEEKS]
        self.chart.show_weeks(shown)
        first = self._past.first_day()
        self.earlier.setEnabled(first is not None and first < shown[0].start)
        self.later.setEnabled(self._back > 0)

    def _weeks(self, count: int) -> tuple[Week, ...]:
        """The last `count` weeks, the one under way included."""
        today = self._today()
        first_weekday = QLocale().firstDayOfWeek().value - 1
        since = week_start(today, first_weekday) - timedelta(weeks=count)
        return weeks(
            self._past.days(since),
            today=today,
            target=self._settings.get().target_days,
            count=count,
            first_weekday=first_weekday,
            first_day=self._past.first_day(),
        )
