"""A scale from 0 to 10 that is answered by one key: pain, or effort.

A typed number is shown as chosen and counts after a moment or at Enter; the rules are in
`core.coaching.number_entry`. Each number is a button as well, and the words below say what it
means; if there is little room, buttons and words shrink.
"""

from __future__ import annotations

from math import ceil
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from spinecoach.core.coaching.number_entry import NumberEntry
from spinecoach.core.coaching.pain import MOST
from spinecoach.ui.keys import digit_on
from spinecoach.ui.style.paint import outline
from spinecoach.ui.style.reading import ONE_OF_MANY, read_as
from spinecoach.ui.style.theme import lettering, scaled
from spinecoach.ui.widgets.button import ButtonKind
from spinecoach.ui.widgets.filling import FITTED
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.overlay import QuietButton

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QLabel

STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
CONFIRMS: frozenset[int] = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
UNDOES: frozenset[int] = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Backspace})
"""Keys that change, confirm or undo the number that was chosen."""

GAP = 8
BELOW = 2
"""Pixels between two numbers, and between a number and its words."""

WORDS = 0.95
WORDS_CAP = 0.5
"""The largest size of the words, relative to the app's font or, on a page with relative sizes, to
the numbers."""

SMALLEST = 0.3
"""The smallest scale of the words."""

LEGIBLE = 0.75
"""The scale of the words below which the numbers stand in two rows."""

RING = 12.0
AIR = 6
"""Corner radius of the focus ring, and its distance from the keys, in pixels."""

TIGHTEST = 0.15
ROOMY = 0.6
"""The least space around a number, as a share of its height; and that on keys that grow."""


class NumberButton(QuietButton):
    """A button for one number, filled while it is chosen; it shrinks if there is little room."""

    def __init__(self, number: int, air: float = TIGHTEST) -> None:
        super().__init__(str(number), ButtonKind.CHOICE)
        self._air = air
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _paint_body(self, painter: QPainter, body: QRectF) -> None:
        """Draw the number as large as the key that it stands on."""
        usual = self.minimumSizeHint()
        wide, high = self.width() / usual.width(), self.height() / usual.height()
        painter.setFont(scaled(self.font(), max(1.0, min(wide, high))))
        super()._paint_body(painter, body)

    def minimumSizeHint(self) -> QSize:
        """Return room for the widest of the numbers and little more."""
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance(str(MOST)) + self._air * metrics.height()
        return QSize(round(width), self.sizeHint().height())


class KeyGrid(QGridLayout):
    """The grid of a scale, which knows its height in any width before it has its rows for it."""

    def heightForWidth(self, width: int) -> int:
        """Return the least height, in pixels."""
        scale, around = self.parentWidget(), self.contentsMargins()
        if not isinstance(scale, Scale):
            return super().heightForWidth(width)
        sides, above = around.left() + around.right(), around.top() + around.bottom()
        return scale.heightForWidth(width + sides) - above


class Scale(QWidget):
    """Eleven numbers; `answered` carries the one that counts, once.

    `words` stand below some numbers; a screen reader calls these as `named` returns. `changed` is
    emitted when another number, or none any more, is chosen. With `counts_alone` False a typed
    number waits until it is confirmed. `alike` are scales at the same place, with keys as large.
    With `fills`, its keys grow with the room that it is given, until they are squares; in a tall
    window they stand in two rows, where they can be larger.
    """

    answered = Signal(int)
    changed = Signal()

    def __init__(
        self,
        name: str,
        words: Mapping[int, str],
        named: Callable[[int, str], str],
        size: float = 1.3,
        parent: QWidget | None = None,
        *,
        counts_alone: bool = True,
        fills: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        read_as(self, ONE_OF_MANY)
        self._entry = NumberEntry(counts_alone=counts_alone)
        self._shown: int | None = None
        self._counted = False  # whether `answered` was emitted for it
        self._stands = QTimer(self)
        self._stands.setSingleShot(True)
        self._stands.setTimerType(Qt.TimerType.PreciseTimer)
        self._stands.timeout.connect(self._stood)
        self.buttons = [
            NumberButton(number, ROOMY if fills else TIGHTEST) for number in range(MOST + 1)
        ]
        self._words: list[QLabel] = []
        self._fills = fills
        self._letters: QFont | None = None  # of the words; None: the page's own
        self._cells: list[QVBoxLayout] = []
        self._columns = 0
        self.alike: tuple[Scale, ...] = ()
        for number, button in enumerate(self.buttons):
            button.setFont(scaled(button.font(), size, QFont.Weight.DemiBold))
            button.setAccessibleName(
                named(number, words[number]) if number in words else str(number)
            )
            read_as(button, "RadioButton")
            button.clicked.connect(lambda _, number=number: self._click(number))
            cell = QVBoxLayout()
            cell.setSpacing(BELOW)
            cell.addWidget(button)
            below = label(words.get(number, ""), soft=True)
            below.setProperty(FITTED, True)  # noqa: FBT003
            self._words.append(below)
            # Every number gets the same width, whatever the length of its word.
            below.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            below.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            cell.addWidget(below)
            if fills:
                button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
            self._cells.append(cell)
        self._grid = KeyGrid(self)
        self._grid.setContentsMargins(AIR, AIR, AIR, AIR)  # the ring is around both
        self._grid.setSpacing(GAP)
        self._chooses_rows = True
        self._arrange(1)

    def set_rows(self, rows: int) -> None:
        """Put the numbers in one row or two; by default there are two if one is too narrow."""
        self._chooses_rows = False
        self._arrange(rows)

    def minimumSizeHint(self) -> QSize:
        """Return the least width, that of two rows, and the least height, that of one."""
        count = len(self.buttons)
        return QSize(self._width(ceil(count / 2)), self.heightForWidth(2 * self._width(count)))

    def _width(self, columns: int) -> int:
        """Return the least width, in pixels, of `columns` numbers beside each other."""
        number = max(button.minimumSizeHint().width() for button in self.buttons)
        return round(columns * number + (columns - 1) * GAP + RING)

    def _arrange(self, rows: int) -> None:
        columns = ceil(len(self._cells) / rows)
        if columns == self._columns:
            return
        for number, cell in enumerate(self._cells):
            self._grid.removeItem(cell)
            cell.setParent(None)
            self._grid.addLayout(cell, number // columns, number % columns)
        for column in range(len(self._cells)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        self._fit_words()

    def set_cap(self, pixels: float) -> None:
        """Set the height of the numbers in pixels, for a page with relative sizes."""
        for button in self.buttons:
            button.setFont(lettering(self.font(), pixels, QFont.Weight.DemiBold))
            button.setMinimumWidth(1)
        self._letters = lettering(self.font(), pixels * WORDS_CAP, QFont.Weight.Normal)
        self._fit_words()

    @property
    def chosen(self) -> int | None:
        """The number that is shown as chosen; None if none is."""
        return self._entry.chosen

    def show_chosen(self, number: int | None) -> None:
        """Show a number that is kept elsewhere; the scale forgets its own."""
        self.clear()
        if number is not None:
            self.buttons[number].setChecked(True)

    def press(self, key: int) -> bool:
        """Handle a key; return whether the scale uses it.

        The scale uses arrows, Enter and Escape only while a number waits to count.
        """
        number, now = digit_on(key), monotonic()
        if number is not None:
            taken = self._entry.digit(number, now)
            self._take_focus()
        elif self._entry.chosen is None or self._entry.confirmed:
            return False
        elif key in STEPS:
            taken = self._entry.step(STEPS[key], now)
        elif key in CONFIRMS:
            taken = self._entry.confirm(now)
        elif key in UNDOES:
            self.clear()
            return True
        else:
            return False
        self._follow(now)
        # A digit that comes too late changes nothing, and must not answer the next question either.
        return taken or number is not None

    def confirm(self) -> bool:
        """Let the chosen number count now; return whether a number was waiting."""
        taken = self._entry.confirm(now := monotonic())
        self._follow(now)
        return taken

    def take_keys(self) -> None:
        """Become one Tab stop, in which the arrows go from number to number."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for button in self.buttons:
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """If the scale has the focus, go from number to number, and answer at a digit."""
        key = event.key()
        if self.focusPolicy() is Qt.FocusPolicy.NoFocus:
            super().keyPressEvent(event)
        elif key in STEPS:
            self._entry.step(STEPS[key], now := monotonic())
            self.buttons[self._entry.chosen or 0].setFocus(Qt.FocusReason.TabFocusReason)
            self._follow(now)
        elif not self.press(key):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use one row if numbers and words fit, and make the words as large as possible."""
        super().resizeEvent(event)
        self.choose_rows(self.width())
        self._grid.activate()
        self._fit_words()

    def event(self, event: QEvent) -> bool:
        """Choose rows and words anew if the numbers have other letters now."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.choose_rows(self.width())
            self._fit_words()
        return super().event(event)

    def heightForWidth(self, width: int) -> int:
        """Return the least height in a width, in the rows that fit there, in pixels."""
        return self._height(width, self.buttons[0].sizeHint().height())

    def most_height(self, width: int) -> int:
        """Return the height in which the keys of a width are squares, in pixels."""
        key = self._key_width(self._columns_in(width), width)
        return self._height(width, max(key, self.buttons[0].sizeHint().height()))

    def _height(self, width: int, key: int) -> int:
        """Return the height in a width of keys that are `key` pixels high."""
        columns = self._columns_in(width)
        rows = ceil(len(self.buttons) / columns)
        words = max(one.words_height(columns, width) for one in (self, *self.alike))
        return rows * (key + BELOW + words) + (rows - 1) * GAP + 2 * AIR

    def words_height(self, columns: int, width: int) -> int:
        """Return the height of the words that need the most lines, in pixels."""
        scale = max(SMALLEST, self._word_scale(columns, width))
        metrics = QFontMetrics(scaled(self._word_letters, scale))
        room = QRect(0, 0, self._key_width(columns, width), width)
        wraps = Qt.TextFlag.TextWordWrap
        return max(metrics.boundingRect(room, wraps, one.text()).height() for one in self._words)

    def choose_rows(self, width: int) -> None:
        """Use one row if that fits a width in pixels; a hidden scale is not told its own."""
        if self._chooses_rows:
            self._arrange(ceil(len(self.buttons) / self._columns_in(width)))

    def _columns_in(self, width: int) -> int:
        """Return how many numbers stand beside each other in a width."""
        if not self._chooses_rows:
            return self._columns
        tall = self._fills and self.window().height() > self.window().width()
        alike = not tall and all(scale.fits_one_row(width) for scale in (self, *self.alike))
        return len(self.buttons) if alike else ceil(len(self.buttons) / 2)

    def fits_one_row(self, width: int) -> bool:
        """Return whether numbers and words are legible in one row of that many pixels."""
        count = len(self.buttons)
        if width < self._width(count):
            return False
        words = self._word_scale(count, width) * self._word_letters.pointSizeF()
        # On a page whose letters grow, words of the usual size are large enough.
        usual = min(self.font().pointSizeF(), QApplication.font().pointSizeF())
        return words >= LEGIBLE * WORDS * usual

    @staticmethod
    def _key_width(columns: int, width: int) -> int:
        """Return the width of a key on a scale of that width, in pixels."""
        return round((width - RING - GAP * (columns - 1)) / columns)

    def changeEvent(self, event: QEvent) -> None:
        """Let the words follow the page's letters."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_words()

    def _fit_words(self) -> None:
        """Shrink the words until the longest one fits its column."""
        scale = max(SMALLEST, self._word_scale(self._columns, self.width()))
        for below in self._words:
            below.setFont(scaled(self._word_letters, scale))
        if self._fills:  # keys beside each other are equally high
            scales = (self, *self.alike)
            high = max(one.words_height(self._columns, self.width()) for one in scales)
            for below in self._words:
                below.setFixedHeight(high)

    @property
    def _word_letters(self) -> QFont:
        return self._letters or scaled(self.font(), WORDS)

    def _word_scale(self, columns: int, width: int) -> float:
        """Return the scale, at most 1, with which the longest word fits one of `columns`."""
        metrics = QFontMetricsF(self._word_letters)
        parts = (part for below in self._words for part in below.text().split())
        longest = max((metrics.horizontalAdvance(part) for part in parts), default=1.0)
        room = (width - RING - GAP * (columns - 1)) / columns
        return min(1.0, room / (longest + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a ring when the scale itself has the focus."""
        del event
        if not self.hasFocus():
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            outline(painter, ring, RING, self.palette().color(QPalette.ColorRole.Accent), 2)

    def clear(self) -> None:
        """Forget the chosen number, even if it counts."""
        self._entry.clear()
        self._follow(monotonic())

    def _take_focus(self) -> None:
        """Take the focus from another button: the next Enter is meant for the number."""
        if self.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            # A screen reader reads the focused button.
            self.buttons[self._entry.chosen or 0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _click(self, number: int) -> None:
        self._entry.number(number, now := monotonic())
        self._follow(now)

    def _stood(self) -> None:
        # The timer decides when the number counts, even if the clock is rounded.
        self._follow(max(monotonic(), self._entry.deadline or 0.0))

    def _follow(self, now: float) -> None:
        """Show what is chosen, start the timer, and emit `answered` when it counts."""
        counted = self._counted
        number = self._entry.poll(now)
        self._counted = number is not None
        for value, button in enumerate(self.buttons):
            button.setChecked(value == self._entry.chosen)
        if self._entry.deadline is None:
            self._stands.stop()
        else:
            self._stands.start(ceil((self._entry.deadline - now) * 1000))
        before, self._shown = self._shown, self._entry.chosen
        if before != self._shown:
            self.changed.emit()
        if number is not None and not counted:
            self.answered.emit(number)
