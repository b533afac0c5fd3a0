"""One small JSON file: written whole or not at all, and renamed if it is damaged."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from spinecoach.regular import (
    NotRegularError,
    TooLargeError,
    make_folder,
    make_new,
    read_regular,
    why,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from spinecoach.core.mistake import Mistake
    from spinecoach.core.trouble import Trouble, TroubleKind

LARGEST = 1024 * 1024
"""Bytes of the largest file that is read."""

DAMAGED = "-damaged-"
"""In the name of a file that was set aside: the name that it had before it, a time behind it."""

DEEPEST = 50
"""The most levels of tables and lists within each other."""


class JsonFile:
    """Holds one JSON object. Nothing here raises: `trouble` says what is wrong.

    `now` is called only when a damaged file is set aside; with `only_read` it stays in its place,
    for those who do not tell the person about it.
    """

    def __init__(self, path: Path, now: Callable[[], datetime], *, only_read: bool = False) -> None:
        self.path = path
        self._only_read = only_read
        self.trouble: Trouble | None = None
        self._now = now

    def read(self) -> dict[str, Any]:
        """Return what the file holds; {} if there is none or it cannot be read."""
        try:
            found = object_in(read_regular(self.path, LARGEST))
        except FileNotFoundError:
            return {}
        except TooLargeError:
            found = None
        except OSError as error:
            self._tell_unreadable(error)
            return {}
        if found is None and self._only_read:
            self._tell_damaged()
        elif found is None:
            self.set_aside()
        return found or {}

    def set_aside(self) -> None:
        """Rename a damaged file to a name with the date; nothing is deleted."""
        from spinecoach.core.trouble import Trouble, TroubleKind

        stamp = self._now().strftime("%Y-%m-%dT%H%M%S")
        aside = self.path.with_name(f"{self.path.stem}{DAMAGED}{stamp}.json")
        self.trouble = Trouble(TroubleKind.FILE_DAMAGED, str(aside))
        try:
            self.path.replace(aside)
        except OSError:
            self._tell_damaged()

    def write(self, content: dict[str, Any]) -> None:
        """Replace the file, whole or not at all."""
        temporary = self.path.with_name(f"{self.path.name}.new")
        data = _written(content)
        try:
            make_folder(self.path.parent)
            with os.fdopen(make_new(temporary), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self.path)
            self.trouble = None
        except OSError as error:
            from spinecoach.core.trouble import TroubleKind

            self._tell(TroubleKind.FILE_NOT_KEPT, why(error))

    def delete(self) -> None:
        """Delete the file."""
        try:
            self.path.unlink(missing_ok=True)
            self.trouble = None
        except OSError as error:
            from spinecoach.core.trouble import TroubleKind

            self._tell(TroubleKind.FILE_NOT_DELETED, why(error))

    def mistaken(self, kind: TroubleKind, mistakes: list[Mistake]) -> None:
        """Set `trouble` to the values of the file that were wrong, if there were any."""
        if mistakes:
            from spinecoach.core.trouble import Trouble

            self.trouble = Trouble(kind, str(self.path), mistakes=tuple(mistakes))

    def _tell_damaged(self) -> None:
        from spinecoach.core.trouble import TroubleKind

        self._tell(TroubleKind.FILE_STAYS_DAMAGED)

    def _tell_unreadable(self, error: OSError) -> None:
        from spinecoach.core.trouble import TroubleKind

        if isinstance(error, NotRegularError):
            self._tell(TroubleKind.NO_REGULAR_FILE)
        else:
            self._tell(TroubleKind.FILE_UNREADABLE, why(error))

    def _tell(self, kind: TroubleKind, reason: str = "") -> None:
        from spinecoach.core.trouble import Trouble

        self.trouble = Trouble(kind, str(self.path), reason)


def object_in(text: bytes) -> dict[str, Any] | None:
    """Return the JSON object in a UTF-8 text; None if it is anything else.

    Some editors begin such a text with a mark.
    """
    import json

    try:
        value = json.loads(text.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # not JSON or UTF-8, a huge number, too deep
        return None
    return value if isinstance(value, dict) and not _too_deep(value) else None


def _too_deep(value: object) -> bool:
    """Return whether tables and lists are nested deeper than in any file of ours."""
    level: list[object] = [value]
    for _ in range(DEEPEST):
        inner: list[object] = []
        for each in level:
            if isinstance(each, dict):
                inner += each.values()
            elif isinstance(each, list):
                inner += each
        level = inner
    return bool(level)


def _written(content: dict[str, Any]) -> bytes:
    import json

    text = json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False)
    try:
        return text.encode() + b"\n"
    except UnicodeEncodeError:  # half of a surrogate pair, in a key or value that is not ours
        return json.dumps(content, indent=2, sort_keys=True).encode() + b"\n"
