"""Three machines and a folder that something else carries, in one process."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.history.whole import whole_document
from spinecoach.adapters.sharing.sync import Round, Sync
from tests.histories import WallClock, years

if TYPE_CHECKING:
    from pathlib import Path

WORKOUTS = years(3)


class Machine:
    """One machine with a history and a clock of its own, at one folder."""

    def __init__(self, home: Path, folder: Path, days_off: int = 0) -> None:
        self.home = home
        self.clock = WallClock()
        self.clock.forward(days=days_off)
        self.history = SqliteHistory(home, self.clock, wait=None)
        self.goes_on = True
        self.sync = Sync(self.history, folder, home.name, lambda: self.goes_on)

    def share_answers(self, *, on: bool = True) -> None:
        """Let the answers about health go along, or no more."""
        name = self.home.name
        folder = self.sync.folder
        self.sync = Sync(self.history, folder, name, lambda: self.goes_on, answers=on)

    def round(self) -> Round:
        """Read and write, a second later."""
        self.clock.at += timedelta(seconds=1)
        return self.sync.round()

    def told(self) -> bytes:
        """All that the machine knows."""
        return whole_document(self.history, self.history.workouts(), self.history.deleted())


def settle(*machines: Machine) -> None:
    """Let every machine read all others."""
    for _ in range(2):
        for machine in machines:
            found = machine.round()
            assert (found.away, found.trouble) == ("", None)


def agree(*machines: Machine) -> bool:
    """Whether all machines know the same."""
    return len({machine.told() for machine in machines}) == 1
