"""One exercise of a routine as it is edited: which variant, how much, where in the order."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spinecoach.core.coaching import weights
from spinecoach.core.coaching.routine import item_mistakes, movement_of
from spinecoach.core.coaching.typed_number import read_number
from spinecoach.core.mistake import WrongValueError
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.controls import DropDown
from spinecoach.ui.widgets.field import Field
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from spinecoach.core.coaching.routine import Item
    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.phrases.phrases import Phrases

DECIMALS = 6
"""Decimals that are read: at least as many as are shown."""

FIELD_WIDTH = 84
VARIANT_WIDTH = 330
"""Pixels of a number, and of the list of variants."""


class Part(Enum):
    """What is typed about an exercise."""

    SETS = auto()
    REPS = auto()
    REST = auto()
    PACE = auto()
    WEIGHT = auto()


class ItemRow(QWidget):
    """Edits one item; `moved` carries -1 or 1, `removed` asks to be removed."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, item: Item, exercise: Exercise | None, unit: str, phrases: Phrases) -> None:
        super().__init__()
        self._item = item
        self._exercise = exercise
        self._unit = unit
        self._phrases = its = phrases.routine
        name = self._name = exercise.title if exercise else item.exercise
        self.setAccessibleName(name)
        self.title = label(name, size=1.1, weight=QFont.Weight.DemiBold, wrap=False)
        self.variant = DropDown()
        self.variant.addItem(phrases.exercises.standard(), "")
        for variant in exercise.variants if exercise else ():
            self.variant.addItem(variant.title, variant.id)
        self.variant.setAccessibleName(its.variant_of(name))
        self.variant.setCurrentIndex(max(0, self.variant.findData(item.variant)))
        self.variant.activated.connect(lambda _: self._enable_weight())
        self.variant.setFixedWidth(grown(VARIANT_WIDTH))
        texts = {
            Part.SETS: (its.sets(), f"{item.sets}"),
            Part.REPS: (its.reps(), f"{item.reps}"),
            Part.REST: (its.rest(), f"{item.rest:g}"),
            Part.PACE: (its.pace(), f"{item.pace * 100:g}"),
            Part.WEIGHT: (its.weight(unit), _weight_text(item, unit)),
        }
        self.labels = {part: words for part, (words, _) in texts.items()}
        self.fields = {part: Field(text, inset=6) for part, (_, text) in texts.items()}
        self.up = _button("↑", its.move_up(name))
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down = _button("↓", its.move_down(name))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove = _button(its.remove(), its.remove_exercise(name))
        self.remove.clicked.connect(self.removed)
        self._lay_out()
        self._enable_weight()

    @property
    def typed(self) -> tuple[str, ...]:
        """What is typed and selected, right or wrong: shows whether it was changed."""
        texts = (field.text().strip() for field in self.fields.values())
        return (self._item.exercise, str(self.variant.currentData()), *texts)

    @property
    def item(self) -> Item:
        """The item as it is typed; raises `ValueError` with a sentence for what is wrong."""
        changed = replace(
            self._item,
            variant=str(self.variant.currentData()),
            sets=self._whole(Part.SETS, self._phrases.whole_sets(self._name)),
            reps=self._whole(Part.REPS, self._phrases.whole_reps(self._name)),
            rest=self._number(Part.REST),
            pace=self._number(Part.PACE) / 100,
            weight_kg=self._weight(),
        )
        wrong = item_mistakes(changed)
        if wrong:
            raise ValueError(self._phrases.wrong(self._name, self._phrases.item_mistake(wrong[0])))
        return changed

    # -- building ----------------------------------------------------------------

    def _lay_out(self) -> None:
        top = Flow(self.title, gap=6)
        top.add_stretch()
        top.addWidget(self.variant)
        for button in (self.up, self.down, self.remove):
            top.addWidget(button)
        numbers = QWidget()
        fields = Flow(gap=14)
        numbers.setLayout(fields)
        for part, field in self.fields.items():
            words = self.labels[part]
            field.setFixedWidth(grown(FIELD_WIDTH))
            field.setAccessibleName(self._phrases.field_of(self._name, words))
            fields.addWidget(_labelled(words, field))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 10)
        column.setSpacing(6)
        column.addLayout(top)
        missing = label(self._phrases.file_missing(), soft=True)
        column.addWidget(missing)
        column.addWidget(numbers)
        missing.setVisible(self._exercise is None)
        numbers.setVisible(self._exercise is not None)

    # -- values ------------------------------------------------------------------

    def _enable_weight(self) -> None:
        """Ask for a weight only where the hands hold one."""
        if self._exercise is None:
            return
        chosen = replace(self._item, variant=str(self.variant.currentData()))
        carries = weights.carries(movement_of(self._exercise, chosen))
        self.fields[Part.WEIGHT].setEnabled(carries)

    def _number(self, part: Part) -> float:
        text = self.fields[part].text().strip()
        number = read_number(text, DECIMALS)
        if number is None:
            raise ValueError(self._phrases.no_number(self._name, text))
        return number

    def _whole(self, part: Part, refusal: str) -> int:
        number = self._number(part)
        if not number.is_integer():
            raise ValueError(refusal)
        return int(number)

    def _weight(self) -> float | None:
        field = self.fields[Part.WEIGHT]
        if not field.isEnabled() or not field.text().strip():
            return None
        before = self._item.weight_kg
        if before is not None and field.text() == _weight_text(self._item, self._unit):
            return before  # the screen rounds; that is not another dumbbell
        try:
            found = weights.parse(field.text(), self._unit)
        except WrongValueError as error:
            reason = self._phrases.item_mistake(error.mistakes[0])
            raise ValueError(self._phrases.wrong(self._name, reason)) from None
        if len(found) != 1:
            raise ValueError(self._phrases.one_weight(self._name))
        return found[0]


def _labelled(name: str, field: Field) -> QWidget:
    """Return a field with its label before it."""
    pair = QWidget()
    words = label(name, size=0.9, soft=True, wrap=False)
    words.setBuddy(field)
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(words)
    row.addWidget(field)
    return pair


def _button(text: str, accessible_name: str) -> Button:
    button = Button(text)
    button.setAccessibleName(accessible_name)
    return button


def _weight_text(item: Item, unit: str) -> str:
    return "" if item.weight_kg is None else weights.number_shown(item.weight_kg, unit)
