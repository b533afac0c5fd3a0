"""A `HistoryFiles` that remembers what it was asked for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from spinecoach.core.record.imported import Flaw, FlawKind, OpenQuestion, Preview
from spinecoach.core.record.logbook import BackupEntry
from spinecoach.core.record.outcomes import BackedUp, Exported, Restored, WouldLose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spinecoach.core.record.imported import Answers
    from spinecoach.core.record.outcomes import Outcome
    from spinecoach.core.trouble import Trouble

ONE = BackupEntry("/data/backups/history-2026-11-21.db", date(2026, 11, 21), 252)


class Vault:
    """Keeps what it was asked for."""

    def __init__(
        self, *backups: BackupEntry, loss: Trouble | None = None, partial: bool = False
    ) -> None:
        self.loss = loss
        self.news: Sequence[Trouble] = ()
        self.partial = partial
        self.there = list(backups)
        self.asked: list[tuple[object, ...]] = []
        self.asks: set[OpenQuestion] = set()

    def backups(self) -> Sequence[BackupEntry]:
        return self.there

    def newest_good(self) -> BackupEntry | None:
        return self.there[0] if self.there else None

    def dismiss_loss(self) -> None:
        self.loss = None

    def back_up(self) -> Outcome | Trouble:
        self.there.insert(0, ONE)
        return BackedUp(ONE.path)

    def restore(self, backup: BackupEntry) -> Outcome | Trouble:
        self.asked.append(("restore", backup))
        return Restored(backup.workouts)

    def export(
        self, form: str, path: str, weeks: int = 0, *, replace: bool = False
    ) -> Outcome | Trouble:
        if self.partial and not replace:
            return WouldLose(path, 0)
        self.asked.append(("export", form, path, weeks))
        return Exported(path, 252)

    def preview(
        self, path: str, answers: Answers, progress: Callable[[float], None] | None = None
    ) -> Preview:
        self.asked.append(("preview", path, answers))
        if progress:
            progress(0.5)
        if not path.endswith(".json"):
            return Preview("x", refused=(Flaw(FlawKind.EMPTY, value="x"),))
        open_yet = frozenset(self.asks - ({OpenQuestion.DAY_ORDER} if answers.day_order else set()))
        return Preview("x", new=3, sets=9, others=2, asks=open_yet, activity=answers.activity)

    def take_in(self, progress: Callable[[float], None] | None = None) -> str:
        if progress:
            progress(0.5)
        self.asked.append(("take in",))
        return "3 workouts were added."
