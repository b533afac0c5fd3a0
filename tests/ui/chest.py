"""An `Archives` that remembers what it was asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spinecoach.core.record.archive import (
    ArchivePart,
    ArchivePartKind,
    ArchivePreview,
    NotOpened,
    Opened,
    Refusal,
    RefusalKind,
    Undone,
)
from spinecoach.core.record.outcomes import Exported

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.record.outcomes import Outcome
    from spinecoach.core.trouble import Trouble

NEW = ArchivePreview("a", parts=(ArchivePart(ArchivePartKind.ROUTINES, ("Morning",)),))
KEY = "open sesame"


@dataclass
class Chest:
    """Keeps what it was asked for; a file with "locked" in its name wants `KEY`."""

    asked: list[tuple[object, ...]] = field(default_factory=list)
    brings: ArchivePreview = NEW
    comes: Opened | NotOpened = field(default_factory=lambda: Opened("a", 3))
    saves: Outcome | Trouble | None = None
    undoable: str = ""
    before: str = "/data/backups/before-archive"
    undoes: Undone = Undone.DONE

    def save(
        self,
        path: str,
        *,
        answers: bool = False,
        passphrase: str = "",
        write_over: bool = False,
        progress: Callable[[float], None] | None = None,
    ) -> Outcome | Trouble:
        if progress is not None:
            progress(0.5)
        self.asked.append(("save", path, answers, passphrase, write_over))
        return self.saves or Exported(path, 252)

    def preview(
        self, path: str, passphrase: str = "", progress: Callable[[float], None] | None = None
    ) -> ArchivePreview:
        self.asked.append(("preview", path, passphrase))
        if progress is not None:
            progress(0.5)
        if "locked" in path and passphrase != KEY:
            kind = RefusalKind.NOT_UNLOCKED if passphrase else RefusalKind.LOCKED
            return ArchivePreview("a", Refusal(kind))
        return self.brings

    def take_in(
        self, *, keep_settings: bool = False, progress: Callable[[float], None] | None = None
    ) -> Opened | NotOpened:
        self.asked.append(("take in", *(["keep"] if keep_settings else [])))
        if progress is not None:
            progress(0.5)
        return self.comes

    def undo(self) -> Undone:
        self.asked.append(("undo",))
        return self.undoes
