"""It hurts: what lies over the workout from the moment the H key stops it.

Asks how much, then offers an easier variant, the next exercise, to stop or to
go on; or tells to stop, and when to see somebody about it. Every choice has a
key, and the keys stand beside it.
"""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from spinecoach.core import pain
from spinecoach.ui.widgets.lists import StopLists
from spinecoach.ui.widgets.overlay import Overlay, QuietButton
from spinecoach.ui.widgets.scale import Scale

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget


class Way(StrEnum):
    """What a person may choose."""

    EASIER = "Easier variant (E)"
    SKIP = "Next exercise (N)"
    STOP = "Stop here (S)"
    GO_ON = "Go on (Space)"


KEYS = {
    Qt.Key.Key_E: Way.EASIER,
    Qt.Key.Key_N: Way.SKIP,
    Qt.Key.Key_S: Way.STOP,
    Qt.Key.Key_Escape: Way.STOP,
    Qt.Key.Key_Space: Way.GO_ON,
    Qt.Key.Key_Return: Way.GO_ON,
    Qt.Key.Key_Enter: Way.GO_ON,
}

HOW = "Press a number, 0 twice for 10."


class HurtOverlay(Overlay):
    """`answered` carries the pain, `chosen` the way to go on."""

    answered = Signal(int)
    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "How much does it hurt?", HOW)
        self.scale = Scale("Pain", pain.PAIN_WORDS, size=1.9, parent=self)
        self.scale.answered.connect(self.answered)
        self.ways: dict[Way, QuietButton] = {}
        for way in Way:
            self.add_button(way, partial(self.chosen.emit, way), primary=way is Way.STOP)
            self.ways[way] = self.buttons[-1]
        self.buttons = []
        self.lists = StopLists(self, whole=False, signs=False)
        self.lists.hide()

    def ask(self, headline: str, line: str = HOW) -> None:
        """Ask for a number."""
        self._show(headline, line, ())
        self.scale.rest()
        self.scale.show()

    def offer(self, *, easier: bool) -> None:
        """Offer the ways to go on."""
        ways = tuple(way for way in Way if easier or way is not Way.EASIER)
        self._show("What now?", pain.WARNING_SIGNS, ways)

    def tell_stop(self) -> None:
        """Tell to stop and when to see somebody; no other way is offered."""
        self._show("", f"{pain.STOP_WORDS} {pain.STOP_ADVICE}", (Way.STOP,))
        self.lists.show()
        self._lay_out()

    def press(self, key: Qt.Key) -> bool:
        """Take a key; return whether it meant anything here."""
        if not self.scale.isHidden():
            return self.scale.press(key)
        way = KEYS.get(key)
        if way is Way.GO_ON and self.buttons == [self.ways[Way.STOP]]:
            way = Way.STOP
        if way is None or self.ways[way] not in self.buttons:
            return False
        self.chosen.emit(way)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out as parts of the page's height."""
        super().resizeEvent(event)
        width, height = self.width(), self.height()
        if not self.lists.isHidden():
            self._lay_out_lists(width, height)
            return
        self.line.setGeometry(
            round(width * 0.08), round(height * 0.26), round(width * 0.84), round(height * 0.24)
        )
        self.line.set_cap(height * (0.042 if self.buttons else 0.05))
        self.scale.setGeometry(
            round(width * 0.06), round(height * 0.5), round(width * 0.88), round(height * 0.3)
        )
        self._place_buttons(round(height * 0.6))

    def _lay_out_lists(self, width: int, height: int) -> None:
        """What to do on top, then the lists, then the way out."""
        left, wide, edge = round(width * 0.07), round(width * 0.86), round(height * 0.035)
        self._place_buttons(0)
        out = height - edge - max(button.height() for button in self.buttons)
        self._place_buttons(out)
        self.line.setGeometry(left, edge, wide, round(height * 0.18))
        self.line.set_cap(height * 0.05)
        top = round(height * 0.27)
        self.lists.fit(wide, out - edge - top, height * 0.036)
        self.lists.setGeometry(left, top, wide, out - edge - top)

    def _show(self, headline: str, line: str, ways: tuple[Way, ...]) -> None:
        self.scale.hide()
        self.lists.hide()
        self.headline.write(headline)
        self.line.write(line)
        self.setAccessibleName(f"{headline} {line}".strip())
        self.buttons = [self.ways[way] for way in ways]
        for way, button in self.ways.items():
            button.setVisible(way in ways)
        self.show()
        self.raise_()
        self._lay_out()

    def _lay_out(self) -> None:
        """Place what is shown now, whatever was shown before."""
        from PySide6.QtGui import QResizeEvent

        self.resizeEvent(QResizeEvent(self.size(), self.size()))
