"""A `Sharing` that remembers what it was asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from spinecoach.core.record.edits import Conflict, Place
from spinecoach.core.record.sharing import ConflictChoice, MachineSeen, SharingState, Version

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.trouble import Trouble

DESK = MachineSeen("desk", datetime(2026, 11, 22, 9, 12, tzinfo=UTC), 3)
SHARED = SharingState("/home/me/Sync", "laptop", (DESK,))
HERE = Version("2026-11-21T07:00:00.000Z/0000-aaaaaaaa", "sore", "")
THERE = Version("2026-11-21T08:00:00.000Z/0000-dddddddd", "stiff", "desk")
NOTE = ConflictChoice(
    Conflict(Place("w", "", "note"), ()), date(2026, 11, 20), (HERE, THERE), "Strong spine"
)


@dataclass
class Fellows:
    """Shares nothing, until it is told how it stands."""

    asked: list[tuple[object, ...]] = field(default_factory=list)
    state: SharingState = field(default_factory=SharingState)
    open: list[ConflictChoice] = field(default_factory=list)
    fails: Trouble | None = None
    listeners: list[Callable[[bool], None]] = field(default_factory=list)
    brings: list[bool] = field(default_factory=list)
    """Whether something comes into the person's files, the next time last."""

    def share(self, folder: str, *, answers: bool = False) -> Trouble | None:
        self.asked.append(("share", folder, *(["answers"] if answers else [])))
        if self.fails is None:
            self.state = SharingState(folder, "laptop", answers=answers)
        return self.fails

    def end(self) -> Trouble | None:
        self.asked.append(("end",))
        if self.fails is None:
            self.state = SharingState()
        return self.fails

    def choices(self) -> list[ConflictChoice]:
        return self.open

    def choose(self, choice: ConflictChoice, version: Version) -> None:
        self.asked.append(("choose", choice.field, version.value))
        self.open.remove(choice)

    def start(self) -> None:
        self.asked.append(("start",))

    def read_now(self) -> None:
        self.asked.append(("read",))

    def listen(self, told: Callable[[bool], None]) -> None:
        self.listeners.append(told)
