"""The settings about a history on several machines: its folder, how it stands, what to choose."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.controls import Switch
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from spinecoach.core.coaching.ports import Sharing
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.record.sharing import ConflictChoice, Version

MOST_SHOWN = 5
"""So many choices are shown at once; the next ones follow when these are made."""


class SharingSection(QWidget):
    """Chooses the folder and shows what came from it; `unit` returns that of weights.

    `changed` tells that the history may have changed.
    """

    changed = Signal()
    _round_done = Signal(bool)

    def __init__(
        self,
        sharing: Sharing,
        phrases: Phrases,
        unit: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sharing = sharing
        self._phrases = phrases
        self._unit = unit
        its = phrases.sharing
        self.state = label("")
        self.choose = Button(its.choose_folder())
        self.choose.clicked.connect(self._choose_folder)
        self.read = Button(its.read_now())
        self.read.clicked.connect(sharing.read_now)
        self.stop = Button(its.stop())
        self.stop.clicked.connect(self._stop)
        self.travels = label("")
        self.answers = Switch(phrases.archive.with_answers())
        self.answers.toggled.connect(self._tell_answers)
        self.answers_stay = label(its.answers_stay(), size=0.9)
        self.asked = label("")
        self.versions: list[Button] = []
        self.notice = NoticeBar(phrases)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (
            label(its.explained()),
            self.travels,
            label(its.not_locked()),
            self.answers,
            self.answers_stay,
            self.state,
        ):
            column.addWidget(part)
        column.addLayout(Flow(self.choose, self.read, self.stop))
        column.addWidget(self.asked)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column.addLayout(self._list)
        column.addWidget(self.notice)
        self._round_done.connect(self._follow)  # emitted in another thread
        sharing.listen(self._round_done.emit)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was read in the meantime."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show how the sharing stands and what there is to choose."""
        state = self._sharing.state
        self.state.setText(self._phrases.sharing.state(state))
        if state.folder:
            self._show_answers(on=state.answers)
        else:
            self._show_answers(on=self.answers.isChecked())
        self.read.setVisible(bool(state.folder))
        self.stop.setVisible(bool(state.folder))
        self._show_choices()

    def _follow(self, new: bool) -> None:  # noqa: FBT001 - a signal's
        if self.isVisible():
            self.refresh()
        if new:
            self.changed.emit()

    def _show_answers(self, *, on: bool) -> None:
        with QSignalBlocker(self.answers):
            self.answers.setChecked(on)
        self.travels.setText(self._phrases.sharing.travels(answers=on))
        self.answers_stay.setVisible(on)

    # -- the folder --------------------------------------------------------------

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._phrases.sharing.choose_title())
        if not folder:
            return
        self._share(folder)

    def _tell_answers(self) -> None:
        """Let the answers about health travel from now on, or no more."""
        if folder := self._sharing.state.folder:
            self._share(folder)
        else:
            self.refresh()

    def _share(self, folder: str) -> None:
        trouble = self._sharing.share(folder, answers=self.answers.isChecked())
        self.notice.tell(self._phrases.troubles.cause(trouble) if trouble is not None else "")
        self.refresh()

    def _stop(self) -> None:
        folder = self._sharing.state.folder
        trouble = self._sharing.end()
        words = self._phrases.sharing.stopped(folder)
        self.choose.setFocus()  # the button that was pressed is hidden now
        self.notice.tell(self._phrases.troubles.cause(trouble) if trouble is not None else words)
        self.refresh()

    # -- what two machines changed -------------------------------------------------

    def _show_choices(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()  # hidden at once, since Qt deletes it later
                gone.deleteLater()
        self.versions = []
        choices = self._sharing.choices()
        self.asked.setText(self._phrases.sharing.conflicts(len(choices)) if choices else "")
        self.asked.setVisible(bool(choices))
        for choice in choices[:MOST_SHOWN]:
            self._list.addWidget(self._row(choice))

    def _row(self, choice: ConflictChoice) -> QWidget:
        """Return what is asked about one thing, with a button for each value."""
        its, row = self._phrases.sharing, QWidget()
        buttons = []
        for version in choice.versions:
            button = Button(its.version(choice, version, self._unit()))
            button.clicked.connect(partial(self._take, choice, version))
            buttons.append(button)
        self.versions += buttons
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(its.asked(choice)))
        column.addLayout(Flow(*buttons))
        return row

    def _take(self, choice: ConflictChoice, version: Version) -> None:
        self._sharing.choose(choice, version)
        self.notice.tell(self._phrases.sharing.chosen())
        self.refresh()
        next(iter(self.versions), self.choose).setFocus()  # the pressed button no longer exists
        self.changed.emit()
