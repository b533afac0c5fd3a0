"""Scrolls a page while something is dragged at its upper or lower edge, or beyond."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal

from spinecoach.ui.style.theme import grown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea

EDGE = 48
STEP = 10
"""Pixels at usual letters: from an edge on to where the page scrolls, and how far each time."""

EVERY_MS = 20


class EdgeScroll(QObject):
    """`scrolled` carries the pointer on the screen (QPoint), which is now above another place."""

    scrolled = Signal(object)

    def __init__(self, page: QScrollArea) -> None:
        super().__init__(page)
        self._page = page
        self._pointer = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.scroll)

    def follow(self, pointer: QPoint | None) -> None:
        """Scroll as long as the pointer (on the screen) is at an edge; None ends it."""
        self._pointer = pointer or QPoint()
        if pointer is None or not self._way:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def scroll(self) -> None:
        """Scroll once; at the end of the page the timer stops."""
        bar = self._page.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + self._way * grown(STEP))
        if bar.value() == before:
            self._timer.stop()
        else:
            self.scrolled.emit(self._pointer)

    @property
    def _way(self) -> int:
        """Return -1 up, 1 down, 0 if the pointer is at neither edge."""
        view = self._page.viewport()
        at = view.mapFromGlobal(self._pointer).y()
        return (at > view.height() - grown(EDGE)) - (at < grown(EDGE))
