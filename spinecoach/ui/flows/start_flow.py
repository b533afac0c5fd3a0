"""The way from Start to the first movement: may they, does it hurt, and then off it goes.

Who was never asked comes to the questions first; a yes waits for a professional;
before each workout one number tells whether to go on, to ease or to stop.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.coaching.readiness import Clearance

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from spinecoach.ui.pages.before import BeforePage
    from spinecoach.ui.pages.first_run.page import FirstRunPage
    from spinecoach.ui.services import Services

MAKE_IT_YOURS = ("Choose your days, dumbbells and reminder whenever you like.", "Make it yours")
WAITING = {
    Clearance.UNASKED: ("A few questions come before your first workout.", "Answer them"),
    Clearance.ASK_FIRST: (
        "You ticked something that a professional should know about before you exercise.",
        "I have asked",
    ),
}
"""What waits to be finished: a sentence, and what the button says that leads there."""


class StartFlow(QObject):
    """Opens one page after the other by `show`; `ready` carries what was said.

    `today_wanted` and `lists_wanted` lead elsewhere.
    """

    ready = Signal(object)
    today_wanted = Signal()
    lists_wanted = Signal()

    def __init__(self, services: Services, show: Callable[[QWidget], None]) -> None:
        super().__init__()
        self._services = services
        self._show = show
        self.first_run: FirstRunPage | None = None

    def ask_first_questions(self) -> None:
        """Open the page with the questions."""
        from spinecoach.ui.pages.first_run.page import FirstRunPage

        if self.first_run is not None:
            self.first_run.deleteLater()
        self.first_run = page = FirstRunPage(self._services)
        page.done.connect(self.today_wanted)
        page.lists_wanted.connect(self.lists_wanted)
        self._show(page)
        page.begin()

    def unfinished(self) -> tuple[str, str]:
        """What was begun and left: a sentence and what its button says, "" and "" for nothing.

        What makes it one's own is offered once more and no further.
        """
        page = self.first_run
        if page is not None and page.in_form:
            page.in_form = False
            return MAKE_IT_YOURS
        return WAITING.get(self._services.care.standing(), ("", ""))

    def go_back(self) -> None:
        """Open what was left."""
        page = self.first_run
        if page is not None and page.sheet is page.personal:
            self._show(page)
            page.begin()
        else:
            self.ask_first_questions()

    def start(self) -> None:
        """Begin the way: straight on where nobody is to be asked."""
        care = self._services.care
        if care.standing() is not Clearance.READY:
            self.ask_first_questions()
        elif care.asks:
            self.before.ask(pause=care.pause_advised())
            self._show(self.before)
            self.before.begin()
        else:
            self.ready.emit(Feeling())

    @cached_property
    def before(self) -> BeforePage:
        """The page that asks whether anything hurts."""
        from spinecoach.ui.pages.before import BeforePage

        page = BeforePage()
        page.ready.connect(lambda pain: self.ready.emit(Feeling(pain_before=pain)))
        page.not_today.connect(self.today_wanted)
        page.stopped.connect(self._services.care.excuse_today)
        return page
