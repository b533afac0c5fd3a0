"""The message box that says why the program ends: its only dialogue of this kind."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox


def failure_box(text: str) -> QMessageBox:
    """Return a message box whose text, of whatever origin, is shown as it is and can be copied."""
    box = QMessageBox()
    box.setWindowTitle("SpineCoach")
    box.setIcon(QMessageBox.Icon.Critical)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.setText(text)
    return box
