"""A number between two large buttons, one for less and one for more; it can be typed as well.

For the keyboard and screen readers it is one field, a spin box, in which the arrow keys do what the
buttons do; the buttons are for the pointer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QHBoxLayout, QWidget

from spinecoach.ui.style.paint import fill, outline
from spinecoach.ui.widgets.field import CORNER, paint_field
from spinecoach.ui.widgets.numbers import TypedField

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

HIGH = 2.2
"""Height relative to a line of text."""

DIGITS = 5
"""The digits that fit in a field."""

REPEAT_MS = (400, 90)
"""Milliseconds until a button that is held repeats, and between two repeats."""


class Stepper(QWidget):
    """A number within `span`, in steps of `step`; `name` is what a screen reader calls it.

    A `unit` of weight may be typed beside the number. `changed` is emitted for another number,
    `refused` carries a typed text that is not a number in the span: the field then shows its old
    number.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(
        self,
        name: str,
        span: tuple[float, float],
        *,
        step: float = 1,
        decimals: int = 0,
        unit: str = "",
    ) -> None:
        super().__init__()
        self.field = _Field(name, span, decimals, unit)
        self.field.setSingleStep(step)
        self._given = self._shown = self.field.value()
        high = round(self.fontMetrics().height() * HIGH)
        self.less, self.more = _Sign(more=False), _Sign(more=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self.less, self.field, self.more):
            part.setFixedHeight(high)
            row.addWidget(part)
        for sign in (self.less, self.more):
            sign.setFixedWidth(high)
        self.less.clicked.connect(self.field.stepDown)
        self.more.clicked.connect(self.field.stepUp)
        self.field.setFixedWidth(self.field.fontMetrics().horizontalAdvance("0" * DIGITS) + 24)
        self.field.valueChanged.connect(self._take)
        self.field.refused.connect(self.refused)
        self.setFocusProxy(self.field)
        self._show_ends()

    @property
    def number(self) -> float:
        """The number, even if it is still being typed.

        If it was shown rounded and not changed, it is the exact one.
        """
        self.field.interpretText()
        return self._given

    def show_number(self, number: float) -> None:
        """Show a number, without emitting `changed`."""
        self.field.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.field.setValue(number)
        self.field.blockSignals(False)  # noqa: FBT003
        self._given, self._shown = number, self.field.value()
        self._show_ends()

    def _take(self, value: float) -> None:
        self._given = self._shown = value
        self._show_ends()
        self.changed.emit()

    def _show_ends(self) -> None:
        self.less.setEnabled(self._shown > self.field.minimum())
        self.more.setEnabled(self._shown < self.field.maximum())


class _Field(TypedField):
    """The field: without its own buttons, the number centred."""

    refused = Signal(str)

    def __init__(self, name: str, span: tuple[float, float], decimals: int, unit: str) -> None:
        super().__init__(name, span, "", "", "")
        self.unit = unit
        self.setDecimals(decimals)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrame(False)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.lineEdit().setPalette(palette)

    def fixup(self, text: str) -> str:
        """Emit the text that is refused."""
        self.refused.emit(text.strip())
        return text

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the page if there is no typing to undo."""
        undoes = (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
        )
        if undoes and not self.lineEdit().isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the background and the outline; the line inside paints the number."""
        del event
        paint_field(self, self.palette())


class _Sign(QAbstractButton):
    """A square button with a minus or a plus; the keyboard uses the field beside it."""

    def __init__(self, *, more: bool) -> None:
        super().__init__()
        self._more = more
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoRepeat(True)
        self.setAutoRepeatDelay(REPEAT_MS[0])
        self.setAutoRepeatInterval(REPEAT_MS[1])

    def sizeHint(self) -> QSize:
        """Return a square."""
        side = round(self.fontMetrics().height() * HIGH)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the body and the sign."""
        del event
        role = QPalette.ColorRole
        palette = self.palette()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            lit = self.isEnabled() and (self.underMouse() or self.isDown())
            fill(painter, body, CORNER, palette.brush(role.AlternateBase if lit else role.Button))
            outline(painter, body, CORNER, palette.color(role.Dark), 1.0)
            pen = QPen(palette.color(role.ButtonText), max(2.0, body.height() / 18))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            middle, arm = body.center(), body.height() * 0.17
            painter.drawLine(round(middle.x() - arm), round(middle.y()),
                             round(middle.x() + arm), round(middle.y()))  # fmt: skip
            if self._more:
                painter.drawLine(round(middle.x()), round(middle.y() - arm),
                                 round(middle.x()), round(middle.y() + arm))  # fmt: skip
