"""One exercise of a routine as a card: its figure, which variant, how much, where in the order."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from spinecoach.core.coaching import weights
from spinecoach.core.coaching.progression_steps import ProgressionSteps
from spinecoach.core.coaching.routine import REPS, item_mistakes, movement_of
from spinecoach.core.coaching.typed_number import read_number
from spinecoach.core.exercise.exercise import REST, SETS, Level
from spinecoach.core.preferences import PACE
from spinecoach.ui.pages.routine.weight_choice import WeightChoice
from spinecoach.ui.style.reading import explain, read_as
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.card import Card
from spinecoach.ui.widgets.controls import DropDown
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.picture import Picture
from spinecoach.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from spinecoach.core.coaching.routine import Item
    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.phrases.phrases import Phrases

DECIMALS = 6
"""Decimals that are read of a typed number, to say what is wrong with it."""

REST_STEP = 15.0
PACE_STEP = 5.0
"""Seconds and per cent by which a press changes a rest and a pace."""

FIGURE = (170, 120)
NARROW = 620
"""Pixels: width and height of the figure, and the width of a card below which it lies on top."""

LEAST_LIST = 150
USUAL_LIST = 400
"""Pixels across the list of variants: where there is little room, and else."""

DOT = 2.2
"""Radius in pixels of a dot of the handle."""


class Part(StrEnum):
    """A number of an exercise, by its name in `Item`."""

    SETS = "sets"
    REPS = "reps"
    REST = "rest"
    PACE = "pace"


class ItemCard(Card):
    """Edits one item; `changed` tells that something of it is another now.

    `moved` carries -1 or 1, `removed` asks to be removed. While the handle is dragged, `dragged`
    carries where the pointer is, in pixels of the screen from its top; `dropped` ends that.
    `refusal` says what was typed last and not taken, and why.
    """

    ground = QPalette.ColorRole.Base

    changed = Signal()
    moved = Signal(int)
    removed = Signal()
    dragged = Signal(float)
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
        self.variant = self._variants(exercise, phrases)
        self.weight = WeightChoice(its.field_of(name, its.weight()), owned, unit, phrases)
        self.weight.changed.connect(self._accept)
        self.weight.refused.connect(self._refuse_weight)
        self.steppers = {
            Part.SETS: Stepper(its.field_of(name, its.sets()), SETS),
            Part.REPS: Stepper(its.field_of(name, its.reps()), REPS),
            Part.REST: Stepper(its.field_of(name, its.rest()), REST, step=REST_STEP, decimals=1),
            Part.PACE: Stepper(
                its.field_of(name, its.pace()), _per_cent(PACE), step=PACE_STEP, decimals=1
            ),
        }
        for part, stepper in self.steppers.items():
            stepper.changed.connect(self._accept)
            stepper.refused.connect(lambda text, part=part: self._refuse(part, text))
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
            sets=round(number[Part.SETS]),
            reps=round(number[Part.REPS]),
            rest=number[Part.REST],
            pace=self._pace(number[Part.PACE]),
            weight_kg=self._item.weight_kg if self.weight.isHidden() else self.weight.kilograms,
        )

    @property
    def stops(self) -> Sequence[QWidget]:
        """Where Tab stops, in the order that one sees."""
        fields = (stepper.field for stepper in self.steppers.values())
        return (
            self.variant, self.weight.list, self.weight.other.field, *fields,
            self.up, self.down, self.remove,
        )  # fmt: skip

    def show_item(self, item: Item) -> None:
        """Show another state of the same exercise, without emitting `changed`."""
        self._item = item
        self.variant.setCurrentIndex(max(0, self.variant.findData(item.variant)))
        self.weight.show_weight(item.weight_kg)
        for part, stepper in self.steppers.items():
            value = getattr(item, part)
            stepper.show_number(value * 100 if part is Part.PACE else value)
        self._clear()
        self._follow_variant()

    def show_place(self, number: int, last: int) -> None:
        """Show that it is the exercise of that number (from 1) among so many."""
        self.number.setText(str(number))
        self.up.setEnabled(number > 1)
        self.down.setEnabled(number < last)

    def minimumSizeHint(self) -> QSize:
        """Return no width: what is beside one another in a wide card is not so in a narrow one."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figure above the rest where there is no room beside it."""
        super().resizeEvent(event)
        self._arrange(event.size().width())

    # -- building ----------------------------------------------------------------

    def _variants(self, exercise: Exercise | None, phrases: Phrases) -> DropDown:
        """Return the list of variants: the easier ones, the exercise itself, the harder ones."""
        its = phrases.exercises
        drop = VariantList()
        drop.setAccessibleName(self._phrases.variant_of(self._name))
        drop.setMinimumWidth(grown(LEAST_LIST))
        variants = exercise.variants if exercise else ()
        easier = [one for one in variants if one.level is Level.EASIER]
        for one in easier:
            drop.addItem(its.variant_of_level(one.title, one.level), one.id)
        drop.addItem(its.standard(), "")
        for one in variants:
            if one not in easier:
                drop.addItem(its.variant_of_level(one.title, one.level), one.id)
        drop.activated.connect(lambda _: self._choose_variant())
        return drop

    def _lay_out(self) -> None:
        its = self._phrases
        self.picture = Picture()
        self.picture.setFixedSize(grown(FIGURE[0]), grown(FIGURE[1]))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.number, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, stretch=1)
        self._fields = QWidget()
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(8)
        self._weighed = labelled(its.weight(), self.weight)
        fields.addLayout(Flow(labelled(its.variant(), self.variant), self._weighed, gap=16))
        numbers = {
            its.sets(): Part.SETS,
            its.reps(): Part.REPS,
            its.rest(): Part.REST,
            its.pace(): Part.PACE,
        }
        pairs = (labelled(words, self.steppers[part]) for words, part in numbers.items())
        fields.addLayout(Flow(*pairs, gap=16))
        missing = label(its.file_missing(), soft=True)
        body = QVBoxLayout()
        body.setSpacing(8)
        body.addLayout(head)
        body.addWidget(missing)
        body.addWidget(self._fields)
        body.addWidget(self.wrong)
        body.addStretch(1)
        self._actions = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._actions.setSpacing(8)
        order = QHBoxLayout()
        order.setSpacing(8)
        order.addWidget(self.up, stretch=1)
        order.addWidget(self.down, stretch=1)
        self._actions.addLayout(order)
        self._actions.addWidget(self.remove)
        self._actions.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(20)
        self._row.addWidget(self.picture, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(body, stretch=1)
        self._row.addLayout(self._actions)
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
        way = QBoxLayout.Direction
        beside = width >= grown(NARROW)
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._row.setSpacing(20 if beside else 8)
        self._actions.setDirection(way.TopToBottom if beside else way.LeftToRight)
        wide, high = (grown(pixels) for pixels in FIGURE)
        # A figure that lies leaves no empty room above it where nothing stands beside it.
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
        """Show the movement; ask for a weight only where the hands hold one."""
        if self._exercise is None:
            return
        movement = movement_of(self._exercise, self._item)
        self.picture.show_movement(movement)
        self._arrange(self.width())
        carries = weights.carries(movement)
        self.weight.setVisible(carries)
        self._weighed.setVisible(carries)

    def _pace(self, per_cent: float) -> float:
        before = self._item.pace
        return before if per_cent == before * 100 else per_cent / 100

    # -- what was typed ------------------------------------------------------------

    def _accept(self) -> None:
        self._clear()
        self.changed.emit()

    def _refuse(self, part: Part, text: str) -> None:
        """Say why a typed text is not taken."""
        field = self.steppers[part].field
        number = read_number(text, DECIMALS)
        name, its = self._name, self._phrases
        if number is None:
            self._tell(field, its.no_number(name, text))
            return
        value = number / 100 if part is Part.PACE else number
        whole = {Part.SETS: its.whole_sets(name), Part.REPS: its.whole_reps(name)}
        tried: dict[str, Any] = {part: value}
        wrong = item_mistakes(replace(self._item, **tried))
        told = its.wrong(name, its.item_mistake(wrong[0])) if wrong else whole.get(part)
        self._tell(field, told or its.no_number(name, text))

    def _refuse_weight(self, text: str) -> None:
        field = self.weight.other.field
        number = read_number(text, DECIMALS)
        kilograms = (number or 0.0) * weights.kilograms_in(self._unit)
        wrong = weights.mistake(kilograms, self._unit)
        its = self._phrases
        if number is None or wrong is None:
            self._tell(field, its.no_number(self._name, text))
        else:
            self._tell(field, its.wrong(self._name, its.item_mistake(wrong)))

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


class VariantList(DropDown):
    """As wide on every card, so that what stands beside it is in one column."""

    def sizeHint(self) -> QSize:
        """Return the usual width, or more where a title needs it."""
        return super().sizeHint().expandedTo(QSize(grown(USUAL_LIST), 0))


class Handle(QWidget):
    """Six dots by which a card is dragged up and down with the pointer."""

    dragged = Signal(float)
    dropped = Signal()

    def __init__(self, tip: str) -> None:
        super().__init__()
        self.setToolTip(tip)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def sizeHint(self) -> QSize:
        """Return room for the dots and for a finger."""
        return QSize(grown(24), grown(40))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the pointer is."""
        self.dragged.emit(event.globalPosition().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.dropped.emit()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dots."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Dark))
            x, y = self.width() / 2, self.height() / 2
            for across in (-4, 4):
                for down in (-8, 0, 8):
                    painter.drawEllipse(QPointF(x + across, y + down), DOT, DOT)


def labelled(name: str, control: QWidget) -> QWidget:
    """Return a control with its name above it."""
    pair = QWidget()
    words = label(name, size=0.9, soft=True, wrap=False)
    words.setBuddy(control)
    column = QVBoxLayout(pair)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(words)
    column.addWidget(control)
    return pair


def _per_cent(span: tuple[float, float]) -> tuple[float, float]:
    return span[0] * 100, span[1] * 100


def _button(text: str, accessible_name: str, tip: str = "") -> Button:
    button = Button(text)
    button.setAccessibleName(accessible_name)
    button.setToolTip(tip)
    return button
