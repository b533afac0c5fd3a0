"""One exercise of a routine as a card: its figure, which variant, how much, where in the order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from spinecoach.core.coaching import weights
from spinecoach.core.coaching.progression_steps import ProgressionSteps
from spinecoach.core.coaching.routine import LONGEST_NOTE, REPS, movement_of, one_line
from spinecoach.core.exercise.exercise import REST, SETS
from spinecoach.core.preferences import PACE
from spinecoach.ui.pages.routine.handle import Handle
from spinecoach.ui.pages.routine.refusals import ItemNumber, number_refusal, weight_refusal
from spinecoach.ui.pages.routine.variant_list import VariantList
from spinecoach.ui.pages.routine.weight_choice import WeightChoice
from spinecoach.ui.style.reading import explain, read_as
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.beside import put_beside
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.card import Card
from spinecoach.ui.widgets.field import Field
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.picture import Picture
from spinecoach.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from spinecoach.core.coaching.routine import Item
    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.phrases.phrases import Phrases

REST_STEP = 15.0
PACE_STEP = 5.0
"""By how much one press changes a rest (seconds) and a pace (per cent)."""

FIGURE = (170, 120)
NARROW = 620
"""Pixels: width and height of the figure, and the width of a card below which it is on top."""

BETWEEN = 12
"""Pixels between two fields beside each other."""


class ItemCard(Card):
    """Edits one item; `changed` is emitted when a value of it has changed.

    `moved` carries -1 or 1, `removed` asks to be removed. While the handle is dragged, `dragged`
    carries the pointer on the screen (QPoint); `dropped` ends that.
    `refusal` says which typed value was not taken, and why.
    """

    ground = QPalette.ColorRole.Base

    changed = Signal()
    moved = Signal(int)
    removed = Signal()
    dragged = Signal(object)
    dropped = Signal()

    def __init__(
        self,
        item: Item,
        exercise: Exercise | None,
        owned: Sequence[float],
        unit: str,
        phrases: Phrases,
    ) -> None:
        super().__init__()
        self._item = item
        self._exercise = exercise
        self._owned = owned
        self._unit = unit
        self._phrases = its = phrases.routine
        self.refusal = ""
        name = self._name = exercise.title if exercise else item.exercise
        self.setAccessibleName(name)
        read_as(self, "Grouping")
        self.number = label("", size=1.1, weight=QFont.Weight.DemiBold, soft=True, wrap=False)
        self.title = label(name, size=1.1, weight=QFont.Weight.DemiBold)
        self.variant = VariantList(exercise, phrases.exercises)
        self.variant.setAccessibleName(its.variant_of(name))
        self.variant.activated.connect(lambda _: self._choose_variant())
        self.weight = WeightChoice(its.field_of(name, its.weight()), owned, unit, phrases)
        self.weight.changed.connect(self._accept)
        self.weight.refused.connect(self._refuse_weight)
        self.steppers = {
            ItemNumber.SETS: Stepper(its.field_of(name, its.sets()), SETS),
            ItemNumber.REPS: Stepper(its.field_of(name, its.reps()), REPS),
            ItemNumber.REST: Stepper(
                its.field_of(name, its.rest()), REST, step=REST_STEP, decimals=1
            ),
            ItemNumber.PACE: Stepper(
                its.field_of(name, its.pace()), _per_cent(PACE), step=PACE_STEP, decimals=1
            ),
        }
        for part, stepper in self.steppers.items():
            stepper.changed.connect(self._accept)
            stepper.refused.connect(lambda text, part=part: self._refuse(part, text))
        self.note = Field()
        self.note.setAccessibleName(its.field_of(name, its.note()))
        self.note.setPlaceholderText(its.note_hint())
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.editingFinished.connect(self._accept_note)
        self.wrong = label("", weight=QFont.Weight.DemiBold)
        self.wrong.hide()
        self.up = _button("↑", its.move_up(name), its.move_up_tip())
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down = _button("↓", its.move_down(name), its.move_down_tip())
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove = _button(its.remove(), its.remove_exercise(name))
        self.remove.clicked.connect(self.removed)
        self.handle = Handle(its.drag_tip())
        self.handle.dragged.connect(self.dragged)
        self.handle.dropped.connect(self.dropped)
        self._lay_out()
        self.show_item(item)

    @property
    def item(self) -> Item:
        """The item as it is shown."""
        if self._exercise is None:
            return self._item
        number = {part: stepper.number for part, stepper in self.steppers.items()}
        return replace(
            self._item,
            variant=str(self.variant.currentData()),
            sets=round(number[ItemNumber.SETS]),
            reps=round(number[ItemNumber.REPS]),
            rest=number[ItemNumber.REST],
            pace=self._pace(number[ItemNumber.PACE]),
            weight_kg=self._item.weight_kg if self.weight.isHidden() else self.weight.kilograms,
            note=one_line(self.note.text()),
        )

    @property
    def stops(self) -> Sequence[QWidget]:
        """Return the widgets at which Tab stops, in their visible order."""
        fields = (stepper.field for stepper in self.steppers.values())
        return (
            self.up, self.down, self.remove,
            self.variant, self.weight.list, self.weight.other.field, *fields, self.note,
        )  # fmt: skip

    def show_item(self, item: Item) -> None:
        """Show other values of the same exercise, without emitting `changed`."""
        self._item = item
        self.variant.setCurrentIndex(max(0, self.variant.findData(item.variant)))
        self.weight.show_weight(item.weight_kg)
        self.note.setText(item.note)
        for part, stepper in self.steppers.items():
            value = getattr(item, part)
            stepper.show_number(value * 100 if part is ItemNumber.PACE else value)
        self._clear()
        self._follow_variant()

    def show_place(self, number: int, last: int) -> None:
        """Show that it is the exercise of that number (from 1) among that many."""
        self.number.setText(str(number))
        # A screen reader says the new name of the button by which it was moved.
        its = self._phrases
        placed = its.placed(self._name, number, last)
        self.up.setAccessibleName(its.move_up(placed))
        self.down.setAccessibleName(its.move_down(placed))
        self.up.setEnabled(number > 1)
        self.down.setEnabled(number < last)

    def minimumSizeHint(self) -> QSize:
        """Return no width: the layout of a narrow card is another one."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figure above the rest if there is no room beside it."""
        super().resizeEvent(event)
        self._arrange(event.size().width())

    # -- building ----------------------------------------------------------------

    def _lay_out(self) -> None:
        its = self._phrases
        self.picture = Picture()
        self.picture.setFixedSize(grown(FIGURE[0]), grown(FIGURE[1]))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.number)
        head.addWidget(self.title, stretch=1)
        for button in (self.up, self.down, self.remove):
            head.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        self._fields = QWidget()
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(8)
        self._weighed = labelled(its.weight(), self.weight)
        variant = labelled(its.variant(), self.variant)
        numbers = {
            its.sets(): ItemNumber.SETS,
            its.reps(): ItemNumber.REPS,
            its.rest(): ItemNumber.REST,
            its.pace(): ItemNumber.PACE,
        }
        pairs = [labelled(words, self.steppers[part]) for words, part in numbers.items()]
        # Two at a time, so that none is alone in a row.
        halves = (_in_row(*pairs[:2]), _in_row(*pairs[2:]))
        fields.addLayout(Flow(variant, self._weighed, *halves, gap=BETWEEN))
        fields.addWidget(self.note)
        missing = label(its.file_missing(), soft=True)
        body = QVBoxLayout()
        body.setSpacing(8)
        body.addLayout(head)
        body.addWidget(missing)
        body.addWidget(self._fields)
        body.addWidget(self.wrong)
        body.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        self._row.addWidget(self.picture, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(body, stretch=1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(8, 14, 18, 14)
        whole.setSpacing(10)
        whole.addWidget(self.handle)
        whole.addLayout(self._row, stretch=1)
        there = self._exercise is not None
        missing.setVisible(not there)
        self._fields.setVisible(there)
        self.picture.setVisible(there)

    def _arrange(self, width: int) -> None:
        beside = width >= grown(NARROW)
        put_beside(self._row, beside=beside)
        self._row.setSpacing(16 if beside else 8)
        wide, high = (grown(pixels) for pixels in FIGURE)
        # A lying figure needs no empty room above it if nothing is beside it.
        self.picture.setFixedHeight(high if beside else min(high, self.picture.height_for(wide)))

    # -- values ------------------------------------------------------------------

    def _choose_variant(self) -> None:
        """Take another variant: at its fewest reps, with a weight if it needs one."""
        chosen, item = str(self.variant.currentData()), self.item
        if self._exercise is not None and chosen != self._item.variant:
            steps = ProgressionSteps(self._exercise, self._owned)
            self.show_item(steps.in_variant(item, chosen))
            self.changed.emit()

    def _follow_variant(self) -> None:
        """Show the movement; ask for a weight only if the hands hold one."""
        if self._exercise is None:
            return
        movement = movement_of(self._exercise, self._item)
        self.picture.show_movement(movement)
        self._arrange(self.width())
        carries = weights.carries(movement)
        self.weight.setVisible(carries)
        self._weighed.setVisible(carries)

    def _accept_note(self) -> None:
        if one_line(self.note.text()) != self._item.note:
            self._accept()

    def _pace(self, per_cent: float) -> float:
        before = self._item.pace
        return before if per_cent == before * 100 else per_cent / 100

    # -- what was typed ------------------------------------------------------------

    def _accept(self) -> None:
        self._clear()
        self.changed.emit()

    def _refuse(self, part: ItemNumber, text: str) -> None:
        """Say why a typed text is not taken."""
        told = number_refusal(part, text, self._item, self._name, self._phrases)
        self._tell(self.steppers[part].field, told)

    def _refuse_weight(self, text: str) -> None:
        told = weight_refusal(text, self._unit, self._name, self._phrases)
        self._tell(self.weight.other.field, told)

    def _tell(self, field: QWidget, words: str) -> None:
        self.refusal = words
        self.wrong.setText(words)
        self.wrong.show()
        explain(field, words)

    def _clear(self) -> None:
        self.refusal = ""
        self.wrong.hide()
        for stepper in (*self.steppers.values(), self.weight.other):
            explain(stepper.field, "")


def labelled(name: str, control: QWidget) -> QWidget:
    """Return a control with its name above it; without a name, with room for one."""
    pair = QWidget()
    words = label(name, size=0.9, soft=True, wrap=False)
    if name:
        words.setBuddy(control)
    column = QVBoxLayout(pair)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(words)
    column.addWidget(control)
    return pair


def _in_row(*controls: QWidget) -> QWidget:
    room = QWidget()
    row = QHBoxLayout(room)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(BETWEEN)
    for control in controls:
        row.addWidget(control)
    return room


def _per_cent(span: tuple[float, float]) -> tuple[float, float]:
    return span[0] * 100, span[1] * 100


def _button(text: str, accessible_name: str, tip: str = "") -> Button:
    button = Button(text)
    button.setAccessibleName(accessible_name)
    button.setToolTip(tip)
    return button
