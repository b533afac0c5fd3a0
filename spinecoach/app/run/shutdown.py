"""The end of a run: close the history, and say what happened to unsaved records."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.app.run.paths import Paths
    from spinecoach.core.phrases.phrases import Phrases


def close(history: SqliteHistory, phrases: Phrases, paths: Paths) -> None:
    """Close the history; say on standard error what happened to records that were still held."""
    from spinecoach.app.run.missing import keep_note

    keep_note(history, paths)
    waiting = bool(history.store.held)
    trouble = history.trouble
    history.close()
    if not waiting:
        return
    if history.spool is not None:
        words = phrases.history.spooled(str(history.spool))
    elif history.store.held:
        cause = phrases.troubles.cause(trouble) if trouble else ""
        words = phrases.history.lost(cause)
    else:
        words = phrases.history.saved_after_all()
    sys.stderr.write(f"{words}\n")
