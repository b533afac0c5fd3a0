"""Covers the middle of the workout page while it waits for the person; it is not a dialogue.

An overlay shows one headline, a few lines below it and buttons, each with its key. One button is
filled: it has the focus first, and Enter presses it. Keys are passed on to the page; the overlay
decides nothing. If the figure stays visible, the overlay's parts are beside and below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from spinecoach.core.workout.ear import listed_words
from spinecoach.core.workout.keymap import NamedKey, key_label
from spinecoach.core.workout.voice_track import COUNT_IN
from spinecoach.ui.style.theme import lettering
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.lettering import LEAST, SHRINK, Lettering
from spinecoach.ui.widgets.ring import LOUD_DIGITS, Ring
from spinecoach.ui.words.workout import whole_seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent

    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.commands import Command

MARGIN = 0.06
"""White space at both sides, as a share of the overlay's shorter side: the page's own margin."""

BESIDE_HEAD = (0.1, 0.6)
BESIDE_LINE = (0.62, 0.86)
BESIDE_BOTH = (0.1, 0.9)
"""Top and bottom of headline and line beside the figure if the buttons are below it, as shares of
the height of that place; the last of a headline without a line."""

GAP = 0.03
"""Distance of two buttons, as a share of the overlay's height."""

LEAST_PART = 0.1
"""The smallest scale of the buttons."""

READABLE = 0.8
"""The scale below which the buttons are put into two rows."""

KEYS_CAP = 0.032
"""Height of the capitals in the list of keys, as a share of the size of letters."""

KEY_HEIGHT = 1.3
KEY_GAP = 0.35
"""Height of a key relative to its line, and the space beside it relative to its height."""

SIGNS: dict[str, str] = {
    NamedKey.LEFT: "←",
    NamedKey.RIGHT: "→",
    NamedKey.UP: "↑",
    NamedKey.DOWN: "↓",
}
"""The signs that are drawn on keys instead of their names."""


class QuietButton(Button):
    """A button that reacts only to Enter, so that Space and the arrows reach the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press at Enter; pass all other keys on to the page."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        else:
            event.ignore()


class Overlay(QWidget):
    """A cover with a headline, an optional line, and buttons.

    `HEAD`, `LINE` and `BUTTONS` are their top and bottom, as shares of its height or of the height
    of the place beside the figure. `BUTTON_CAP` is the height of their capitals, relative to the
    size of letters.
    """

    HEAD = (0.0, 0.3)
    LINE = (0.3, 0.54)
    BUTTONS = (0.58, 1.0)
    BUTTON_CAP = 0.055

    def __init__(self, parent: QWidget, headline: str, line: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.headline = Lettering(self, weight=QFont.Weight.Bold, align=centre, wrap=True)
        self.line = Lettering(self, align=centre, wrap=True)
        self.buttons: list[QuietButton] = []
        self.primary: QuietButton | None = None
        self._aside: QRect | None = None
        self._below = QRect()
        self._size = 0.0
        self._said = ""
        self.tell(headline, line)
        self.hide()

    def stand_aside(self, aside: QRect, below: QRect, size: float) -> None:
        """Use only these two places of the overlay, beside and below the figure.

        `size` is the height in pixels from which the sizes of all letters are taken.
        """
        self._aside, self._below, self._size = aside, below, size
        self.lay_out()

    @property
    def size_of_letters(self) -> float:
        """The height in pixels from which the sizes of letters and buttons are taken."""
        return self._size or float(self.height())

    def tell(self, headline: str, line: str) -> None:
        """Set the words; a screen reader reads them with the button that Enter presses."""
        self.headline.write(headline)
        self.line.write(line)
        self.setAccessibleName(f"{headline} {line}".strip())
        if self.described != self._said:  # a reader would say it again, or lose an announcement
            self._describe_buttons()

    @property
    def described(self) -> str:
        """What a screen reader reads with each button."""
        return self.accessibleName()

    def _describe_buttons(self) -> None:
        self._said = self.described
        for button in self.buttons:
            button.setAccessibleDescription(self.described)

    def add_button(self, text: str, pressed: Callable[[], None], *, primary: bool = False) -> None:
        """Add a button below the lines; the primary one is what Enter presses."""
        button = QuietButton(text, ButtonKind.PRIMARY if primary else ButtonKind.PLAIN, self)
        button.setAccessibleDescription(self.described)
        button.clicked.connect(pressed)
        self.buttons.append(button)
        if primary:
            self.primary = button

    def take_focus(self) -> None:
        """Focus the filled button; without one, the overlay itself."""
        chosen = self.primary
        (self if chosen is None or chosen.isHidden() else chosen).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the focus when the overlay is shown."""
        super().showEvent(event)
        self.take_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the focus back to the page."""
        super().hideEvent(event)
        focus, page = self.window().focusWidget(), self.parentWidget()
        inside = focus is self or (focus is not None and self.isAncestorOf(focus))
        if inside and page is not None:
            page.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out everything again."""
        super().resizeEvent(event)
        self.lay_out()

    def lay_out(self) -> None:
        """Place everything relative to the height, inside the margins."""
        head, line, buttons = self._rooms()
        self.headline.setGeometry(head)
        self.headline.set_cap(self.size_of_letters * 0.12)
        self.line.setGeometry(line)
        self.line.set_cap(self.size_of_letters * 0.06)
        self._place_buttons(buttons)

    def _rooms(self) -> tuple[QRect, QRect, QRect]:
        """Return the places of headline, line and buttons; the latter may be below the figure."""
        if self._aside:
            head = BESIDE_HEAD if self.line.text() else BESIDE_BOTH
            return self._band(head), self._band(BESIDE_LINE), self._below
        return self._band(self.HEAD), self._band(self.LINE), self._band(self.BUTTONS)

    def _band(self, part: tuple[float, float]) -> QRect:
        """Return the room between two shares of the height, inside the margins."""
        margin = round(min(self.height(), self.width()) * MARGIN)
        room = self._aside or self.rect().adjusted(margin, 0, -margin, 0)
        top, bottom = (room.top() + round(room.height() * edge) for edge in part)
        return QRect(room.left(), top, room.width(), bottom - top)

    def _place_buttons(self, room: QRect) -> None:
        """Place the buttons in one row or, if they would become too small, in more rows."""
        count = len(self.buttons)
        if not count or room.isEmpty():
            return
        self._letter_buttons(1.0)
        found: dict[int, float] = {}
        for across in dict.fromkeys((count, (count + 1) // 2, 1)):
            found[across] = self._fitting(across, room)
            if found[across] >= READABLE:
                break
        across = max(found, key=found.__getitem__)
        part = found[across]
        self._letter_buttons(part)
        # The focus ring of a button does not shrink with its letters.
        while part > LEAST_PART and self._fitting(across, room) < 1.0:
            part *= SHRINK
            self._letter_buttons(part)
        gap = round(self.size_of_letters * GAP)
        wide, high = self._cell()
        for begin in range(0, count, across):
            row = self.buttons[begin : begin + across]
            # In more than one row the buttons are aligned, all equally wide.
            widths = [button.width() if across == count else wide for button in row]
            left = room.center().x() - (sum(widths) + gap * (len(row) - 1)) // 2
            top = room.top() + (begin // across) * (high + gap)
            for button, width in zip(row, widths, strict=True):
                button.setGeometry(left, top, width, high)
                left += width + gap

    def _letter_buttons(self, part: float) -> None:
        """Set the scale of the buttons' letters."""
        cap = self.size_of_letters * self.BUTTON_CAP * part
        for button in self.buttons:
            button.setFont(lettering(self.font(), cap, QFont.Weight.DemiBold))
            button.resize(button.sizeHint())

    def _cell(self) -> tuple[int, int]:
        """Return width and height of the largest button."""
        return (
            max(button.width() for button in self.buttons),
            max(button.height() for button in self.buttons),
        )

    def _fitting(self, across: int, room: QRect) -> float:
        """Return the scale, at most 1, at which `across` buttons fit in a row."""
        gap, count = round(self.size_of_letters * GAP), len(self.buttons)
        wide, high = self._cell()
        rows = -(-count // across)
        whole = sum(button.width() for button in self.buttons) if rows == 1 else across * wide
        across_room = room.width() - gap * (across - 1)
        down_room = room.height() - gap * (rows - 1)
        part = min(across_room / whole, down_room / (rows * high))
        return 1.0 if part >= 1.0 else max(LEAST_PART, part)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cover the page completely."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Window))


class KeysOverlay(Overlay):
    """An overlay that lists the keys in columns below the figure.

    A screen reader reads them if they were asked for (`read_keys`), not in every pause.
    """

    _reads_keys = False
    BUTTON_CAP = 0.04

    def _rooms(self) -> tuple[QRect, QRect, QRect]:
        """Return the places beside the figure: below it are the keys."""
        return self._band(self.HEAD), self._band(self.LINE), self._band(self.BUTTONS)

    def __init__(self, parent: QWidget, phrases: Phrases) -> None:
        super().__init__(parent, phrases.workout.paused())
        self._phrases = phrases
        self._keys: tuple[tuple[str, str], ...] = ()
        self._listens: bool | None = None
        self.show_spoken(listens=False)

    def show_spoken(self, *, listens: bool) -> None:
        """List also what may be said instead of each key, while somebody listens."""
        if listens is self._listens:
            return
        self._listens, phrases = listens, self._phrases
        words = listed_words() if listens else {}
        self._keys = tuple(
            _key_and_words(command, words.get(command, ""), phrases)
            for command in phrases.keymap.listed()
        )
        told = [phrases.workout.key_does(key, does) for key, does in self._keys]
        self.setAccessibleDescription(phrases.common.listed(told))
        self.update()

    def read_keys(self) -> None:
        """Let a screen reader read the list too, until the overlay is hidden.

        If it is hidden still, the list is read with the words that it is about to be told.
        """
        self._reads_keys = True
        if self.isVisible():
            self._describe_buttons()

    @property
    def described(self) -> str:
        """What the overlay says, and the list of keys if it was asked for."""
        keys = self.accessibleDescription() if self._reads_keys else ""
        return f"{self.accessibleName()} {keys}".strip()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read the keys no more."""
        super().hideEvent(event)
        self._reads_keys = False
        self._describe_buttons()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cover the page and write the keys."""
        super().paintEvent(event)
        columns, letters = self._columns()
        rows = -(-len(self._keys) // columns)
        place = QRectF(self._below)
        wide, row = place.width() / columns, place.height() / rows
        key = self._key_width(letters)
        high = QFontMetricsF(letters).height() * KEY_HEIGHT
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(letters)
            for number, (name, does) in enumerate(self._keys):
                left = place.left() + (number // rows) * wide
                top = place.top() + (number % rows) * row
                self._paint_key(painter, QRectF(left, top + (row - high) / 2, key, high), name)
                painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
                words = QRectF(left + key + high * KEY_GAP, top, wide, row)
                flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
                painter.drawText(words, int(flags), does)

    def _columns(self) -> tuple[int, QFont]:
        """Return the number of columns with the largest letters, and these letters."""
        found = {columns: self._letters(columns) for columns in (4, 3, 2)}
        columns = max(found, key=lambda columns: found[columns].pixelSize())
        return columns, found[columns]

    def _letters(self, columns: int) -> QFont:
        """Return the letters in which that many columns fit the place below the figure."""
        cap = self.size_of_letters * KEYS_CAP
        rows = -(-len(self._keys) // columns)
        while True:
            letters = lettering(self.font(), cap, QFont.Weight.Medium)
            high = QFontMetricsF(letters).height() * KEY_HEIGHT
            fits = columns * self.column_width(letters) <= self._below.width()
            if (fits and rows * high <= self._below.height()) or cap < LEAST / 2:
                return letters
            cap *= SHRINK

    def column_width(self, letters: QFont) -> float:
        """Return the width of a key, the longest words and the space after them, in pixels."""
        metrics = QFontMetricsF(letters)
        words = max(metrics.horizontalAdvance(does) for _, does in self._keys)
        return self._key_width(letters) + words + metrics.height() * KEY_HEIGHT * 2 * KEY_GAP

    def _key_width(self, letters: QFont) -> float:
        metrics = QFontMetricsF(letters)
        return max(metrics.horizontalAdvance(key) for key, _ in self._keys) + metrics.height()

    def _paint_key(self, painter: QPainter, cap: QRectF, key: str) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(cap, 6, 6)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)


def _key_and_words(command: Command, said: str, phrases: Phrases) -> tuple[str, str]:
    """Return what is drawn on the key of a command, and what it does; `said` does it too."""
    first, does = phrases.keymap.listed_keys(command)[0], phrases.workout.does(command)
    if said:
        does = phrases.listening.or_said(does, said)
    return SIGNS.get(first) or key_label(first, phrases), does


class CountInOverlay(Overlay):
    """The count after a pause: a ring beside the figure, and below it what comes back."""

    def __init__(self, parent: QWidget, phrases: Phrases) -> None:
        super().__init__(parent, phrases.workout.ready())
        self.ring = Ring(phrases, self, digits=LOUD_DIGITS)

    def show_count(self, left: float) -> None:
        """Show how many seconds are left until the workout goes on."""
        self.ring.show_time(whole_seconds(left), min(1.0, left / COUNT_IN), loud=True)

    def lay_out(self) -> None:
        """Put the ring beside the figure, and the words below it."""
        self.ring.setGeometry(self._aside or self.rect())
        below = self._below
        high = round(below.height() * 0.6)
        self.headline.setGeometry(below.adjusted(0, 0, 0, high - below.height()))
        self.line.setGeometry(below.adjusted(0, high, 0, 0))
        for letters, cap in ((self.headline, 0.12), (self.line, 0.09)):
            letters.set_cap(self.size_of_letters * cap)
