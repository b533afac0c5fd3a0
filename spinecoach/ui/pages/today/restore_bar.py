"""The history was damaged: where the old file is, and the newest good backup at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from spinecoach.ui.widgets.button import Button, Look
from spinecoach.ui.widgets.card import Card
from spinecoach.ui.widgets.label import label
from spinecoach.ui.words.phrases import counted
from spinecoach.ui.words.progress import long_date

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.coaching.ports import HistoryFiles

NO_BACKUP = "There is no backup to restore."


class RestoreBar(Card):
    """Tells once; restores on demand and says what came of it."""

    def __init__(self, history_files: HistoryFiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history_files = history_files
        self._backup = history_files.newest_good()
        self.words = label(history_files.notice, weight=QFont.Weight.DemiBold)
        self.more = label(NO_BACKUP, soft=True)
        if self._backup is not None:
            count = counted(self._backup.workouts, "workout")
            self.more.setText(
                f"The newest good backup is of {long_date(self._backup.day)} and holds {count}; "
                "what you did since stays."
            )
        self.restore = Button("Restore it", Look.CHOICE)
        self.restore.setChecked(True)
        self.restore.setVisible(self._backup is not None)
        self.restore.clicked.connect(self._restore)
        self.away = Button("OK" if self._backup is None else "Not now")
        self.away.clicked.connect(self.hide)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self.words)
        lines.addWidget(self.more)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 14, 14, 14)
        row.setSpacing(12)
        row.addLayout(lines, stretch=1)
        row.addWidget(self.restore)
        row.addWidget(self.away)
        self.setAccessibleName(self.words.text())

    def _restore(self) -> None:
        if self._backup is not None:
            self.words.setText(self._history_files.restore(self._backup))
        self.more.hide()
        self.restore.hide()
        self.away.setText("OK")
