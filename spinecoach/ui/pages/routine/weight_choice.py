"""Which dumbbell an exercise is done with: one of those that are owned, or another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spinecoach.core.coaching import weights
from spinecoach.ui.widgets.controls import DropDown
from spinecoach.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.phrases.phrases import Phrases

OTHER = "other"
"""The value of the list's entry for a weight that is typed."""

FIRST = 2.0
"""The first kilograms in the field if no weight is known."""


class WeightChoice(QWidget):
    """A list of weights; its last entry opens a field for another one.

    `changed` is emitted for another weight, `refused` carries a typed text that is not one.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, name: str, owned: Sequence[float], unit: str, phrases: Phrases) -> None:
        super().__init__()
        self._owned = tuple(owned)
        self._unit = unit
        self._factor = weights.kilograms_in(unit)
        self._phrases = phrases
        self.list = DropDown()
        self.list.setAccessibleName(name)
        self.list.activated.connect(lambda _: self._choose())
        limits = (weights.LIGHTEST / self._factor, weights.HEAVIEST / self._factor)
        # Rounded inwards, so that no limit is outside the allowed weights.
        decimals = weights.ENTERED_DECIMALS
        inwards = 0.49 / 10**decimals
        span = (round(limits[0] + inwards, decimals), round(limits[1] - inwards, decimals))
        step = 1.0 if unit == "lb" else 0.5
        self.other = Stepper(name, span, step=step, decimals=decimals, unit=unit)
        self.other.changed.connect(self.changed)
        self.other.refused.connect(self.refused)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.list)
        row.addWidget(self.other)
        self.show_weight(None)

    @property
    def kilograms(self) -> float | None:
        """The weight that is chosen; None if none is."""
        chosen = self.list.currentData()
        if chosen != OTHER:
            return None if chosen is None else float(chosen)
        number = self.other.number
        return self._typed if number == self._shown else number * self._factor

    def show_weight(self, kilograms: float | None) -> None:
        """Show a weight, which is then in the list."""
        entries = list(self._owned)
        if kilograms is not None and not any(weights.same(kilograms, one) for one in entries):
            entries = sorted((*entries, kilograms))
        its = self._phrases.common
        self.list.clear()
        self.list.addItem(self._phrases.routine.no_weight(), None)
        for entry in entries:
            # The weight itself, even if rounding makes it different from the one that is owned.
            mine = kilograms is not None and weights.same(kilograms, entry)
            self.list.addItem(its.weight(entry, self._unit), kilograms if mine else entry)
            if mine:
                self.list.setCurrentIndex(self.list.count() - 1)
        self.list.addItem(self._phrases.routine.other_weight(), OTHER)
        self._type(kilograms)
        self.other.hide()

    def _choose(self) -> None:
        other = self.list.currentData() == OTHER
        self.other.setVisible(other)
        if other:
            self.other.setFocus()
        self.changed.emit()

    def _type(self, kilograms: float | None) -> None:
        """Put a weight into the field; if none was chosen, the lightest that is owned."""
        self._typed = min(self._owned, default=FIRST) if kilograms is None else kilograms
        self.other.show_number(weights.in_unit(self._typed, self._unit))
        self._shown = self.other.number
