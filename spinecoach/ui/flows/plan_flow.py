"""From a plan's file to the routine in use: shown, taken over on wish, taken back."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from spinecoach.core.record.archive import Undone
from spinecoach.ui.pages.progress.workout_editor import Kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from spinecoach.ui.pages.plan import PlanPage
    from spinecoach.ui.services import Services


class PlanFlow(QObject):
    """Opens the page of a plan by `show`.

    `changed` tells that routines and exercises may be others now, `kept` carries what is to be
    told about it (`Kept`); `left` that the page is done with.
    """

    changed = Signal()
    kept = Signal(object)
    left = Signal()

    def __init__(self, services: Services, show: Callable[[QWidget], None]) -> None:
        super().__init__()
        self._services = services
        self._show = show
        self._name = ""

    @cached_property
    def page(self) -> PlanPage:
        """The page that shows a plan."""
        from spinecoach.ui.pages.plan import PlanPage

        page = PlanPage(self._services.phrases)
        page.use_wanted.connect(self._use)
        page.left.connect(self.left)
        return page

    def open_file(self, path: str) -> None:
        """Show what a plan holds; nothing is changed."""
        preview = self._services.plans.preview(path)
        self._name = preview.routine.name
        self.page.show_plan(preview, self._services.settings.get().unit)
        self._show(self.page)

    def _use(self) -> None:
        trouble = self._services.plans.take_in()
        if trouble is not None:
            self.page.notice.tell(self._services.phrases.troubles.cause(trouble))
            return
        self.changed.emit()
        self.left.emit()
        self.kept.emit(Kept(self._services.phrases.plan.in_use(self._name), self._undo))

    def _undo(self) -> None:
        outcome = self._services.plans.undo()
        self.changed.emit()
        if outcome is not Undone.DONE:
            self.kept.emit(Kept(self._services.phrases.plan.undone(outcome), None))
