"""What is wrong with a part of the program, as a value; `core.phrases.troubles` has the words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TroubleKind(StrEnum):
    """What is wrong; one member for each sentence in `core.phrases.troubles`."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong now.

    `path` is the file or folder concerned, `reason` what the system said about it (text of
    others, shown as it is), `number` how often or how many; each empty where it means nothing.
    """

    kind: TroubleKind
    path: str = ""
    reason: str = ""
    number: int = 0
