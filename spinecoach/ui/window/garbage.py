"""Collects garbage in the window's own thread only, between two frames.

Python collects reference cycles in whichever thread makes the next object. A widget in such a
cycle that is destroyed in the thread of the history or the voice crashes the program. So the
automatic collection is switched off, and a timer of the window calls the collector instead.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 400
"""Milliseconds between two checks of Python's thresholds."""


class Collector(QObject):
    """Collects by Python's thresholds; `close` switches the automatic collection on again.

    Objects that exist at the beginning (modules, classes, the window) live until the end, so they
    are never examined: this keeps each collection shorter than a frame.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(EVERY_MS)

    def collect(self) -> None:
        """Collect the oldest generation that is over its threshold, and all younger ones."""
        grown = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [number for number, (count, threshold) in enumerate(grown) if count > threshold > 0]
        if due:
            gc.collect(due[-1])

    def close(self) -> None:
        """Switch Python's automatic collection on again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
