"""The page that looks back: weeks, exercises, pain and effort, workouts.

Each view is built when it is first shown, and reads no more of the history than it shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from spinecoach.core.phrases.progress import ProgressView
from spinecoach.core.record.adherence import weeks
from spinecoach.ui.local_week import local_today
from spinecoach.ui.pages.progress.courses import ExercisesView, FeelingsView
from spinecoach.ui.pages.progress.weeks import WeeksView, anything_in, year_before
from spinecoach.ui.pages.progress.workouts import WorkoutsView
from spinecoach.ui.style.reading import read_as
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.choice import Choice
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.grid import MARGINS, heading
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.widgets.scroll import ScrollPage
from spinecoach.ui.widgets.widget_file import picture_of, save_picture

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QShowEvent

    from spinecoach.core.coaching.ports import HistoryReader, Settings
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.record.logbook import DayDone
    from spinecoach.ui.pages.progress.workout_editor import Kept

SUMMED_WEEKS = 53
"""How many weeks the sentences look back over: a year."""


class ProgressPage(QWidget):
    """Shows a history and reads it again whenever it is shown.

    `first_weekday` returns the day on which a week begins (0 = Monday), `today` the local date.
    """

    def __init__(
        self,
        past: HistoryReader,
        settings: Settings,
        phrases: Phrases,
        *,
        first_weekday: Callable[[], int],
        today: Callable[[], date] = local_today,
    ) -> None:
        super().__init__()
        self._past = past
        self._settings = settings
        self._phrases = phrases
        self._first_weekday = first_weekday
        self._today = today
        read_as(self, "Grouping")  # its texts are few: what is drawn has a name of its own
        self.headline = heading()
        self.summary = label("", size=1.1)
        self.notice = NoticeBar(phrases)
        self.tabs = Choice(
            phrases.progress.views(), {phrases.progress.view(v): v for v in ProgressView}
        )
        self.tabs.chosen.connect(self.look_at)
        self.save = Button(phrases.progress.save_picture())
        self.save.clicked.connect(self.save_picture)
        self.copy = Button(phrases.progress.copy_picture())
        self.copy.clicked.connect(self.copy_picture)
        self.add = Button(phrases.corrections.add_elsewhere())
        self.add.clicked.connect(self.write_down)
        self._room = QVBoxLayout()
        self.views: dict[ProgressView, WeeksView | ExercisesView | FeelingsView | WorkoutsView] = {}
        self._first_view = WeeksView(past, settings, phrases, first_weekday)
        self._first_view.changed.connect(self._say)
        self._lay_out()
        self.look_at(ProgressView.WEEKS)

    def _lay_out(self) -> None:
        row = Flow(self.tabs)
        row.add_stretch()
        row.addWidget(self.add)
        row.addWidget(self.copy)
        row.addWidget(self.save)
        sheet = QWidget()
        scroll = ScrollPage()
        scroll.setWidget(sheet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(*MARGINS)
        column.setSpacing(6)
        column.addWidget(self.headline)
        column.addWidget(self.summary)
        column.addWidget(self.notice)
        column.addSpacing(8)
        column.addLayout(row)
        column.addSpacing(8)
        column.addLayout(self._room, stretch=1)

    @property
    def view(self) -> WeeksView | ExercisesView | FeelingsView | WorkoutsView:
        """The view that is shown."""
        return next(view for view in self.views.values() if not view.isHidden())

    @property
    def weeks_view(self) -> WeeksView:
        """The view that is shown first."""
        return self._first_view

    def look_at(self, view: ProgressView) -> None:
        """Show one of the views, which is built when it is first shown."""
        kept = self.leave() if view is not ProgressView.WORKOUTS else None
        self.tabs.show_value(view)
        self.add.setVisible(view is not ProgressView.WORKOUTS)  # which adds workouts itself
        self._offer_picture(view)
        if view not in self.views:
            self.views[view] = self._build(view)
            self._room.addWidget(self.views[view])
        for other in self.views.values():
            other.setVisible(other is self.views[view])
        if self.isVisible():
            self.view.refresh(self._today())
        if kept is not None:
            self._say()
            self.tell_kept(kept)

    def leave(self) -> Kept | None:
        """Save the changes in the editor of a workout, because the person goes elsewhere."""
        workouts = self.views.get(ProgressView.WORKOUTS)
        return workouts.leave() if isinstance(workouts, WorkoutsView) else None

    def holds_back_close(self) -> bool:
        """Return True the first time if a form has unsaved input, so that the window stays open."""
        workouts = self.views.get(ProgressView.WORKOUTS)
        return isinstance(workouts, WorkoutsView) and workouts.new.holds_back_close()

    def show_unsaved(self) -> None:
        """Show the form that keeps the window open, and say why."""
        self.write_down()
        self.notice.tell(self._phrases.corrections.close_again())

    def tell_kept(self, kept: Kept) -> None:
        """Say what happened to changes that were not saved by hand."""
        undo = kept.undo

        def take_back() -> None:
            if undo is not None:
                undo()
                self.refresh()

        self.notice.tell(kept.words, take_back if undo is not None else None)

    def write_down(self) -> None:
        """Show the form for a workout done elsewhere, among all workouts."""
        self.look_at(ProgressView.WORKOUTS)
        if isinstance(self.view, WorkoutsView):
            self.view.refresh(self._today())
            self.view.write_down()

    def _build(self, view: ProgressView) -> WeeksView | ExercisesView | FeelingsView | WorkoutsView:
        match view:
            case ProgressView.WEEKS:
                return self._first_view
            case ProgressView.EXERCISES:
                return ExercisesView(self._past, self._settings, self._phrases)
            case ProgressView.FEELINGS:
                return FeelingsView(self._past, self._phrases)
            case ProgressView.WORKOUTS:
                workouts = WorkoutsView(self._past, self._settings, self._phrases)
                workouts.changed.connect(self._say)
                return workouts

    def showEvent(self, event: QShowEvent) -> None:
        """Read the history again."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the history and show it."""
        today = self._today()
        days = year_before(self._past, today, self._first_weekday())
        self._put_into_words(days, today)
        if isinstance(self.view, WeeksView):
            self.view.refresh(today, days)
        else:
            self.view.refresh(today)

    def _say(self) -> None:
        today = self._today()
        self._put_into_words(year_before(self._past, today, self._first_weekday()), today)

    def _put_into_words(self, days: Sequence[DayDone], today: date) -> None:
        """Show the sentences about the charts."""
        history = weeks(
            days,
            today=today,
            target=self._settings.get().target_days,
            count=SUMMED_WEEKS,
            first_weekday=self._first_weekday(),
            first_day=self._past.first_day(),
        )
        words = self._phrases.progress
        self._offer_picture(self.tabs.value)
        self.headline.setText(words.headline(history))
        begun = anything_in(history)
        self.summary.setText(words.summary(history, today) if begun else words.how_weeks_are_kept())
        wrong = self._past.trouble
        self.notice.tell(self._phrases.troubles.sentence(wrong) if wrong else "")

    def _offer_picture(self, view: object) -> None:
        """Show what copies and saves the picture where there is one."""
        drawn = view is not ProgressView.WORKOUTS and self._past.first_day() is not None
        for button in (self.copy, self.save):
            button.setVisible(drawn)

    def copy_picture(self) -> None:
        """Copy what is shown, so that it can be pasted into a message."""
        QGuiApplication.clipboard().setImage(picture_of(self.view))
        self.notice.tell(self._phrases.progress.picture_copied())

    def save_picture(self) -> None:
        """Ask where, and save what is shown as PNG or SVG."""
        words = self._phrases.progress
        path, _ = QFileDialog.getSaveFileName(
            self, words.picture_dialog(), "spinecoach-progress.png", words.picture_kinds()
        )
        if path:
            wrong = save_picture(self.view, path)
            self.notice.tell(
                words.picture_not_saved(path, wrong) if wrong else words.picture_saved(path)
            )
