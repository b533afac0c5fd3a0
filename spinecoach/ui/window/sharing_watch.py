"""Shows what other machines did as soon as it is in the history, if no workout runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from spinecoach.ui.services import HistoryServices
    from spinecoach.ui.window.main_window import MainWindow


def follow_sharing(window: MainWindow, records: HistoryServices) -> None:
    """Read what other machines did, if the history is shared."""
    if records.is_shared:
        records.sharing.listen(SharingWatch(window).round_done.emit)
        records.sharing.start()


class SharingWatch(QObject):
    """Lives as long as its window. The history is read in another thread."""

    round_done = Signal(bool)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.round_done.connect(self._show)

    def _show(self, new: bool) -> None:  # noqa: FBT001 - a signal's
        if new:
            self._window.show_news()
