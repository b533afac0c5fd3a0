"""Fields for numbers and days: reps, a weight in one's own unit, a scale from 0 to 10, a date.

They leave the wheel to the page they stand on, so that scrolling changes nothing.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QRectF
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QDateEdit, QDoubleSpinBox, QSpinBox

from spinecoach.core.coaching.weights import POUND
from spinecoach.ui.style.paint import outline

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QAbstractSpinBox

from spinecoach.core.record.limits import HEAVIEST_KG

UNKNOWN = "\N{EN DASH}"
"""What stands where a value was not given."""

HIGH = 36
"""Height of a field in pixels."""

CORNER = 5.0


class Number(QSpinBox):
    """A whole number within `span`; `name` is what a screen reader calls it."""

    def __init__(self, name: str, span: tuple[int, int], value: int, suffix: str = "") -> None:
        super().__init__()
        self.setRange(*span)
        self.setSuffix(suffix)
        self.setValue(value)
        self.setAccessibleName(name)
        self.setMinimumHeight(HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and its outline."""
        super().paintEvent(event)
        _outline(self)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and its outline."""
        super().paintEvent(event)
        _outline(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class Day(QDateEdit):
    """A day up to a latest one."""

    def __init__(self) -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self.setAccessibleName("Day")
        self.setMinimumHeight(HIGH)
        self.setLocale(QLocale.c())  # the months' names are those of all other dates
        self.setDisplayFormat("d MMMM yyyy")

    def show_day(self, day: date, latest: date) -> None:
        """Show a day; none after `latest` can be chosen."""
        self.setMaximumDate(QDate(latest.year, latest.month, latest.day))
        self.setDate(QDate(day.year, day.month, day.day))

    @property
    def day(self) -> date:
        """The day that was chosen."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and its outline."""
        super().paintEvent(event)
        _outline(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


def _outline(field: QAbstractSpinBox) -> None:
    """Let a field be found in either theme, and mark the one in hand."""
    role = QPalette.ColorRole
    colour = field.palette().color(role.Accent if field.hasFocus() else role.PlaceholderText)
    with QPainter(field) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(field.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline(painter, body, CORNER, colour, 2.0 if field.hasFocus() else 1.0)
