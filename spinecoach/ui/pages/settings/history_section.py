"""The settings about the history: backups, export, import."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from spinecoach.core.record.answers import WouldLose
from spinecoach.ui.pages.settings.import_row import ImportRow
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.controls import DropDown
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.form import WHOLE, Form
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.words.history import answered
from spinecoach.ui.words.phrases import counted
from spinecoach.ui.words.progress import long_date

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from spinecoach.core.coaching.ports import HistoryFiles
    from spinecoach.core.phrases.phrases import Phrases

FORMS = {
    "Report for your physiotherapist (*.pdf)": ("pdf", ".pdf"),
    "Everything, for importing again (*.json)": ("json", ".json"),
    "Table, one row per set (*.csv)": ("csv", ".csv"),
    "For Hevy (*.csv)": ("hevy", ".csv"),
    "For Strong (*.csv)": ("strong", ".csv"),
    "Calendar of your workouts (*.ics)": ("ics", ".ics"),
}
"""What the dialog calls each form, with its name for `HistoryFiles.export` and its ending."""

EXPORTED = {"All workouts": 0, "The last 12 weeks": 12, "The last year": 52}
"""How far back an export goes, in weeks; 0 = all of it."""

NO_BACKUP = "None yet: one is made on each day of exercise"


class HistorySection(QWidget):
    """Shows the `HistoryFiles` port; `changed` is raised when the history is another one."""

    changed = Signal()

    def __init__(
        self, history_files: HistoryFiles, phrases: Phrases, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._history_files = history_files
        self.notice = NoticeBar(phrases)
        self.backups = DropDown()
        self.backups.setAccessibleName("Backups")
        self.restore = Button("Restore")
        self.restore.clicked.connect(self._restore)
        self.back_up = Button("Back up now")
        self.back_up.clicked.connect(self._back_up)
        self.export = Button("Save to a file\N{HORIZONTAL ELLIPSIS}")
        self.export.clicked.connect(self._export)
        self.span = DropDown()
        self.span.setAccessibleName("How much to export")
        for words, weeks in EXPORTED.items():
            self.span.addItem(words, weeks)
        self.incoming = ImportRow(history_files, phrases.exchange)
        self.incoming.said.connect(self.notice.tell)
        self.incoming.changed.connect(self.changed)
        form = Form()
        form.add("Backups", Flow(self.backups, self.restore, self.back_up))
        form.add("Export", Flow(self.span, self.export))
        form.add("Import", self.incoming, WHOLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.notice)

    def refresh(self) -> None:
        """List the backups there are, the newest first."""
        self.backups.clear()
        for backup in self._history_files.backups():
            words = f"{long_date(backup.day)}, {counted(backup.workouts, 'workout')}"
            self.backups.addItem(words, backup)
        self.restore.setEnabled(self.backups.count() > 0)
        self.backups.setEnabled(self.backups.count() > 0)
        if not self.backups.count():
            self.backups.addItem(NO_BACKUP)

    def showEvent(self, event: QShowEvent) -> None:
        """Be right whenever it is opened."""
        super().showEvent(event)
        self.refresh()

    def _restore(self) -> None:
        answer = self._history_files.restore(self.backups.currentData())
        self.notice.tell(answered(self._phrases, answer))
        self.refresh()
        self.changed.emit()

    def _back_up(self) -> None:
        self.notice.tell(answered(self._phrases, self._history_files.back_up()))
        self.refresh()

    def _export(self) -> None:
        path, chosen = QFileDialog.getSaveFileName(
            self, "Export the history", "spinecoach", ";;".join(FORMS)
        )
        if path:
            form, ending = FORMS[chosen] if chosen in FORMS else next(iter(FORMS.values()))
            path = path if path.lower().endswith(ending) else path + ending
            weeks = int(self.span.currentData())
            self._write(form, path, weeks, replace=False)

    def _write(self, form: str, path: str, weeks: int, *, replace: bool) -> None:
        """Export, and ask first where that would replace a file by less than it may hold."""
        answer = self._history_files.export(form, path, weeks, replace=replace)
        words = answered(self._phrases, answer)
        if not isinstance(answer, WouldLose):
            self.notice.tell(words)
            return
        again = partial(self._write, form, path, weeks, replace=True)
        self.notice.tell(words, again, self._phrases.history.replace_anyway())
