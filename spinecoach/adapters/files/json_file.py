"""One small JSON file: read whole, written whole or not at all, set aside where it is damaged."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path


class JsonFile:
    """Holds one JSON object. Nothing here raises: `trouble` tells, and what was given holds.

    `what` is what people call its content ("The routines"); `now` is only asked
    when a damaged file is set aside.
    """

    def __init__(self, path: Path, what: str, now: Callable[[], datetime]) -> None:
        self.path = path
        self.trouble = ""
        self._what = what
        self._now = now

    def read(self) -> dict[str, Any]:
        """What the file holds; {} where there is none or it cannot be read."""
        try:
            found = object_in(self.path.read_bytes())
        except FileNotFoundError:
            return {}
        except OSError as error:
            self.trouble = f"{self._what} in {self.path} cannot be read: {why(error)}."
            return {}
        if found is None:
            self.set_aside()
            return {}
        return found

    def set_aside(self) -> None:
        """Put a damaged file under a dated name; nothing is deleted."""
        stamp = self._now().strftime("%Y-%m-%dT%H%M%S")
        aside = self.path.with_name(f"{self.path.stem}-damaged-{stamp}.json")
        self.trouble = f"{self._what} were damaged and begin anew; the old file is {aside}."
        try:
            self.path.replace(aside)
        except OSError:
            self.trouble = f"{self._what} in {self.path} are damaged."

    def write(self, content: dict[str, Any]) -> None:
        """Replace the file, whole or not at all."""
        import json

        temporary = self.path.with_name(f"{self.path.name}.new")
        text = json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False)
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with temporary.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text + "\n")
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o600)
            temporary.replace(self.path)
            self.trouble = ""
        except OSError as error:
            self.trouble = (
                f"{self._what} cannot be kept in {self.path.parent}: {why(error)}. "
                "They hold until you quit."
            )

    def delete(self) -> None:
        """Take the file away."""
        try:
            self.path.unlink(missing_ok=True)
            self.trouble = ""
        except OSError as error:
            self.trouble = f"{self._what} in {self.path} cannot be deleted: {why(error)}."


def object_in(text: bytes) -> dict[str, Any] | None:
    """The JSON object that a text in UTF-8 is; None where it is anything else."""
    import json

    try:
        value = json.loads(text.decode())
    except (ValueError, RecursionError):  # no JSON, no UTF-8; or nested beyond all sense
        return None
    return value if isinstance(value, dict) else None


def why(error: OSError) -> str:
    """What the system says about an error, to stand after a colon."""
    return (error.strerror or str(error)).lower()
