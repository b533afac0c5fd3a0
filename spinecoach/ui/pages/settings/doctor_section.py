"""The row about the installation: runs the check, shows what it finds, copies it.

The check runs in a process of its own, the command `spinecoach doctor --json`: a sound system that
hangs or a Qt that crashes there does not affect this window.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QProcess
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from spinecoach.ui.style.reading import announce
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.form import WHOLE, Form
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.phrases.doctor import DoctorPhrases


class DoctorSection(QWidget):
    """A button that runs `command`, its result, and a button that copies the result."""

    def __init__(
        self, command: Sequence[str], phrases: DoctorPhrases, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._command = command
        self._phrases = phrases
        self._process: QProcess | None = None
        self._next: QWidget | None = None
        """What the focus went to when the button that was pressed was disabled."""
        self.start = Button(phrases.check_installation())
        self.start.clicked.connect(self._start)
        self.copy = Button(phrases.copy())
        self.copy.clicked.connect(self._copy)
        self.copy.hide()
        self.found = label("")
        self.found.hide()
        form = Form(self)
        form.add(phrases.installation(), Flow(self.start, self.copy))
        form.add("", self.found, WHOLE)

    def _start(self) -> None:
        pressed = self.window().focusWidget() is self.start
        self.start.setEnabled(False)
        self.copy.hide()
        self._next = self.window().focusWidget() if pressed else None
        self._show(self._phrases.looking())
        self._process = process = QProcess(self)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed)
        process.start(self._command[0], list(self._command[1:]))

    def _failed(self, error: QProcess.ProcessError) -> None:
        """Say so if the command could not be started; all other ends are `finished` signals."""
        if error is QProcess.ProcessError.FailedToStart:
            self._end(self._phrases.ended_without_words(-1))

    def _finished(self, code: int) -> None:
        printed = bytes(self._process.readAllStandardOutput().data()) if self._process else b""
        try:
            findings: list[dict[str, Any]] = json.loads(printed)
        except ValueError:
            self._end(self._phrases.ended_without_words(code))
            return
        self._end("\n".join(self._line(finding) for finding in findings))
        self.copy.show()

    def _end(self, words: str) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        self.start.setEnabled(True)
        if self._next is not None and self._next is self.window().focusWidget():
            self.start.setFocus()
        self._show(words)
        announce(self.start, words)

    def _line(self, finding: dict[str, Any]) -> str:
        line = self._phrases.line(finding["title"], finding["judged"], finding["words"])
        if not finding["command"]:
            return line
        return f"{line}\n{self._phrases.type_this(finding['command'])}"

    def _show(self, words: str) -> None:
        self.found.setText(words)
        self.found.show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.found.text())
        announce(self.copy, self._phrases.copied())
