"""One exercise of a routine as it is edited: in which way, how much, where in the order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spinecoach.core.coaching import routine as routines_module
from spinecoach.core.coaching import weights
from spinecoach.core.coaching.routine import movement_of
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.controls import DropDown
from spinecoach.ui.widgets.field import Field
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from spinecoach.core.coaching.routine import Item
    from spinecoach.core.exercise.exercise import Exercise

FIELD_WIDTH = 84
VARIANT_WIDTH = 330
"""Pixels of a number, and of the list of variants."""

AS_IT_IS = "Standard"


class ItemRow(QWidget):
    """Holds one line; `moved` carries -1 or 1, `removed` asks to be taken out."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, item: Item, exercise: Exercise | None, unit: str) -> None:
        super().__init__()
        self._item = item
        self._exercise = exercise
        self._unit = unit
        self.title = label(
            exercise.title if exercise else item.exercise,
            size=1.1,
            weight=QFont.Weight.DemiBold,
            wrap=False,
        )
        self.setAccessibleName(self.title.text())
        self.variant = DropDown()
        self.variant.addItem(AS_IT_IS, "")
        for variant in exercise.variants if exercise else ():
            self.variant.addItem(variant.title, variant.id)
        self.variant.setAccessibleName(f"{self.title.text()}: variant")
        self.variant.setCurrentIndex(max(0, self.variant.findData(item.variant)))
        self.variant.activated.connect(lambda _: self._show_weight())
        self.fields = {
            "Sets": self._field(f"{item.sets}"),
            "Reps": self._field(f"{item.reps}"),
            "Rest, s": self._field(f"{item.rest:g}"),
            "Pace, %": self._field(f"{item.pace * 100:g}"),
            f"Weight, {unit}": self._field(_weight_text(item, unit)),
        }
        self.variant.setFixedWidth(grown(VARIANT_WIDTH))
        self.up = self._button("↑", "move up", lambda: self.moved.emit(-1))
        self.down = self._button("↓", "move down", lambda: self.moved.emit(1))
        self.out = self._button("Remove", "remove", self.removed.emit)
        self._lay_out()
        self._show_weight()

    @property
    def typed(self) -> tuple[str, ...]:
        """What stands in the line, right or wrong: to see whether it was changed."""
        texts = (field.text().strip() for field in self.fields.values())
        return (self._item.exercise, str(self.variant.currentData()), *texts)

    @property
    def item(self) -> Item:
        """The line as it stands; raises `ValueError` with a sentence for what is no number."""
        sets, reps, rest, pace = (
            self._number(name) for name in ("Sets", "Reps", "Rest, s", "Pace, %")
        )
        changed = replace(
            self._item,
            variant=str(self.variant.currentData()),
            sets=round(sets),
            reps=round(reps),
            rest=rest,
            pace=pace / 100,
            weight_kg=self._weight(),
        )
        wrong = routines_module.item_mistakes(changed)
        if wrong:
            raise ValueError(f"{self.title.text()}: {wrong[0]}")
        return changed

    # -- building ----------------------------------------------------------------

    def _lay_out(self) -> None:
        top = Flow(self.title, gap=6)
        top.add_stretch()
        top.addWidget(self.variant)
        for button in (self.up, self.down, self.out):
            top.addWidget(button)
        numbers = QWidget()
        fields = Flow(gap=14)
        numbers.setLayout(fields)
        for name, field in self.fields.items():
            words = label(name, size=0.9, soft=True, wrap=False)
            words.setBuddy(field)
            field.setAccessibleName(f"{self.title.text()}: {name}")
            named = QWidget()
            pair = QHBoxLayout(named)
            pair.setContentsMargins(0, 0, 0, 0)
            pair.addWidget(words)
            pair.addWidget(field)
            fields.addWidget(named)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 10)
        column.setSpacing(6)
        column.addLayout(top)
        gone = label("The file of this exercise is missing: it is left out for now.", soft=True)
        column.addWidget(gone)
        column.addWidget(numbers)
        gone.setVisible(self._exercise is None)
        numbers.setVisible(self._exercise is not None)

    @staticmethod
    def _field(text: str) -> Field:
        field = Field(text, inset=6)
        field.setFixedWidth(grown(FIELD_WIDTH))
        return field

    def _button(self, text: str, does: str, pressed: object) -> Button:
        button = Button(text)
        button.setAccessibleName(f"{self.title.text()}: {does}")
        button.clicked.connect(pressed)
        return button

    # -- values ------------------------------------------------------------------

    def _show_weight(self) -> None:
        """A weight is only asked for where the hands hold one."""
        if self._exercise is None:
            return
        chosen = replace(self._item, variant=str(self.variant.currentData()))
        field = self.fields[f"Weight, {self._unit}"]
        field.setEnabled(weights.carries(movement_of(self._exercise, chosen)))

    def _number(self, name: str) -> float:
        text = self.fields[name].text().strip().replace(",", ".")
        try:
            number = float(text)
        except ValueError:
            raise ValueError(f"{self.title.text()}: “{text}” is no number.") from None
        if name in {"Sets", "Reps"} and number != round(number):
            raise ValueError(f"{self.title.text()}: {name.lower()} are whole numbers.")
        return number

    def _weight(self) -> float | None:
        field = self.fields[f"Weight, {self._unit}"]
        if not field.isEnabled() or not field.text().strip():
            return None
        before = self._item.weight_kg
        if before is not None and field.text() == _weight_text(self._item, self._unit):
            return before  # what a screen rounds is not another dumbbell
        found = weights.parse(field.text(), self._unit)
        if len(found) != 1:
            raise ValueError(f"{self.title.text()}: one weight is enough.")
        return found[0]


def _weight_text(item: Item, unit: str) -> str:
    return "" if item.weight_kg is None else weights.shown(item.weight_kg, unit).split()[0]
