"""What this is: its version, its licence, and where a person's data lies."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from spinecoach import __version__
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.form import WHOLE, Form
from spinecoach.ui.widgets.label import label

LICENCE = "GPL-3.0-or-later: free software, without any warranty"


class AboutSection(QWidget):
    """Tells of the program; `folder` is where history, settings and answers are kept."""

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = label(folder)
        self.open = Button("Open the folder")
        self.open.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text()))
        )
        form = Form(self)
        form.add("Version", label(f"SpineCoach {__version__}"))
        form.add("Licence", label(LICENCE), WHOLE)
        form.add("Your data", self.folder, WHOLE)
        form.add("", Flow(self.open))
