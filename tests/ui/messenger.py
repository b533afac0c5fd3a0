"""A `Plans` that remembers what it was asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spinecoach.core.coaching.plan import PlanPreview
from spinecoach.core.record.archive import Undone

if TYPE_CHECKING:
    from datetime import date

    from spinecoach.core.coaching.routine import Routine
    from spinecoach.core.trouble import Trouble


@dataclass
class Messenger:
    """Keeps what it was asked for; each file brings the same plan."""

    asked: list[tuple[object, ...]] = field(default_factory=list)
    brings: PlanPreview = field(default_factory=lambda: PlanPreview("a.spineplan"))
    saves: Trouble | None = None
    comes: Trouble | None = None
    undoable: str = ""
    undoes: Undone = Undone.DONE

    def save(
        self, path: str, routine: Routine, author: str = "", *, with_weights: bool = False
    ) -> Trouble | None:
        self.asked.append(("save", path, routine, author, with_weights))
        return self.saves

    def hand_out(
        self,
        path: str,
        routine: Routine,
        author: str = "",
        *,
        with_weights: bool = False,
        begins: date | None = None,
    ) -> Trouble | None:
        self.asked.append(("hand out", path, routine, author, with_weights, begins))
        return self.saves

    def preview(self, path: str) -> PlanPreview:
        self.asked.append(("preview", path))
        return self.brings

    def take_in(self) -> Trouble | None:
        self.asked.append(("take in",))
        return self.comes

    def undo(self) -> Undone:
        self.asked.append(("undo",))
        return self.undoes
