"""The question who trains: everybody's name, chosen by a press or by its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spinecoach.ui.keys import digit_on
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.filling import FillingPage
from spinecoach.ui.widgets.grid import GAP, heading
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.person_button import PersonButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QShowEvent

    from spinecoach.core.coaching.people import Person
    from spinecoach.core.coaching.ports import PeopleReader
    from spinecoach.core.phrases.phrases import Phrases

WIDEST = 760
NAME = 580
"""Pixels: the widest column of buttons, the longest name that is shown whole."""

SIZE = 1.3
"""Letters of a name, against the app's font."""


class WhoTrainsPage(FillingPage):
    """`chosen` carries the person. Whose files cannot be used is told and cannot be chosen."""

    grows_beyond = True
    chosen = Signal(object)

    def __init__(
        self, household: PeopleReader, phrases: Phrases, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, widest=WIDEST)
        self._household = household
        self._phrases = phrases
        self.buttons: list[PersonButton] = []
        its = phrases.people
        self.setAccessibleName(its.who_trains())
        self.column.addWidget(heading(its.who_trains()))
        self.column.addWidget(label(its.how_to_choose(), soft=True))
        self._list = QWidget()
        self.column.addWidget(self._list)
        self.column.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Show everybody as they are called now; Enter takes who trained last."""
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.buttons = []
        troubles = [self._household.trouble]
        people = self._household.people
        for number, person in enumerate(people.everybody, start=1):
            away = self._household.trouble_of(person)
            column.addWidget(self._button(number, person, able=away is None))
            troubles.append(away)
        for trouble in filter(None, troubles):
            column.addWidget(label(self._phrases.troubles.cause(trouble), size=0.9))
        self.column.insertWidget(self.column.indexOf(self._list), fresh)
        self.column.removeWidget(self._list)
        fresh.show()
        self._list.hide()
        self._list.deleteLater()
        self._list = fresh
        able = [button for button in self.buttons if button.isEnabled()]
        latest = next((one for one in able if one.person == people.latest), able[0])
        self.setFocusProxy(latest)
        self.fill()

    def _button(self, number: int, person: Person, *, able: bool) -> PersonButton:
        words = self._phrases.people.numbered(number, person.name)
        button = PersonButton(person, words, grown(NAME), size=SIZE)
        button.setEnabled(able)
        button.clicked.connect(lambda: self.chosen.emit(person))
        self.buttons.append(button)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """Show who is here now: somebody may have another name."""
        self.refresh()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a digit for the person with that number; hand the rest on."""
        number = digit_on(event.key())
        if number and number <= len(self.buttons):
            self.buttons[number - 1].click()
        else:
            super().keyPressEvent(event)
