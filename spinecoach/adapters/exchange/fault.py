"""Errors of an import: one wrong value, or a file that cannot be used at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.record.imported import Flaw

if TYPE_CHECKING:
    from spinecoach.core.mistake import Mistake
    from spinecoach.core.record.imported import FlawKind

MOST_MISTAKES = 20
"""How many mistakes of a file are named; the others are counted."""

LONGEST_SHOWN = 60
"""Characters of a value that a message quotes."""


class ImportFault(Exception):  # noqa: N818 - it is the file's fault, not the program's
    """Raised if nothing can be taken from a file; `mistakes` says why."""

    def __init__(self, *mistakes: Flaw | Mistake) -> None:
        super().__init__(f"{len(mistakes)} mistakes")
        self.mistakes = mistakes


class WrongValue(ValueError):  # noqa: N818 - it is the file's fault
    """Raised for one value that makes no sense; `mistake` names it."""

    def __init__(self, mistake: Flaw) -> None:
        super().__init__(mistake.kind)
        self.mistake = mistake


def mistake(kind: FlawKind, value: object = "", place: str = "", line: int = 0) -> Flaw:
    """Return a mistake that quotes at most `LONGEST_SHOWN` characters of a value."""
    text = shown(value)
    return Flaw(kind, line, place[:LONGEST_SHOWN], text)


def shown(value: object) -> str:
    """Return any value as a short text, to be quoted in a message."""
    if isinstance(value, (list, dict)):
        return "[...]" if isinstance(value, list) else "{...}"
    if isinstance(value, int) and abs(value) > 10**LONGEST_SHOWN:
        return "..."  # Python refuses to write numbers of thousands of digits
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 3]}..."
