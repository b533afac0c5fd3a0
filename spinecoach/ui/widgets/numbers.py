"""Fields for numbers and days: reps, a weight in the person's unit, a scale from 0 to 10, a date.

A number may be typed with a point or a comma and in the digits of any script. What cannot be read
is refused with an explanation, and the field keeps its value: no character is ever dropped, because
"12,5" without its comma would be 125, and "5 lb" without its unit 5 kg. The wheel scrolls the page
and changes no number.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QPoint, QRectF, QTimer
from PySide6.QtGui import QPainter, QPalette, QValidator
from PySide6.QtWidgets import QDateEdit, QDoubleSpinBox, QToolTip, QWidget

from spinecoach.core.coaching.typed_number import read_number
from spinecoach.core.coaching.weights import (
    ENTERED_DECIMALS,
    UNITS,
    in_unit,
    kilograms_in,
    read,
)
from spinecoach.core.record.limits import HEAVIEST_KG
from spinecoach.ui.style.paint import outline

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent

UNKNOWN = "\N{EN DASH}"
"""The text for a value that was not given."""

HIGH = 36
"""Height of a field in pixels."""

CORNER = 5.0

TENTHS = 1
"""Decimals of seconds and metres."""

DIGITS = 8
"""The characters of the largest number in a field: 999999.9 metres."""


class TypedField(QDoubleSpinBox):
    """A field whose number is typed; `name` is what a screen reader calls it.

    `none` is shown if there is no number, `refusal` if something else was typed.
    """

    def __init__(
        self, name: str, span: tuple[float, float], suffix: str, none: str, refusal: str
    ) -> None:
        super().__init__()
        self.unit = suffix.strip()
        """What may be typed beside the number."""
        self._refusal = refusal
        self._refused = False
        self.lineEdit().textEdited.connect(self._forget)
        self._shown_value, self._shown_text = 0.0, ""
        self.valueChanged.connect(self._note)
        self.setKeyboardTracking(False)  # otherwise the first digits of a refused "12,5" would stay
        self.setRange(*span)
        self.setSuffix(suffix)
        self.setSpecialValueText(none)
        self.setAccessibleName(name)
        self.setMinimumHeight(HIGH)

    def textFromValue(self, value: float) -> str:
        """Return the number without needless digits and without group separators."""
        locale = self.locale()
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        return locale.toString(round(value, self.decimals()), "g", DIGITS)

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Accept what can be read; allow any other input until the field is left.

        An empty field has no number, if there may be none.
        """
        state, none = QValidator.State, self.specialValueText()
        number = self._read(text)
        in_range = number is not None and self.minimum() <= number <= self.maximum()
        empty = text == none or not self._typed(text)
        if in_range or (none and empty):
            return state.Acceptable, text, pos
        return state.Intermediate, text, pos

    def valueFromText(self, text: str) -> float:
        """Read what was typed."""
        number = self._read(text)
        return self.minimum() if number is None else number

    def fixup(self, text: str) -> str:
        """Show beside the field why a text is refused; the field gets its old value."""
        if self._refusal:
            self._refused = True
            # Whichever field gets the keyboard next would hide it at once.
            QTimer.singleShot(0, self, self._explain)
        return text

    def take_refusal(self) -> str:
        """Return why what was typed last was refused, once; "" if it was not."""
        refused, self._refused = self._refused, False
        return self._refusal if refused else ""

    def _explain(self) -> None:
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self._refusal, self)

    def _forget(self) -> None:
        self._refused = False

    def _note(self, value: float) -> None:
        """Remember what is shown now; asking Qt for it would read the text again."""
        self._forget()
        self._shown_value, self._shown_text = value, self.textFromValue(value)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and its outline."""
        super().paintEvent(event)
        outline_field(self, self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def _read(self, text: str) -> float | None:
        """Read a text, with or without its unit; None if it is no number of the field's kind."""
        typed = self._typed(text)
        if typed == self._shown_text:
            return self._shown_value  # nothing was typed
        if self.unit in UNITS:
            return read(typed, self.unit, self.decimals(), self.maximum())
        return read_number(typed.removesuffix(self.unit), self.decimals())

    def _typed(self, text: str) -> str:
        """Return what a person typed before the field's own unit."""
        return text.removesuffix(self.suffix()).strip()


class NumberField(TypedField):
    """A whole number within `span`."""

    def __init__(
        self,
        name: str,
        span: tuple[int, int],
        value: int,
        suffix: str = "",
        refusal: str = "",
        none: str = "",
    ) -> None:
        super().__init__(name, span, suffix, none, refusal)
        self.setDecimals(0)
        self.setValue(value)

    def value(self) -> int:
        """Return the number, even if it is still being typed."""
        self.interpretText()
        return round(super().value())


class ScaleField(NumberField):
    """A number from 0 to 10, or no number, shown as `none`."""

    def __init__(self, name: str, none: str = UNKNOWN, refusal: str = "") -> None:
        super().__init__(name, (-1, 10), -1, refusal=refusal, none=none)

    @property
    def given(self) -> int | None:
        """The answer; None if there is none."""
        return None if self.value() < 0 else self.value()

    def give(self, value: int | None) -> None:
        """Show an answer; None for no answer."""
        self.setValue(-1 if value is None else value)


class AmountField(TypedField):
    """Seconds or metres from 0 to `most`; 0 is none."""

    def __init__(
        self, name: str, most: float, value: float | None, suffix: str, refusal: str
    ) -> None:
        super().__init__(name, (0, most), suffix, "", refusal)
        self.setDecimals(TENTHS)
        self._given = value
        self.setValue(value or 0.0)
        self._shown = self.value()

    @property
    def amount(self) -> float | None:
        """The number; if it was only rounded for the screen, the exact one."""
        self.interpretText()
        return self._given if self.value() == self._shown else round(self.value(), TENTHS) or None


class WeightField(TypedField):
    """A weight in the person's unit ("kg" or "lb"), or none; set and read in kilograms."""

    def __init__(
        self,
        name: str,
        unit: str,
        kilograms: float | None = None,
        *,
        none: str = UNKNOWN,
        refusal: str = "",
    ) -> None:
        self._factor = kilograms_in(unit)
        step = 1.0 if unit == "lb" else 0.5
        super().__init__(name, (-step, HEAVIEST_KG / self._factor), f" {unit}", none, refusal)
        self.setSingleStep(step)
        self.setDecimals(ENTERED_DECIMALS)
        self._given = kilograms
        self.setValue(self.minimum() if kilograms is None else in_unit(kilograms, unit))
        self._shown = self.value()

    @property
    def kilograms(self) -> float | None:
        """The weight; if only the conversion rounded it, the exact one."""
        self.interpretText()
        if self.value() == self._shown:
            return self._given
        return None if self.value() == self.minimum() else self.value() * self._factor


class DayField(QDateEdit):
    """A day up to a latest one, written in a language as all other dates are."""

    def __init__(self, name: str = "", language: str = "en") -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self.setAccessibleName(name)
        self.setMinimumHeight(HIGH)
        locale = QLocale.c() if language == "en" else QLocale(language)
        self.setLocale(locale)
        self.setDisplayFormat(_date_format(locale))

    def show_day(self, day: date, latest: date) -> None:
        """Show a day; none after `latest` can be chosen."""
        self.setMaximumDate(QDate(latest.year, latest.month, latest.day))
        self.setDate(QDate(day.year, day.month, day.day))

    @property
    def day(self) -> date:
        """The chosen day."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and its outline."""
        super().paintEvent(event)
        outline_field(self, self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


def outline_field(surface: QWidget, field: QWidget) -> None:
    """Draw an outline that is visible in either theme, a stronger one with the focus."""
    role = QPalette.ColorRole
    colour = field.palette().color(role.Accent if field.hasFocus() else role.Dark)
    with QPainter(surface) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(surface.rect())
        outline(painter, whole, CORNER, colour, 2.0 if field.hasFocus() else 1.0)


def _date_format(locale: QLocale) -> str:
    """Return how a locale writes a date out, without the name of the day: "d MMMM yyyy"."""
    if locale.language() == QLocale.Language.C:
        return "d MMMM yyyy"
    return locale.dateFormat(QLocale.FormatType.LongFormat).replace("dddd", "").strip(" ,")


def take_refusal(form: QWidget) -> str:
    """Return why a number in a form was refused, once for each; "" if none was.

    Somebody who presses Save in a field sees neither the refusal nor that the old number is back.
    """
    told = [field.take_refusal() for field in form.findChildren(TypedField)]
    return next(filter(None, told), "")
