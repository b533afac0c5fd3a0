"""Remembers which histories exist, in a file on the system's disk.

A history may be on a USB stick or a network disk. If that is missing at a start, the folder looks
as if nothing was ever done; this file shows that it is not so. It notes the history in the usual
folder, and every history on another disk than this file. A history beside this file needs no note:
if it is gone, so is the file.

If a person chose another folder instead of one that is away, that is noted here too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from spinecoach.adapters.files.json_file import JsonFile
from spinecoach.adapters.history import FILE_NAME
from spinecoach.regular import is_there

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

INSTEAD = "instead"


class LastSeen(NamedTuple):
    """What was last seen of a history: how many workouts, and the id of the latest."""

    workouts: int
    latest: str


class Whereabouts:
    """The notes about histories, by their folders. `now` is asked when a file is set aside."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self._file = JsonFile(path, now)

    def place_of(self, data: Path) -> Path:
        """Return the folder that was chosen instead of a data folder, or the folder itself.

        If choices follow each other, the last folder that holds a history.
        """
        places = [data]
        while isinstance(to := self._noted(places[-1]).get(INSTEAD), str):
            if (place := data / to) in places:
                break
            places.append(place)
        return next((place for place in reversed(places) if holds_history(place)), places[-1])

    def seen(self, data: Path) -> LastSeen | None:
        """Return what was last noted about the history in a folder; None if nothing was."""
        noted = self._noted(data)
        workouts, latest = noted.get("workouts"), noted.get("latest")
        if not isinstance(workouts, int) or not isinstance(latest, str):
            return None
        return LastSeen(workouts, latest)

    def note(self, data: Path, seen: LastSeen) -> None:
        """Note what was seen of the history in a folder."""
        self._change(data, seen._asdict())

    def go(self, data: Path, instead: Path) -> None:
        """Use the history in another folder from now on."""
        self._change(data, {**self._noted(data), INSTEAD: str(instead)})

    def forget(self, data: Path) -> None:
        """Delete the notes about a folder: a new history begins there on purpose."""
        self._change(data, None)

    def _noted(self, data: Path) -> dict[str, Any]:
        noted = self._file.read().get(str(data))
        return noted if isinstance(noted, dict) else {}

    def _change(self, data: Path, noted: dict[str, Any] | None) -> None:
        content = self._file.read()
        before = dict(content)
        content.pop(str(data), None)
        if noted is not None:
            content[str(data)] = noted
        if content != before:
            self._file.write(content)


def holds_history(data: Path) -> bool:
    """Return whether there is a history in a folder; False if the folder cannot be read."""
    return is_there(data / FILE_NAME)
