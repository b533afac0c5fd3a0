"""The history for the window: one object that implements several ports."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from spinecoach.app.run.shutdown import close
from spinecoach.core.record.sharing import CHOICE as SHARING
from spinecoach.regular import is_there

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack
    from datetime import datetime

    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.app.run.paths import Paths
    from spinecoach.app.services.archives import ArchiveService
    from spinecoach.app.services.history_files import HistoryFileService
    from spinecoach.app.services.sharing import SharingService
    from spinecoach.core.coaching.ports import Settings
    from spinecoach.core.phrases.phrases import Phrases


class WindowHistory:
    """Implements `ui.services.HistoryServices`.

    The history is opened when it is first asked for; `closing` closes it.
    """

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
        from spinecoach.app.run.missing import opened

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
        from spinecoach.app.services.history_files import HistoryFileService

        return HistoryFileService(self.history, self._settings, self._phrases)

    @cached_property
    def archives(self) -> ArchiveService:
        """Saves and opens a file with everything of the person."""
        from spinecoach.app.services.archives import ArchiveService

        return ArchiveService(self.history, self._settings, self._phrases.language)

    @cached_property
    def sharing(self) -> SharingService:
        """Shares the history with the other machines of the person."""
        from spinecoach.app.services.sharing import SharingService

        sharing = SharingService(self.history)
        self._closing.callback(sharing.close)
        return sharing

    @property
    def is_shared(self) -> bool:
        """Whether a folder is chosen; quick to find out, for the start."""
        return is_there(self._paths.data / SHARING)

    def take_in_shared(self) -> bool:
        """Bring into the files what other machines changed; return whether anything was."""
        return self.is_shared and self.sharing.take_in(self._settings)

    def pause_sharing(self) -> None:
        """Neither read nor write the folder while a workout runs."""
        if self.is_shared:
            self.sharing.hold()

    def resume_sharing(self) -> None:
        """Go on with it: the others may know of the workout."""
        if self.is_shared:
            self.sharing.go_on()
