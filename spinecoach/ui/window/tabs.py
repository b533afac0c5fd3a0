"""The row at the top of the window: a tab for each page that can always be opened."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from spinecoach.core.workout.window_keymap import WindowCommand
from spinecoach.ui.style.reading import read_as
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.choice import stop_at_chosen
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.grid import LEFT
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from spinecoach.core.coaching.people import Person
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.ui.widgets.person_button import PersonButton


NAME = 200
"""The longest name in pixels that is shown whole."""

GAP = 6
"""Pixels between two tabs."""

MARGINS = (14, LEFT, 6)
"""Pixels above, to the right and below."""


class Tab(StrEnum):
    """The pages that can be opened from everywhere except a workout."""

    TODAY = "today"
    EXERCISES = "exercises"
    PROGRESS = "progress"
    SETTINGS = "settings"
    STOP = "stop"


class TabBar(QWidget):
    """The name of the program and its tabs; `wanted` carries the one that was pressed.

    If several people train, the name of who trains is at the end; `person_wanted` tells that it
    was pressed.
    """

    wanted = Signal(object)
    person_wanted = Signal()

    def __init__(self, phrases: Phrases) -> None:
        super().__init__()
        words = phrases.window
        self._around = around = QVBoxLayout(self)
        around.setContentsMargins(LEFT, *MARGINS)
        self.name = label("SpineCoach", size=1.2, weight=QFont.Weight.Bold, wrap=False)
        row = Flow(self.name, gap=GAP)
        row.add_stretch()
        around.addLayout(row)
        read_as(self, "PageTabList")
        group = QButtonGroup(self)
        self.buttons: dict[Tab, Button] = {}
        for tab in Tab:
            button = Button(words.does(WindowCommand(tab.value)), ButtonKind.TAB)
            read_as(button, "PageTab")
            button.clicked.connect(lambda _, to=tab: self.wanted.emit(to))
            group.addButton(button)
            row.addWidget(button)
            self.buttons[tab] = button
        self._phrases = phrases
        self._row = row
        self.person: PersonButton | None = None
        self.select(Tab.TODAY)

    def show_person(self, person: Person | None) -> None:
        """Show who trains on a button that lets somebody else train; None shows nobody."""
        if self.person is not None:
            self._row.removeWidget(self.person)
            self.person.hide()
            self.person.deleteLater()
            self.person = None
        if person is not None:
            from spinecoach.ui.widgets.person_button import PersonButton

            self.person = PersonButton(person, person.name, grown(NAME))
            self.person.setAccessibleName(self._phrases.people.switch(person.name))
            self.person.clicked.connect(self.person_wanted)
            self._row.addWidget(self.person)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the program's name if the tabs need its room to stay in one row.

        Then the text of the first tab is aligned with the left edge of the pages.
        """
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        items = [self.name, *self.buttons.values(), *filter(None, [self.person])]
        needed = sum(item.sizeHint().width() for item in items) + GAP * (len(items) - 1)
        named = needed <= self.width() - 2 * LEFT
        self.name.setVisible(named)
        self._around.setContentsMargins(LEFT if named else LEFT - self._air(), *MARGINS)

    def _air(self) -> int:
        """Return the distance from a tab's edge to its text, in pixels."""
        tab = self.buttons[Tab.TODAY]
        return (tab.sizeHint().width() - tab.fontMetrics().horizontalAdvance(tab.text())) // 2

    @property
    def tab(self) -> Tab:
        """The tab that is selected."""
        return next(tab for tab, button in self.buttons.items() if button.isChecked())

    def select(self, tab: Tab) -> None:
        """Select a tab."""
        self.buttons[tab].setChecked(True)
        stop_at_chosen(list(self.buttons.values()))
