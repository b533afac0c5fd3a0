"""The section about the program: its version, its licence, where a person's data is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from spinecoach import __version__
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.form import WHOLE, Form
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from spinecoach.core.phrases.phrases import Phrases


class AboutSection(QWidget):
    """Shows facts about the program; `folder` is where history, settings and answers are kept."""

    def __init__(self, folder: str, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        its = self._phrases = phrases.settings
        self.folder = label(folder)
        self.open = Button(its.open_folder())
        self.open.clicked.connect(self._open_folder)
        self.problem = label("", size=0.9)
        self.problem.hide()
        form = Form(self)
        form.add(its.version(), label(f"SpineCoach {__version__}"))
        form.add(its.licence(), label(its.licence_text()), WHOLE)
        form.add(its.your_data(), self.folder, WHOLE)
        form.add("", Flow(self.open))
        form.add("", self.problem, WHOLE)

    def _open_folder(self) -> None:
        """Open the folder in the system's file manager; if that fails, say so."""
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text()))
        self.problem.setText("" if opened else self._phrases.folder_not_opened())
        self.problem.setVisible(not opened)
