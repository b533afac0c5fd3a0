"""The history for the window: one object that implements several ports."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from spinecoach.app.shutdown import close

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack
    from datetime import datetime

    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.app.archives import ArchiveService
    from spinecoach.app.history_files import HistoryFileService
    from spinecoach.app.paths import Paths
    from spinecoach.core.coaching.ports import Settings
    from spinecoach.core.phrases.phrases import Phrases


class HistoryServices:
    """Opens the history when it is first asked for; `closing` closes it."""

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        phrases: Phrases,
        closing: ExitStack,
        now: Callable[[], datetime],
    ) -> None:
        self._paths = paths
        self._settings = settings
        self._phrases = phrases
        self._closing = closing
        self._now = now

    @cached_property
    def history(self) -> SqliteHistory:
        """What takes new workouts."""
        from spinecoach.app.missing import opened

        history = opened(self._paths, self._now)
        self._closing.callback(close, history, self._phrases, self._paths)
        return history

    @property
    def past(self) -> SqliteHistory:
        """What reads the history and corrects it."""
        return self.history

    @cached_property
    def files(self) -> HistoryFileService:
        """Backups, and the history as files."""
        from spinecoach.app.history_files import HistoryFileService

        return HistoryFileService(self.history, self._settings, self._phrases)

    @cached_property
    def archives(self) -> ArchiveService:
        """Saves and opens a file with everything of the person."""
        from spinecoach.app.archives import ArchiveService

        return ArchiveService(self.history, self._settings, self._phrases.language)
