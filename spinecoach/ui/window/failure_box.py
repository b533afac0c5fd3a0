"""The message box that says why the program failed, the only dialogue of this kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from pathlib import Path


def failure_box(text: str, log_file: Path | None = None) -> QMessageBox:
    """Return a message box whose text, of whatever origin, is shown as it is and can be copied.

    With a `log_file` it has a button that opens it; the words are here, because the phrase book may
    be what failed.
    """
    box = QMessageBox()
    box.setWindowTitle("SpineCoach")
    box.setIcon(QMessageBox.Icon.Critical)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.setText(text)
    box.addButton(QMessageBox.StandardButton.Close)
    if log_file is not None:
        opens = box.addButton("Show the log", QMessageBox.ButtonRole.ActionRole)
        address = QUrl.fromLocalFile(str(log_file))
        opens.clicked.connect(lambda: QDesktopServices.openUrl(address))
    return box
