"""The end of a run: the history is closed, and what it could not take is told."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spinecoach.adapters.history.sqlite import SqliteHistory

SAVED = "Saved after all."
SPOOLED = (
    "The history could not be written, so what you did is in {}. "
    "SpineCoach takes it in by itself at its next start, as soon as it can write again."
)
NOWHERE = "What you did could be written nowhere: {} Note down what stands above."


def close(history: SqliteHistory) -> None:
    """Close the history; say on standard error what became of what was held until now."""
    waiting = bool(history.store.held)
    cause = history.store.cause
    history.close()
    if not waiting:
        return
    if history.spool is not None:
        words = SPOOLED.format(history.spool)
    else:
        words = NOWHERE.format(cause) if history.store.held else SAVED
    sys.stderr.write(f"{words}\n")
