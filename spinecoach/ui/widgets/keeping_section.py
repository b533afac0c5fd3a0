"""Keeping the history safe and taking it along: backups, export, import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from spinecoach.ui.phrases import counted
from spinecoach.ui.progress_wording import long_date
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.controls import DropDown
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from spinecoach.core.ports import Keeping

FORMS = {
    "Report for your physiotherapist (*.pdf)": ("pdf", ".pdf"),
    "Everything, to be imported again (*.json)": ("json", ".json"),
    "Table, one row a set (*.csv)": ("csv", ".csv"),
    "For Hevy (*.csv)": ("hevy", ".csv"),
    "For Strong (*.csv)": ("strong", ".csv"),
    "Calendar of what was done (*.ics)": ("ics", ".ics"),
}
"""What the dialog calls each form, with its name for `Keeping.export` and its ending."""

EXPORTED = {"All workouts": 0, "The last 12 weeks": 12, "The last year": 52}
"""How far back an export goes, in weeks; 0 = all of it."""

INCOMING = "Workouts (*.json *.csv)"
NO_BACKUP = "No backup yet: one is made each day you exercise"


class KeepingSection(QWidget):
    """Works through the `Keeping` port; `changed` is raised when the history is another one."""

    changed = Signal()

    def __init__(self, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self.notice = NoticeBar()
        self.backups = DropDown()
        self.backups.setAccessibleName("Backups")
        self.restore = Button("Restore")
        self.restore.clicked.connect(self._restore)
        self.back_up = Button("Back up now")
        self.back_up.clicked.connect(self._back_up)
        self.export = Button("Export\N{HORIZONTAL ELLIPSIS}")
        self.export.clicked.connect(self._export)
        self.span = DropDown()
        self.span.setAccessibleName("How much to export")
        for words, weeks in EXPORTED.items():
            self.span.addItem(words, weeks)
        self.incoming = Button("Import\N{HORIZONTAL ELLIPSIS}")
        self.incoming.clicked.connect(self._preview)
        self.add = Button("Add them")
        self.add.clicked.connect(self._take_in)
        self.add.hide()
        form = QGridLayout()
        form.setColumnStretch(1, 1)
        form.setHorizontalSpacing(28)
        form.addWidget(label("Backups", wrap=False), 0, 0)
        form.addLayout(_row(self.backups, self.restore, self.back_up), 0, 1)
        form.addWidget(label("Take along", wrap=False), 1, 0)
        form.addLayout(_row(self.span, self.export, self.incoming, self.add), 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.notice)

    def refresh(self) -> None:
        """List the backups there are, the newest first."""
        self.backups.clear()
        for backup in self._keeping.backups():
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
        self.notice.tell(self._keeping.restore(self.backups.currentData()))
        self.refresh()
        self.changed.emit()

    def _back_up(self) -> None:
        self.notice.tell(self._keeping.back_up())
        self.refresh()

    def _export(self) -> None:
        path, chosen = QFileDialog.getSaveFileName(
            self, "Export the history", "spinecoach", ";;".join(FORMS)
        )
        if path:
            form, ending = FORMS[chosen] if chosen in FORMS else next(iter(FORMS.values()))
            path = path if path.lower().endswith(ending) else path + ending
            weeks = int(self.span.currentData())
            self.notice.tell(self._keeping.export(form, path, weeks))

    def _preview(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Import workouts", "", INCOMING)
        if path:
            words, anything = self._keeping.preview(path)
            self.notice.tell(words)
            self.add.setVisible(anything)

    def _take_in(self) -> None:
        self.add.hide()
        self.notice.tell(self._keeping.take_in())
        self.changed.emit()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
