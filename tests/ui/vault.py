"""A `Keeping` that remembers what it was asked for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from spinecoach.core.record.logbook import BackupEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

ONE = BackupEntry("/data/backups/history-2026-11-21.db", date(2026, 11, 21), 252)


class Vault:
    """Keeps what it was asked for."""

    def __init__(self, *backups: BackupEntry, notice: str = "") -> None:
        self.notice = notice
        self.news = ""
        self.there = list(backups)
        self.asked: list[tuple[object, ...]] = []

    def backups(self) -> Sequence[BackupEntry]:
        return self.there

    def newest_good(self) -> BackupEntry | None:
        return self.there[0] if self.there else None

    def back_up(self) -> str:
        self.there.insert(0, ONE)
        return "Backed up."

    def restore(self, backup: BackupEntry) -> str:
        self.asked.append(("restore", backup))
        return "Restored."

    def export(self, form: str, path: str, weeks: int = 0) -> str:
        self.asked.append(("export", form, path, weeks))
        return "Exported."

    def preview(self, path: str) -> tuple[str, bool]:
        self.asked.append(("preview", path))
        return "New: 3 workouts.", path.endswith(".json")

    def take_in(self) -> str:
        self.asked.append(("take in",))
        return "3 workouts were added."
