"""Fields for numbers: reps, a weight in the person's own unit, a scale from 0 to 10.

They leave the wheel to the page they stand on, so that scrolling changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

from spinecoach.core.weights import POUND

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

UNKNOWN = "\N{EN DASH}"
"""What stands where a value was not given."""

HIGH = 36
"""Height of a field in pixels."""

HEAVIEST_KG = 500.0


class Number(QSpinBox):
    """A whole number within `span`; `name` is what a screen reader calls it."""

    def __init__(self, name: str, span: tuple[int, int], value: int, suffix: str = "") -> None:
        super().__init__()
        self.setRange(*span)
        self.setSuffix(suffix)
        self.setValue(value)
        self.setAccessibleName(name)
        self.setMinimumHeight(HIGH)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class Scale(Number):
    """A number from 0 to 10, or nothing."""

    def __init__(self, name: str) -> None:
        super().__init__(name, (-1, 10), -1)
        self.setSpecialValueText(f"{UNKNOWN} not given")

    @property
    def given(self) -> int | None:
        """What was said; None where nothing was."""
        return None if self.value() < 0 else self.value()

    def give(self, value: int | None) -> None:
        """Show what was said."""
        self.setValue(-1 if value is None else value)


class Weight(QDoubleSpinBox):
    """A weight in the person's unit ("kg" or "lb"), or none; given and taken in kilograms."""

    def __init__(self, name: str, unit: str, kilograms: float | None = None) -> None:
        super().__init__()
        self._factor = POUND if unit == "lb" else 1.0
        step = 1.0 if unit == "lb" else 0.5
        self.setRange(-step, HEAVIEST_KG / self._factor)
        self.setSingleStep(step)
        self.setDecimals(2)
        self.setSuffix(f" {unit}")
        self.setSpecialValueText("no weight")
        self.setAccessibleName(name)
        self.setMinimumHeight(HIGH)
        self._given = kilograms
        self.setValue(self.minimum() if kilograms is None else kilograms / self._factor)
        self._shown = self.value()

    @property
    def kilograms(self) -> float | None:
        """The weight; what a unit rounds on the screen alone is still the same weight."""
        if self.value() == self._shown:
            return self._given
        return None if self.value() == self.minimum() else round(self.value() * self._factor, 3)

    def textFromValue(self, value: float) -> str:
        """Write no more digits than there are."""
        return self.locale().toString(round(value, 2), "g", 6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
