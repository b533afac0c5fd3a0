"""The window that asks who trains, before the one of a person is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from spinecoach.ui.pages.who_trains import WhoTrainsPage
from spinecoach.ui.widgets.tab_order import without_proxies
from spinecoach.ui.window.frame import come_forward, take_icon
from spinecoach.ui.window.full_screen import FullScreen

if TYPE_CHECKING:
    from spinecoach.core.coaching.people import Person
    from spinecoach.core.coaching.ports import PeopleReader
    from spinecoach.core.phrases.phrases import Phrases


class WhoWindow(QMainWindow):
    """Closes as soon as somebody is chosen: `person`, None if it was closed without that.

    `shape` is the window's size and place of last time. `file` is one that another process handed
    over meanwhile: it waits for who is chosen.
    """

    def __init__(self, household: PeopleReader, phrases: Phrases, shape: str) -> None:
        super().__init__()
        self.person: Person | None = None
        self.file = ""
        self.setWindowTitle("SpineCoach")
        take_icon(self)
        self.page = WhoTrainsPage(household, phrases)
        self.page.chosen.connect(self._choose)
        self.setCentralWidget(self.page)
        FullScreen(self).restore(shape)
        self.page.setFocus()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Let Tab stop at everybody."""
        with without_proxies(self.page):
            return super().focusNextPrevChild(next)

    def _choose(self, person: Person) -> None:
        self.person = person
        self.close()

    def open_file(self, path: str) -> None:
        """Keep a file for the window of who is chosen."""
        self.file = path

    def come_forward(self) -> None:
        """Come to the front: a second copy was started and gave way to this one."""
        come_forward(self)
