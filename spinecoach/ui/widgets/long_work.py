"""Show how far long work is, with a button that cancels it; it leaves nothing half done."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QProgressDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from spinecoach.core.phrases.exchange import ExchangePhrases

PATIENCE = 1000
"""Milliseconds of work after which it can be cancelled."""


class Cancelled(Exception):  # noqa: N818 - the person's wish
    """The person cancelled the work."""


@contextmanager
def long_work(
    parent: QWidget,
    title: str,
    phrases: ExchangePhrases,
    words: Callable[[int], str],
    said: Callable[[str], None],
) -> Iterator[Callable[[float], None]]:
    """Yield what is told the share that is done, 0 to 1, and raises `Cancelled`.

    Meanwhile the pointer waits, and only "cancel" can be pressed. `words` are those of a
    percentage, which `said` shows as well.
    """
    dialog = QProgressDialog("", phrases.cancel(), 0, 100, parent)
    dialog.setWindowTitle(title)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(PATIENCE)

    def tell(share: float) -> None:
        told = words(percent := round(share * 100))
        said(told)
        dialog.setLabelText(told)
        dialog.setValue(min(percent, 99))  # 100 would close the dialogue
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if dialog.wasCanceled():
            raise Cancelled

    QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
    try:
        yield tell
    finally:
        QApplication.restoreOverrideCursor()
        dialog.close()
        dialog.deleteLater()
