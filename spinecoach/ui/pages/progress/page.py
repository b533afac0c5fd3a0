"""Looking back: did I keep my days? One glance, honest and forgiving.

The charts are drawn by pyqtgraph, which is imported with this module, and this
module only when the page is first opened. Each view is built when it is first
looked at, and reads no more of the history than it shows.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.adherence import weeks
from spinecoach.ui.pages.progress.courses import ExercisesView, FeelingsView
from spinecoach.ui.pages.progress.weeks import (
    WeeksView,
    anything_in,
    local_first_weekday,
    year_before,
)
from spinecoach.ui.pages.progress.workouts import WorkoutsView
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.choice import Choice
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.widgets.scroll import ScrollPage
from spinecoach.ui.widgets.widget_file import save_picture
from spinecoach.ui.words.progress import EMPTY_MORE, headline, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QShowEvent

    from spinecoach.core.coaching.ports import HistoryReader, Settings
    from spinecoach.core.record.logbook import DayDone
    from spinecoach.ui.pages.progress.workout_editor import Kept

SUMMED_WEEKS = 53
"""How many weeks the sentences look back over: a year."""

PICTURES = "Picture (*.png);;Drawing (*.svg)"


class View(StrEnum):
    """What can be looked at."""

    WEEKS = "Weeks"
    EXERCISES = "Exercises"
    FEELINGS = "Pain and effort"
    WORKOUTS = "Workouts"


def local_today() -> date:
    """The date on the wall."""
    today = QDate.currentDate()
    return date(today.year(), today.month(), today.day())


class ProgressPage(QWidget):
    """Shows a `Past`; `today` tells the local date. It reads anew whenever it is shown."""

    def __init__(
        self,
        past: HistoryReader,
        settings: Settings,
        today: Callable[[], date] = local_today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._past = past
        self._settings = settings
        self._today = today
        self.headline = label("", size=1.9, weight=QFont.Weight.Bold)
        self.summary = label("", size=1.1)
        self.notice = NoticeBar()
        self.tabs = Choice("What to look at", {view: view for view in View})
        self.tabs.chosen.connect(self.look_at)
        self.save = Button("Save the picture\N{HORIZONTAL ELLIPSIS}")
        self.save.clicked.connect(self.save_picture)
        self.add = Button("Add a workout done elsewhere")
        self.add.clicked.connect(self.write_down)
        self.stack = QStackedWidget()
        self.views: dict[View, WeeksView | ExercisesView | FeelingsView | WorkoutsView] = {}
        self._first_view = WeeksView(past, settings)
        self._first_view.changed.connect(self._say)
        self._lay_out()
        self.look_at(View.WEEKS)

    def _lay_out(self) -> None:
        row = Flow(self.tabs)
        row.add_stretch()
        row.addWidget(self.add)
        row.addWidget(self.save)
        sheet = QWidget()
        scroll = ScrollPage()
        scroll.setWidget(sheet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(40, 12, 32, 20)
        column.setSpacing(6)
        column.addWidget(self.headline)
        column.addWidget(self.summary)
        column.addWidget(self.notice)
        column.addLayout(row)
        column.addWidget(self.stack, stretch=1)

    @property
    def view(self) -> WeeksView | ExercisesView | FeelingsView | WorkoutsView:
        """What is looked at."""
        return next(view for view in self.views.values() if view is self.stack.currentWidget())

    @property
    def weeks_view(self) -> WeeksView:
        """The view that is shown first."""
        return self._first_view

    def look_at(self, view: View) -> None:
        """Show one of the views, built when it is first wanted."""
        kept = self.leave() if view is not View.WORKOUTS else None
        self.tabs.show_value(view)
        for button in (self.save, self.add):
            button.setVisible(view is not View.WORKOUTS)  # which adds workouts itself
        if view not in self.views:
            self.views[view] = self._build(view)
            self.stack.addWidget(self.views[view])
        self.stack.setCurrentWidget(self.views[view])
        if self.isVisible():
            self.view.refresh(self._today())
        if kept is not None:
            self._say()
            self.tell_kept(kept)

    def leave(self) -> Kept | None:
        """Keep what stands in the editor of a workout, since one goes elsewhere."""
        workouts = self.views.get(View.WORKOUTS)
        return workouts.leave() if isinstance(workouts, WorkoutsView) else None

    def tell_kept(self, kept: Kept) -> None:
        """Say what became of changes that nobody saved."""
        undo = kept.undo

        def take_back() -> None:
            if undo is not None:
                undo()
                self.refresh()

        self.notice.tell(kept.words, take_back if undo is not None else None)

    def write_down(self) -> None:
        """Show the form for a workout done elsewhere, among all workouts."""
        self.look_at(View.WORKOUTS)
        if isinstance(self.view, WorkoutsView):
            self.view.refresh(self._today())
            self.view.write_down()

    def _build(self, view: View) -> WeeksView | ExercisesView | FeelingsView | WorkoutsView:
        match view:
            case View.WEEKS:
                return self._first_view
            case View.EXERCISES:
                return ExercisesView(self._past, self._settings)
            case View.FEELINGS:
                return FeelingsView(self._past)
            case View.WORKOUTS:
                workouts = WorkoutsView(self._past, self._settings)
                workouts.changed.connect(self._say)
                return workouts

    def showEvent(self, event: QShowEvent) -> None:
        """Read the history anew."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the history and show it."""
        today = self._today()
        days = year_before(self._past, today)
        self._put_into_words(days, today)
        if isinstance(self.view, WeeksView):
            self.view.refresh(today, days)
        else:
            self.view.refresh(today)

    def _say(self) -> None:
        today = self._today()
        self._put_into_words(year_before(self._past, today), today)

    def _put_into_words(self, days: Sequence[DayDone], today: date) -> None:
        """Say what the pictures show."""
        history = weeks(
            days,
            today=today,
            target=self._settings.get().target_days,
            count=SUMMED_WEEKS,
            first_weekday=local_first_weekday(),
            first_day=self._past.first_day(),
        )
        self.headline.setText(headline(history))
        self.summary.setText(summary(history, today) if anything_in(history) else EMPTY_MORE)
        wrong = self._past.trouble
        self.notice.tell(Phrases().troubles.sentence(wrong) if wrong else "")

    def save_picture(self) -> None:
        """Ask where, and save what is shown as PNG or SVG."""
        path, _ = QFileDialog.getSaveFileName(
            self, "Save the picture", "spinecoach-progress.png", PICTURES
        )
        if path:
            wrong = save_picture(self.view, path)
            self.notice.tell(wrong or f"The picture is in {path}.")
