"""It hurts: what lies over the workout from the moment the H key stops it.

Asks how much, then offers an easier variant, the next exercise, to stop or to
go on; or tells to stop, and when to see somebody about it. Every choice has a
key, and the keys stand beside it. Who pressed H by mistake goes on at once; nothing here ends
a workout but the button that says so.
"""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal

from spinecoach.core.coaching import pain
from spinecoach.ui.widgets.lists import StopLists
from spinecoach.ui.widgets.overlay import GAP, MARGIN, Overlay, QuietButton
from spinecoach.ui.widgets.ring import Ring
from spinecoach.ui.widgets.scale import Scale
from spinecoach.ui.words.workout import whole_seconds

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Way(StrEnum):
    """What a person may choose."""

    EASIER = "Easier variant (E)"
    SKIP = "Next exercise (N)"
    STOP = "Stop here (S)"
    GO_ON = "Go on (Space)"
    NOTHING = "Nothing hurts: go on (Esc)"


KEYS = {
    Qt.Key.Key_E: Way.EASIER,
    Qt.Key.Key_N: Way.SKIP,
    Qt.Key.Key_S: Way.STOP,
    Qt.Key.Key_Space: Way.GO_ON,
    Qt.Key.Key_Escape: Way.NOTHING,
}
"""Beside them Enter presses the button that has the focus: at first to stop."""

HOW = "Press a number, 0 twice for 10."

RING = 0.24
"""Diameter of the ring that shows how long the question waits, as a part of the height."""

NUMBER_CAP = 0.062
"""Height of the scale's numbers as a part of the height."""


class HurtOverlay(Overlay):
    """`answered` carries the pain, `chosen` the way to go on."""

    HEAD = (0.02, 0.24)

    answered = Signal(int)
    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "How much does it hurt?", HOW)
        self.scale = Scale("Pain", pain.PAIN_WORDS, parent=self)
        self.scale.answered.connect(self.answered)
        self.ring = Ring(self)
        self.ring.hide()
        self.ways: dict[Way, QuietButton] = {}
        for way in Way:
            self.add_button(way, partial(self.chosen.emit, way), primary=way is Way.STOP)
            self.ways[way] = self.buttons[-1]
        self.buttons = []
        self.lists = StopLists(self, whole=False, signs=False)
        self.lists.hide()

    def ask(self, headline: str, line: str = HOW) -> None:
        """Ask for a number."""
        self.scale.clear()
        self._show(headline, line, [Way.NOTHING], asks=True)

    def show_patience(self, left: float, whole: float) -> None:
        """Show how many of the seconds are left until it goes on without an answer."""
        if self.ring.isHidden():
            self.ring.show()
            self.lay_out()
        self.ring.show_time(whole_seconds(left), left / whole, loud=True)

    def offer(self, *, easier: bool) -> None:
        """Offer the ways to go on."""
        ways = [Way.SKIP, Way.STOP, Way.GO_ON]
        self._show("What now?", pain.WARNING_SIGNS, ([Way.EASIER] if easier else []) + ways)

    def tell_stop(self, words: str = pain.STOP_WORDS) -> None:
        """Tell to stop, in those words, and when to see somebody; no other way is offered."""
        self._show("", f"{words} {pain.STOP_ADVICE}", [Way.STOP], lists=True)

    def press(self, key: Qt.Key) -> bool:
        """Take a key; return whether it meant anything here."""
        if not self.scale.isHidden() and self.scale.press(key):
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return self.enter()
        way = KEYS.get(key)
        if way is not None and not self.scale.isHidden():
            self.scale.confirm()  # who already says what comes next means the number on show
        if way is Way.GO_ON and self.buttons == [self.ways[Way.STOP]]:
            way = Way.STOP
        if way is None or self.ways[way] not in self.buttons:
            return False
        self.chosen.emit(way)
        return True

    def enter(self) -> bool:
        """Let the number on show count; where there is none, press the filled button."""
        return (not self.scale.isHidden() and self.scale.confirm()) or super().enter()

    def lay_out(self) -> None:
        """Give a question its scale, what was answered its long line, a stop its lists."""
        super().lay_out()
        self.line.set_cap(self.height() * 0.05)
        if not self.lists.isHidden():
            self._lay_out_lists()
        elif self.scale.isHidden():
            self.line.setGeometry(self._band((0.26, 0.5)))
            self._place_buttons(self._band((0.58, 0.97)))
        else:
            self._lay_out_scale()

    def _lay_out_lists(self) -> None:
        """What to do on top, then the lists, then the way out."""
        self.line.setGeometry(self._band((0.03, 0.2)))
        room = self._band((0.24, 0.76))
        self.lists.fit(room.width(), room.height(), self.height() * 0.036)
        self.lists.setGeometry(room)
        self._place_buttons(self._band((0.78, 0.97)))

    def _lay_out_scale(self) -> None:
        """The question with the ring of its patience, the scale, and the way back."""
        height = self.height()
        side = 0 if self.ring.isHidden() else round(height * RING)
        room = self._band(self.HEAD)
        if side:
            # As much on the left as the ring takes on the right: the words stay in the middle.
            aside = side + round(height * GAP)
            self.ring.setGeometry(QRect(room.right() + 1 - side, room.top(), side, side))
            self.headline.setGeometry(room.adjusted(aside, 0, -aside, 0))
        self.line.setGeometry(self._band((0.27, 0.37)))
        self.scale.setGeometry(self._band((0.41, 0.71)))
        numbers = self.scale.buttons
        widest = (self.width() - 2 * height * MARGIN) / len(numbers)
        self.scale.set_cap(min(height * NUMBER_CAP, widest * 0.3))
        self._place_buttons(self._band((0.78, 0.97)))

    def _show(
        self, headline: str, line: str, ways: list[Way], *, asks: bool = False, lists: bool = False
    ) -> None:
        self.ring.hide()
        self.lists.setVisible(lists)
        self.scale.setVisible(asks)
        self.buttons = [self.ways[way] for way in ways]
        for way, button in self.ways.items():
            button.setVisible(way in ways)
        self.tell(headline, line)
        self.show()
        self.raise_()
        self.lay_out()
        self.take_focus()
