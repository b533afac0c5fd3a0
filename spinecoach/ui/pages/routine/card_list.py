"""The exercises of a routine as cards in their order, which buttons, keys and the mouse change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QApplication, QWidget

from spinecoach.ui.widgets.columns import Columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spinecoach.core.coaching.routine import Item
    from spinecoach.ui.pages.routine.item_card import ItemCard

GAP = 10
LEAST = 700
"""Pixels: between two cards, and the least width of a column of cards."""


class CardList(QWidget):
    """`cards` are the exercises in their order.

    `changed` is emitted after a change of a card or of the order, `placed` whenever the cards were
    put in order, for the order of Tab. `moved` carries a card that must stay in view, `removed` the
    place of one that is to be taken away. `dragging` carries the pointer on the screen while a card
    is dragged (QPoint), then None.
    """

    changed = Signal()
    placed = Signal()
    moved = Signal(object)
    removed = Signal(int)
    dragging = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[ItemCard] = []
        self._held: ItemCard | None = None
        self._columns = Columns(least=LEAST, gap=GAP)
        self.setLayout(self._columns)

    @property
    def items(self) -> tuple[Item, ...]:
        """The items as they are shown."""
        return tuple(card.item for card in self.cards)

    @property
    def stops(self) -> list[QWidget]:
        """All that Tab reaches, in order."""
        return [stop for card in self.cards for stop in card.stops]

    def show_items(self, items: Iterable[Item], card_of: Callable[[Item], ItemCard]) -> None:
        """Show these items; cards that stay are reused and so keep the focus."""
        before = {card.item.exercise: card for card in self.cards}
        self.cards = []
        for item in items:
            card = before.pop(item.exercise, None)
            if card is None:
                card = card_of(item)
                self._connect(card)
            else:
                card.show_item(item)
            self.cards.append(card)
        self._drop(before.values())
        self._place()

    def clear(self) -> None:
        """Drop all cards, so that new ones are built."""
        self._drop(self.cards)
        self.cards = []

    def take_refusal(self) -> str:
        """Return the refusal of a typed value, "" if there is none; then it counts as shown."""
        told = [card.refusal for card in self.cards if card.refusal]
        for card in self.cards:
            card.refusal = ""
        return told[0] if told else ""

    def move_focused(self, by: int) -> None:
        """Move the card that has the keyboard by so many places."""
        focus = QApplication.focusWidget()
        for card in self.cards:
            if focus is not None and card.isAncestorOf(focus):
                self._move(card, by)
                return

    def _connect(self, card: ItemCard) -> None:
        card.changed.connect(self.changed)
        card.moved.connect(lambda by: self._move(card, by))
        card.removed.connect(lambda: self.removed.emit(self.cards.index(card)))
        card.dragged.connect(lambda pointer: self._drag(card, pointer))
        card.dropped.connect(self._end_drag)

    def _drop(self, cards: Iterable[ItemCard]) -> None:
        for card in cards:
            self._columns.removeWidget(card)
            card.hide()
            card.deleteLater()

    def _place(self) -> None:
        """Put the cards into their order on the page."""
        for number, card in enumerate(self.cards):
            self._columns.removeWidget(card)
            self._columns.addWidget(card)
            card.show_place(number + 1, len(self.cards))
        self.placed.emit()

    def _move(self, card: ItemCard, by: int) -> None:
        at = self.cards.index(card)
        if not 0 <= at + by < len(self.cards):
            return
        self.cards[at], self.cards[at + by] = self.cards[at + by], card
        # A button that is disabled at the end of the list would pass the focus to another card.
        for used, other in ((card.up, card.down), (card.down, card.up)):
            if used.hasFocus() and at + by in {0, len(self.cards) - 1}:
                other.setEnabled(True)
                other.setFocus()
                break
        self._place()
        self._columns.activate()  # otherwise the page would scroll to where the card was
        self.changed.emit()
        self.moved.emit(card)

    def drag_on(self, pointer: QPoint) -> None:
        """Put the dragged card where the pointer is (on the screen) since the page has scrolled."""
        if self._held is not None:
            self._put(self._held, pointer)

    def _drag(self, card: ItemCard, pointer: QPoint) -> None:
        """Put a dragged card where the pointer is (on the screen), and mark it."""
        self._held = card
        card.hold(held=True)
        if self._put(card, pointer):
            self.moved.emit(card)
        self.dragging.emit(pointer)

    def _end_drag(self) -> None:
        if self._held is not None:
            self._held.hold(held=False)
        self._held = None
        self.dragging.emit(None)
        self.changed.emit()

    def _put(self, card: ItemCard, pointer: QPoint) -> bool:
        """Put a card where the pointer is; return whether that is another place.

        It takes the place of the card above or below it from that one's middle on, in another
        column the place of any card.
        """
        at, column = self.cards.index(card), _on_screen(card).left()
        for there, other in enumerate(self.cards):
            room = _on_screen(other)
            past = pointer.y() - room.center().y()
            if room.left() != column:
                reached = room.contains(pointer)
            else:
                reached = abs(there - at) == 1 and (there - at) * past > 0
            if reached:
                self.cards.insert(there, self.cards.pop(at))
                self._place()
                self._columns.activate()
                return True
        return False


def _on_screen(card: QWidget) -> QRect:
    return QRect(card.mapToGlobal(QPoint(0, 0)), card.size())
