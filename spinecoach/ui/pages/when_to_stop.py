"""When to stop: the page that can always be reached by one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.ui.widgets.filling import FillingPage
from spinecoach.ui.widgets.grid import heading
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.lists import StopLists

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.phrases.phrases import Phrases


class WhenToStopPage(FillingPage):
    """The lists, and who the program is for."""

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Not one group, which some screen readers read line by line: Tab goes from list to list.
        self.setAccessibleDescription(phrases.pain.warning_signs())
        self.column.addWidget(heading(phrases.start.when_to_stop()))
        self.column.addWidget(StopLists(phrases))
        self.column.addWidget(label(phrases.start.for_whom(), soft=True))
        self.column.addStretch(1)
