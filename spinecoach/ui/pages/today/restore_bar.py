"""Says what was lost of the history and where it is, and offers the newest good backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout

from spinecoach.ui.style.reading import read_as
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.question_bar import QuestionBar
from spinecoach.ui.words.history import outcome_in_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.coaching.ports import HistoryFiles
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.trouble import Trouble


class RestoreBar(QuestionBar):
    """Says what was lost; restores it or leaves the history as it is, and shows the result.

    Only `away` leaves the question for the next start.
    """

    def __init__(
        self,
        history_files: HistoryFiles,
        loss: Trouble,
        phrases: Phrases,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._history_files = history_files
        self._phrases = phrases
        self._backup = history_files.newest_good()
        words = phrases.history
        self.words = label(phrases.troubles.sentence(loss), weight=QFont.Weight.DemiBold)
        self.more = label(words.no_backup(), soft=True)
        if self._backup is not None:
            day = phrases.common.long_date(self._backup.day)
            self.more.setText(words.newest_backup(day, self._backup.workouts))
        self.restore = Button(words.restore(), ButtonKind.CHOICE)
        read_as(self.restore, "Button")
        self.restore.setChecked(True)
        self.restore.setVisible(self._backup is not None)
        self.restore.clicked.connect(self._restore)
        self.leave = Button(words.do_not_ask_again())
        self.leave.clicked.connect(self._leave)
        self.away = Button(words.not_now())
        self.away.clicked.connect(self.hide)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self.words)
        lines.addWidget(self.more)
        self.lay_out(lines, self.restore, self.leave, self.away, margins=(22, 14, 14, 14))
        self.setAccessibleName(self.words.text())

    def _leave(self) -> None:
        self._history_files.dismiss_loss()
        self.hide()

    def _restore(self) -> None:
        if self._backup is not None:
            answer = self._history_files.restore(self._backup)
            self.words.setText(outcome_in_words(self._phrases, answer))
        for part in (self.more, self.restore, self.leave):
            part.hide()
        self.away.setText(self._phrases.history.understood())
