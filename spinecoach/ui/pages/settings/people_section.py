"""The section about the people who train here: add one, name, colour and remove them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spinecoach.core.coaching.people import Colour, NameFault, Person, Removed
from spinecoach.ui.style.reading import explain
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.choice import Choice
from spinecoach.ui.widgets.field import Field
from spinecoach.ui.widgets.form import WHOLE, Form
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from spinecoach.core.coaching.ports import Household
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.trouble import Trouble

NAME = 340
"""Pixels across a field for a name."""


class PeopleSection(QWidget):
    """`changed` tells that somebody has another name or colour, was added or removed.

    `switch_wanted` carries who is to train now.
    """

    changed = Signal()
    switch_wanted = Signal(object)

    def __init__(
        self, household: Household, phrases: Phrases, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._household = household
        self._phrases = phrases
        its = phrases.people
        self.notice = NoticeBar(phrases)
        self._form = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(label(its.explained()))
        self._column.addWidget(label(its.no_password(), size=0.9, soft=True))
        self._column.addWidget(self._form)
        self._column.addWidget(self.notice)
        self.shown = household.current
        self.refresh()

    # -- building ----------------------------------------------------------------

    def refresh(self) -> None:
        """Show the people as they are: first who is chosen, then the fields for a new one."""
        people = self._household.people
        self.shown = people.of(self.shown.own) or self._household.current
        fresh = QWidget()
        form = Form(fresh)
        if people.several:
            self._add_chosen(form)
        self._add_new(form)
        self._column.insertWidget(self._column.indexOf(self._form), fresh)
        self._column.removeWidget(self._form)
        fresh.show()
        self._form.hide()
        self._form.deleteLater()
        self._form = fresh

    def _add_chosen(self, form: Form) -> None:
        """Add a choice of everybody, and what can be changed about who is chosen."""
        its, people = self._phrases.people, self._household.people
        names = {person.name: person.own for person in people.everybody}
        self.choice = Choice(its.title(), names)
        for person in people.everybody:
            button = self.choice.buttons[person.own]
            button.setText(self._short(person.name))
            button.setAccessibleName(person.name)
        self.choice.show_value(self.shown.own)
        self.choice.chosen.connect(self._show)
        self.name = _named_field(its.name(), self.shown.name)
        self.name.editingFinished.connect(self._rename)
        colours = {its.colour_name(colour): colour for colour in Colour}
        self.colour = Choice(its.colour(), colours)
        self.colour.show_value(self.shown.colour)
        self.colour.chosen.connect(self._recolour)
        self.remove = Button(its.remove(self._short(self.shown.name)))
        self.remove.setAccessibleName(its.remove(self.shown.name))
        self.remove.clicked.connect(self._remove)
        form.add(its.title(), self.choice, WHOLE)
        form.add(its.name(), self.name)
        form.add(its.colour(), self.colour, WHOLE)
        if not self.shown.own:
            form.add("", label(its.stays(), size=0.9, soft=True), WHOLE)
        elif self.shown.own == self._household.current.own:
            form.add("", label(its.trains_now(), size=0.9, soft=True), WHOLE)
        else:
            form.add("", self.remove)

    def _add_new(self, form: Form) -> None:
        """Add the fields for a new person, and for the name of who was the only one until now."""
        its = self._phrases.people
        self.own_name = _named_field(its.your_name())
        self.new_name = _named_field(its.new_name())
        self.add = Button(its.add())
        for field in (self.own_name, self.new_name):
            field.returnPressed.connect(self.add.click)
        self.add.clicked.connect(self._add)
        if not self._household.people.everybody[0].name:
            form.add(its.your_name(), self.own_name)
        form.add(its.new_name(), self.new_name)
        form.add("", self.add)

    # -- changing ----------------------------------------------------------------

    def _show(self, own: str) -> None:
        self.shown = self._household.people.of(own) or self.shown
        self.refresh()
        self.choice.buttons[own].setFocus()

    def _add(self) -> None:
        its = self._phrases.people
        added = self._household.add(self.new_name.text(), self.own_name.text())
        if not isinstance(added, Person):
            self._refuse(added)
            if isinstance(added, NameFault):
                self._mark(added)
            return
        self._follow()
        self.notice.tell(
            its.added(added.name),
            lambda: self.switch_wanted.emit(added),
            its.switch_to(self._short(added.name)),
        )
        self.notice.action.setFocus()  # the button that was pressed no longer exists

    def _mark(self, fault: NameFault) -> None:
        """Mark the field with the name that is refused, and go there."""
        people = self._household.people
        nameless = not people.everybody[0].name
        own_wrong = nameless and people.fault(self.own_name.text(), "") is not None
        fields = {self.own_name: own_wrong, self.new_name: not own_wrong}
        for field, wrong in fields.items():
            field.mark(wrong=wrong)
            explain(field, self._phrases.people.fault(fault) if wrong else "")
            if wrong:
                field.setFocus()

    def _rename(self) -> None:
        """Keep another name; this is called too when the field is left as it was."""
        name = self.name.text()
        if name != self.shown.name:
            self._change(self.shown._replace(name=name))

    def _recolour(self, colour: Colour) -> None:
        self._change(self.shown._replace(colour=colour))

    def _change(self, person: Person) -> None:
        refused = self._household.change(person)
        self.name.mark(wrong=refused is not None)
        if refused is not None:
            self._refuse(refused)
            return
        self.notice.tell("")
        own = self.focusWidget()
        at_colour = own is not None and self.colour.isAncestorOf(own)
        self._follow()
        if at_colour:
            self.colour.buttons[self.shown.colour].setFocus()

    def _remove(self) -> None:
        its = self._phrases.people
        removed = self._household.remove(self.shown)
        if not isinstance(removed, Removed):
            self._refuse(removed)
            return
        self._follow()
        said = its.removed(removed.person.name, removed.path)
        self.notice.tell(said, lambda: self._bring_back(removed))
        self.notice.action.setFocus()

    def _bring_back(self, removed: Removed) -> None:
        trouble = self._household.bring_back(removed)
        if trouble is not None:
            self._refuse(trouble)
            return
        self.shown = removed.person
        self._follow()
        self.notice.tell(self._phrases.people.brought_back(removed.person.name))
        self.choice.buttons[self.shown.own].setFocus()

    def _refuse(self, why: NameFault | Trouble) -> None:
        """Say why something was not done."""
        if isinstance(why, NameFault):
            self.notice.tell(self._phrases.people.fault(why))
        else:
            self.notice.tell(self._phrases.troubles.cause(why))

    def _short(self, name: str) -> str:
        """Return a name that fits on a button in the smallest window."""
        return self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, grown(NAME))

    def _follow(self) -> None:
        self.refresh()
        self.changed.emit()


def _named_field(name: str, text: str = "") -> Field:
    field = Field(text)
    field.setAccessibleName(name)
    field.setFixedWidth(grown(NAME))
    return field
