"""The list of workouts and, beside it, the form that corrects the selected one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from spinecoach.ui.pages.progress.new_workout import NewWorkout
from spinecoach.ui.pages.progress.workout_editor import WorkoutEditor
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.beside import put_beside
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.widgets.scroll import SlimScrollBar

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from spinecoach.core.coaching.ports import HistoryReader, Settings
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.record.logbook import LoggedWorkout
    from spinecoach.ui.pages.progress.workout_editor import Kept

PAGE_DAYS = 366

BOTH = 900
NARROWEST = 320
FORM = 600
LIST = 180
SHEET = 250
"""Pixels: the least width of both side by side, of the list then, and of a form with one row for an
exercise; the least height of list and workout."""

WIDEST = (640, 860)
"""The most width of list and workout in pixels: in wider ones names and numbers are far apart."""


class WorkoutsView(QWidget):
    """Lists a year of workouts; `changed` is emitted when anything was corrected."""

    changed = Signal()

    def __init__(
        self,
        past: HistoryReader,
        settings: Settings,
        phrases: Phrases,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._past = past
        self._phrases = phrases
        self._settings = settings
        self._today = date.min
        self._pages = 1
        self.list = QListWidget()
        self.list.setAccessibleName(phrases.corrections.workouts())
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setVerticalScrollBar(SlimScrollBar())
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setSpacing(5)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda *_: self._show_another())
        # A click on the selected row goes back from the form for a new workout.
        self.list.itemClicked.connect(lambda _: self._show_another())
        self.more = Button(phrases.corrections.earlier_year())
        self.more.clicked.connect(self._show_more)
        self.add = Button(phrases.corrections.add_elsewhere())
        self.add.clicked.connect(self.write_down)
        self.notice = NoticeBar(phrases)
        self.editor = WorkoutEditor(past, phrases)
        self.editor.changed.connect(self._changed)
        self.editor.delete_wanted.connect(self._delete)
        self.new = NewWorkout(past, phrases)
        self.new.kept.connect(self._added)
        self.new.left.connect(self._leave_form)
        self._lay_out()

    def _lay_out(self) -> None:
        aside = QWidget()
        left = QVBoxLayout(aside)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.list, stretch=1)
        left.addLayout(Flow(self.add, self.more))
        self._right = QStackedWidget()
        for sheet in (self.editor, self.new):
            self._right.addWidget(sheet)
        self.list.setMinimumHeight(grown(LIST))
        self._right.setMinimumHeight(grown(SHEET))
        self._row = row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        row.setSpacing(24)
        row.addWidget(aside, stretch=5)
        row.addWidget(self._right, stretch=6)
        row.addStretch()
        self._parts = (aside, self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notice)
        column.addLayout(row, stretch=1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the form below the list if there is no room beside it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        left, right = (part.minimumSizeHint().width() for part in self._parts)
        both = max(grown(NARROWEST), left) + self._row.spacing() + right
        # Side by side the parts are never narrower than that, so at that width itself they may be
        # too wide for the page already.
        beside = self.width() >= grown(BOTH) and self.width() > both
        put_beside(self._row, beside=beside)
        for part, widest in zip(self._parts, WIDEST, strict=True):
            part.setMaximumWidth(grown(widest) if beside else self.width())
        self.new.arrange(narrow=self.width() < grown(FORM))

    def refresh(self, today: date) -> None:
        """Read the workouts again; the selected one stays selected."""
        self._tell(self.leave())
        self._today = today
        selected = self.selected.id if self.selected else ""
        since = today - timedelta(days=PAGE_DAYS * self._pages)
        first = self._past.first_day()
        self.more.setVisible(first is not None and first < since)
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.list.clear()
        for workout in reversed(self._past.workouts(since, date.max)):
            item = QListWidgetItem(self._line(workout))
            item.setData(Qt.ItemDataRole.UserRole, workout)
            self.list.addItem(item)
            if workout.id == selected:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)  # noqa: FBT003
        self.list.setVisible(self.list.count() > 0)
        if self._right.currentWidget() is self.editor:
            self._show_selected()

    @property
    def selected(self) -> LoggedWorkout | None:
        """The workout that is selected in the list."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def write_down(self) -> None:
        """Show the form for a workout done elsewhere; what was typed before is still there."""
        self._tell(self.leave())
        self._right.setCurrentWidget(self.new)
        if not self.new.unsaved:
            self.new.begin(self._today, self._settings.get().unit)
        self._arrange()

    def _added(self) -> None:
        """Select the new workout, whatever its place in the list."""
        self._right.setCurrentWidget(self.editor)
        before = {workout.id for workout in self._listed}
        self._changed()
        for row, workout in enumerate(self._listed):
            if workout.id not in before:
                self.list.setCurrentRow(row)
                self.notice.tell(self._phrases.corrections.added(workout.day))
        self.list.setFocus()

    def _show_more(self) -> None:
        self._pages += 1
        self.refresh(self._today)

    @property
    def _listed(self) -> list[LoggedWorkout]:
        rows = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(Qt.ItemDataRole.UserRole) for item in rows]

    def leave(self) -> Kept | None:
        """Save the changes in the editor, because the person goes elsewhere."""
        return self.editor.leave()

    def _tell(self, kept: Kept | None) -> None:
        """Say what happened to changes that were not saved by hand, and show them in the list."""
        if kept is None:
            return
        for row in range(self.list.count()):
            item = self.list.item(row)
            workout = self._past.workout(item.data(Qt.ItemDataRole.UserRole).id)
            if workout is not None:
                item.setText(self._line(workout))
                item.setData(Qt.ItemDataRole.UserRole, workout)
        self.changed.emit()
        self.notice.tell(*kept)

    def _show_another(self) -> None:
        """Show another workout; what was changed in the one before is saved."""
        self._tell(self.leave())
        if self._right.currentWidget() is self.new and self.new.unsaved:
            words = self._phrases.corrections
            self.notice.tell(words.kept_for_later(), self.write_down, words.go_on_writing())
        self._show_selected()

    def _leave_form(self) -> None:
        self._show_selected()
        self.add.setFocus()

    def _show_selected(self) -> None:
        self._right.setCurrentWidget(self.editor)
        self.editor.show_workout(self.selected, self._today, self._settings.get().unit)
        self._arrange()

    def _delete(self) -> None:
        workout = self.selected
        if workout is None:
            return
        self._past.corrections.delete(workout.id)
        self.editor.show_workout(None, self._today)
        self.notice.tell(
            self._phrases.corrections.deleted(workout.day),
            lambda: self._undelete(workout.id),
        )
        self._changed()

    def _undelete(self, workout: str) -> None:
        self._past.corrections.undelete(workout)
        self._changed()

    def _changed(self) -> None:
        self.refresh(self._today)
        self.changed.emit()

    def _line(self, workout: LoggedWorkout) -> str:
        """Return one workout in one line."""
        return self._phrases.corrections.line(
            workout.day,
            self._phrases.common.routine(workout.title),
            workout.done_sets,
            workout.planned_sets,
            changed=workout.changed,
        )
