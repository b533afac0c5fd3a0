"""The message box that says that the history is not where it was, and asks what to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QMessageBox

from spinecoach.core.record.outcomes import WhenMissing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QAbstractButton

    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.trouble import Trouble


def missing_box(
    trouble: Trouble, phrases: Phrases
) -> tuple[QMessageBox, Mapping[QAbstractButton, WhenMissing]]:
    """Return the box, and the choice of each of its buttons."""
    words = phrases.history
    box = QMessageBox()
    box.setWindowTitle("SpineCoach")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(phrases.troubles.cause(trouble))
    box.setInformativeText(words.without_it())
    row = box.findChild(QDialogButtonBox)
    if row is not None:
        row.setOrientation(Qt.Orientation.Vertical)  # with large letters a row would be too wide
    buttons: dict[QAbstractButton, WhenMissing] = {}
    for choice in WhenMissing:
        button = box.addButton(words.when_missing(choice), QMessageBox.ButtonRole.ActionRole)
        buttons[button] = choice
        if choice is WhenMissing.LOOK_AGAIN:
            box.setDefaultButton(button)
        if choice is WhenMissing.LEAVE:
            box.setEscapeButton(button)
    return box, buttons


def ask_missing(trouble: Trouble, phrases: Phrases) -> WhenMissing | Path:
    """Show the box until a button is pressed; return its choice, or the chosen folder."""
    box, buttons = missing_box(trouble, phrases)
    box.exec()
    chosen = buttons.get(box.clickedButton(), WhenMissing.LEAVE)
    if chosen is not WhenMissing.ANOTHER_FOLDER:
        return chosen
    title = phrases.history.when_missing(chosen)
    folder = QFileDialog.getExistingDirectory(None, title, trouble.path)
    return Path(folder) if folder else WhenMissing.LOOK_AGAIN
