"""The settings about the history: backups, export, import."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from spinecoach.core.record.outcomes import WouldLose
from spinecoach.ui.pages.settings.import_row import ImportRow
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.controls import DropDown
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.form import WHOLE, Form
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.words.history import outcome_in_words

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from spinecoach.core.coaching.ports import HistoryFiles
    from spinecoach.core.phrases.phrases import Phrases


class HistorySection(QWidget):
    """Backs up, restores, exports and imports; `changed` is emitted when the history changed."""

    changed = Signal()

    def __init__(
        self, history_files: HistoryFiles, phrases: Phrases, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._phrases = phrases
        its = phrases.settings
        self._history_files = history_files
        self.notice = NoticeBar(phrases)
        self.backups = DropDown()
        self.backups.setAccessibleName(its.backups())
        self.restore = Button(its.restore_backup())
        self.restore.clicked.connect(self._restore)
        self.back_up = Button(its.back_up())
        self.back_up.clicked.connect(self._back_up)
        self.export = Button(its.save_to_file())
        self.export.clicked.connect(self._export)
        self.span = DropDown()
        self.span.setAccessibleName(its.how_much_to_export())
        self.span.addItem(its.export_all(), 0)
        self.span.addItem(its.export_twelve_weeks(), 12)
        self.span.addItem(its.export_year(), 52)
        self.incoming = ImportRow(history_files, phrases.exchange)
        self.incoming.said.connect(self.notice.tell)
        self.incoming.changed.connect(self.changed)
        form = Form()
        form.add(its.backups(), Flow(self.backups, self.restore, self.back_up))
        form.add(its.export(), Flow(self.span, self.export))
        form.add(its.import_name(), self.incoming, WHOLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.notice)

    def refresh(self) -> None:
        """List the backups, the newest first."""
        self.backups.clear()
        for backup in self._history_files.backups():
            words = self._phrases.settings.backup(backup.day, backup.workouts)
            self.backups.addItem(words, backup)
        self.restore.setEnabled(self.backups.count() > 0)
        self.backups.setEnabled(self.backups.count() > 0)
        if not self.backups.count():
            self.backups.addItem(self._phrases.settings.no_backup())

    def showEvent(self, event: QShowEvent) -> None:
        """Show the present state."""
        super().showEvent(event)
        self.refresh()

    def _restore(self) -> None:
        answer = self._history_files.restore(self.backups.currentData())
        self.notice.tell(outcome_in_words(self._phrases, answer))
        self.refresh()
        self.changed.emit()

    def _back_up(self) -> None:
        self.notice.tell(outcome_in_words(self._phrases, self._history_files.back_up()))
        self.refresh()

    def _export(self) -> None:
        its = self._phrases.settings
        # The name of each form in the dialogue, its name for `export` and its file ending.
        forms = {
            its.report_files(): ("pdf", ".pdf"),
            its.document_files(): ("json", ".json"),
            its.table_files(): ("csv", ".csv"),
            its.hevy_files(): ("hevy", ".csv"),
            its.strong_files(): ("strong", ".csv"),
            its.workout_calendar_files(): ("ics", ".ics"),
        }
        path, chosen = QFileDialog.getSaveFileName(
            self, its.export_title(), "spinecoach", ";;".join(forms)
        )
        if path:
            form, ending = forms.get(chosen, ("pdf", ".pdf"))
            path = path if path.lower().endswith(ending) else path + ending
            weeks = int(self.span.currentData())
            self._write(form, path, weeks, replace=False)

    def _write(self, form: str, path: str, weeks: int, *, replace: bool) -> None:
        """Export; ask first if a file that may hold more would be replaced."""
        answer = self._history_files.export(form, path, weeks, replace=replace)
        words = outcome_in_words(self._phrases, answer)
        if not isinstance(answer, WouldLose):
            self.notice.tell(words)
            return
        again = partial(self._write, form, path, weeks, replace=True)
        self.notice.tell(words, again, self._phrases.history.replace_anyway())
