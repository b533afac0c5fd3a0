"""Files that are dropped onto the window: an archive is looked into, anything else is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent

from spinecoach.core.record.archive import ENDING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class DroppedFiles(QObject):
    """Calls `opened` with the path of an archive that is dropped onto a window."""

    def __init__(self, window: QWidget, opened: Callable[[str], None]) -> None:
        super().__init__(window)
        self._opened = opened
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take an archive; leave every other event alone."""
        if event.type() not in {QEvent.Type.DragEnter, QEvent.Type.Drop}:
            return False
        if not isinstance(event, QDropEvent) or not (path := archive_in(event.mimeData())):
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self._opened(path)
        return True


def archive_in(dragged: QMimeData) -> str:
    """Return the path of the one archive that is dragged; "" for anything else."""
    files = [url.toLocalFile() for url in dragged.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].endswith(ENDING) else ""
