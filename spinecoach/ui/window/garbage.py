"""Garbage is collected in the window's own thread, between two frames, and nowhere else.

Python looks for cycles of garbage in whichever thread happens to make the next object. A widget
in such a cycle that is destroyed from the history's thread or the voice's takes the whole program
down. So Python's own collector is switched off and asked to work here, by the window's clock.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 400
"""Milliseconds between two looks at whether there is enough garbage to be worth the work."""


class Collector(QObject):
    """Collects by Python's own thresholds while it lives; `close` hands the work back to Python.

    What there is when it begins stays to the end (modules, classes, the window): it is never
    looked through again, which keeps each collection below the time of a frame.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(EVERY_MS)

    def collect(self) -> None:
        """Collect the oldest generation that has grown over its threshold, and all younger."""
        grown = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [number for number, (count, threshold) in enumerate(grown) if count > threshold > 0]
        if due:
            gc.collect(due[-1])

    def close(self) -> None:
        """Let Python collect again as it likes."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
