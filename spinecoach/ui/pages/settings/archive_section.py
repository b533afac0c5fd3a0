"""The settings about archives: save everything of a person in one file, preview one, open it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from spinecoach.core.record.archive import ENDING, Opened, RefusalKind, Undone
from spinecoach.core.record.outcomes import Exported, WouldLose
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.controls import Switch
from spinecoach.ui.widgets.field import INSET, Field
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.long_work import Cancelled, long_work
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.words.history import outcome_in_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtGui import QShowEvent

    from spinecoach.core.coaching.ports import Archives
    from spinecoach.core.phrases.phrases import Phrases

NAME = f"spinecoach{ENDING}"


class ArchiveSection(QWidget):
    """Saves an archive and opens one; after `changed` everything on the pages may be different.

    So it is after `undone`, when an opening was undone.
    """

    changed = Signal()
    undone = Signal()

    def __init__(self, archives: Archives, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._archives = archives
        self._phrases = phrases
        self._path = ""
        its = phrases.archive
        self.setAccessibleName(its.files())
        self.notice = NoticeBar(phrases)
        self.answers = Switch(its.with_answers())
        self.lock = Switch(its.with_passphrase())
        self.lock.toggled.connect(self._show_lock)
        self.forgotten = label(its.forgotten(), size=0.9)
        self.passphrase = _secret(its.passphrase())
        self.again = _secret(its.passphrase_again())
        self.save = Button(its.save())
        self.save.clicked.connect(self._save)
        self.open = Button(its.open_a_file())
        self.open.clicked.connect(self._choose)
        self.key = _secret(its.passphrase())
        self.key.returnPressed.connect(self._unlock)
        self.unlock = Button(its.unlock())
        self.unlock.clicked.connect(self._unlock)
        self.keep = Switch(its.keep_settings())
        self.bring_in = Button(its.bring_in())
        self.bring_in.clicked.connect(self._take_in)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (label(its.explained()), self.answers, self.lock, self.forgotten):
            column.addWidget(part)
        column.addLayout(Flow(self.passphrase, self.again))
        column.addLayout(
            Flow(self.save, self.open, self.key, self.unlock, self.keep, self.bring_in)
        )
        column.addWidget(self.notice)
        self._show_lock(on=False)
        self._offer()

    def showEvent(self, event: QShowEvent) -> None:
        """Offer to undo the last opening, if that is still possible."""
        super().showEvent(event)
        if not self.notice.text and (name := self._archives.undoable):
            self.notice.tell(self._phrases.archive.can_undo(name), self._undo)

    def _show_lock(self, on: bool) -> None:  # noqa: FBT001 - Qt calls it so
        for part in (self.forgotten, self.passphrase, self.again):
            part.setVisible(on)

    # -- saving ------------------------------------------------------------------

    def _save(self) -> None:
        its = self._phrases.archive
        passphrase = self.passphrase.text() if self.lock.isChecked() else ""
        if self.lock.isChecked() and not passphrase:
            self.notice.tell(its.no_passphrase())
            return
        if passphrase and passphrase != self.again.text():
            self.notice.tell(its.not_the_same())
            return
        path, _ = QFileDialog.getSaveFileName(
            self, its.save_title(), NAME, f"{its.files()} (*{ENDING})"
        )
        if not path:
            return
        self._write(path if path.endswith(ENDING) else path + ENDING, passphrase)

    def _write(self, path: str, passphrase: str, *, write_over: bool = False) -> None:
        """Save; ask first if a file that may hold more would be replaced."""
        its = self._phrases.archive
        try:
            with self._long_work(its.saving) as progress:
                outcome = self._archives.save(
                    path,
                    answers=self.answers.isChecked(),
                    passphrase=passphrase,
                    write_over=write_over,
                    progress=progress,
                )
        except Cancelled:
            self.notice.tell(its.not_saved())
            return
        if isinstance(outcome, Exported):
            self.notice.tell(its.saved(outcome.path, outcome.workouts))
            self.passphrase.clear()
            self.again.clear()
            return
        words = outcome_in_words(self._phrases, outcome)
        if isinstance(outcome, WouldLose):
            again = partial(self._write, path, passphrase, write_over=True)
            self.notice.tell(words, again, self._phrases.history.replace_anyway())
        else:
            self.notice.tell(words)

    # -- opening -----------------------------------------------------------------

    def _choose(self) -> None:
        its = self._phrases.archive
        path, _ = QFileDialog.getOpenFileName(
            self, its.open_a_file(), "", f"{its.files()} (*{ENDING})"
        )
        if path:
            self.open_file(path)

    def open_file(self, path: str) -> None:
        """Show what opening a file would change; nothing is changed yet."""
        self._path = path
        self.key.clear()
        self._preview()

    def tell_undone(self) -> None:
        """Say in a window that was rebuilt that an opening was undone."""
        self.notice.tell(self._phrases.archive.undone(Undone.DONE, self._archives.before))

    def focus_next(self) -> None:
        """Give the focus to what can be done next: the step after the choice of a file, or undo."""
        steps = (self.key, self.keep, self.bring_in, self.notice.action)
        next((step for step in steps if step.isVisibleTo(self)), self.open).setFocus()

    def _unlock(self) -> None:
        self._preview(self.key.text())

    def _preview(self, passphrase: str = "") -> None:
        exchange = self._phrases.exchange
        try:
            with self._long_work(exchange.reading) as progress:
                preview = self._archives.preview(self._path, passphrase, progress)
        except Cancelled:
            self.notice.tell(exchange.nothing_added())
            self._offer()
            return
        kind = preview.refused.kind if preview.refused is not None else None
        locked = kind in {RefusalKind.LOCKED, RefusalKind.NOT_UNLOCKED}
        ready = kind is None and preview.anything
        self._offer(locked=locked, ready=ready, other_settings=preview.other_settings)
        self.focus_next()
        self.notice.tell(self._phrases.archive.preview(preview, short=True))

    def _long_work(
        self, words: Callable[[int], str]
    ) -> AbstractContextManager[Callable[[float], None]]:
        its = self._phrases
        return long_work(self, its.archive.title(), its.exchange, words, self.notice.tell)

    def _offer(
        self, *, locked: bool = False, ready: bool = False, other_settings: bool = False
    ) -> None:
        """Show the controls for the file that was chosen."""
        self.keep.setVisible(other_settings)
        self.keep.setChecked(False)
        self.key.setVisible(locked)
        self.unlock.setVisible(locked)
        self.bring_in.setVisible(ready)

    def _take_in(self) -> None:
        keep_settings = self.keep.isChecked()
        self._offer()
        try:
            with self._long_work(self._phrases.exchange.adding) as progress:
                outcome = self._archives.take_in(keep_settings=keep_settings, progress=progress)
        except Cancelled:
            self.notice.tell(self._phrases.exchange.nothing_added())
            return
        if isinstance(outcome, Opened):
            self.notice.tell(self._phrases.archive.opened(outcome), self._undo)
            self.focus_next()
            self.changed.emit()
            return
        nothing = self._phrases.exchange.nothing_added()
        if outcome.trouble is not None:
            nothing = f"{self._phrases.troubles.cause(outcome.trouble)} {nothing}"
        self.notice.tell(nothing)

    def _undo(self) -> None:
        outcome = self._archives.undo()
        self.notice.tell(self._phrases.archive.undone(outcome, self._archives.before))
        if outcome is Undone.DONE:
            self.undone.emit()


def _secret(name: str) -> Field:
    """Return a field that hides what is typed."""
    field = Field()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    field.setPlaceholderText(name)
    field.setMinimumWidth(field.fontMetrics().horizontalAdvance(name) + 3 * INSET)
    return field
