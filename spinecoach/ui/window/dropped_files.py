"""Files that are dropped onto the window: a plan or an archive is opened, anything else refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent

from spinecoach.core.coaching import plan
from spinecoach.core.record import archive

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

ENDINGS = (archive.ENDING, plan.ENDING)
"""How the names of the files end that can be opened."""


class DroppedFiles(QObject):
    """Calls `opened` with the path of a plan or an archive that is dropped onto a window."""

    def __init__(self, window: QWidget, opened: Callable[[str], None]) -> None:
        super().__init__(window)
        self._opened = opened
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take a plan or an archive; leave every other event alone."""
        if event.type() not in {QEvent.Type.DragEnter, QEvent.Type.Drop}:
            return False
        if not isinstance(event, QDropEvent) or not (path := file_in(event.mimeData())):
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self._opened(path)
        return True


def file_in(dragged: QMimeData) -> str:
    """Return the path of the one plan or archive that is dragged; "" for anything else."""
    files = [url.toLocalFile() for url in dragged.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].endswith(ENDINGS) else ""
