"""Lets the system run `spinecoach remind` every day, as the settings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.adapters.system.schedule import NotScheduledError, schedules_here
from spinecoach.app.run.program import remind_command

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinecoach.adapters.system.schedule import Schedule
    from spinecoach.app.run.paths import Paths
    from spinecoach.core.coaching.ports import Settings
    from spinecoach.core.phrases.phrases import Phrases


class ClosedReminderService:
    """Implements `core.coaching.ports.ClosedReminder`.

    What is installed is known by its file, so it holds for this machine and for no other.
    """

    def __init__(self, paths: Paths, settings: Settings, phrases: Phrases) -> None:
        self._paths = paths
        self._settings = settings
        self._phrases = phrases

    @property
    def _schedules(self) -> tuple[Schedule, ...]:
        return schedules_here(self._paths.data, self._paths.own)

    @property
    def installed(self) -> bool:
        """Whether the system reminds."""
        return any(schedule.path.exists() for schedule in self._schedules)

    def install(self) -> str:
        """Let the system remind at the chosen time; return why that failed, or ""."""
        schedules = self._schedules
        best = next(schedule for schedule in schedules if schedule.possible)
        command = remind_command(self._paths)
        comment = self._phrases.settings.remind_closed()
        try:
            best.install(command, self._settings.get().reminder, comment)
            _remove(schedule for schedule in schedules if schedule is not best)
        except NotScheduledError as error:
            return str(error)
        return ""

    def remove(self) -> str:
        """Let it remind no more; return why that failed, or ""."""
        try:
            _remove(self._schedules)
        except NotScheduledError as error:
            return str(error)
        return ""

    def follow(self) -> None:
        """Follow a change of the time; without a time there is nothing to remind at."""
        if not self.installed:
            return
        if self._settings.get().reminder:
            self.install()
        else:
            self.remove()


def _remove(schedules: Iterable[Schedule]) -> None:
    for schedule in schedules:
        if schedule.path.exists():
            schedule.remove()
