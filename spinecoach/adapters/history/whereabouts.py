"""Remembers which histories there are, in a folder on the disk of the system.

A history may lie on a stick, or on a disk of the network. When that is away at a start, its folder
looks like one in which nothing was ever done; this file knows better. Noted is the history in the
usual folder, and every one on another disk than this file: what lies beside it goes with it.

What a person chose in place of a history that is away is here too: the folder of another one.
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


class Seen(NamedTuple):
    """What was last seen of a history: how many workouts, and the id of the latest."""

    workouts: int
    latest: str


class Whereabouts:
    """The notes about histories, by their folders. `now` is asked when a file is set aside."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self._file = JsonFile(path, now)

    def place_of(self, data: Path) -> Path:
        """Return the folder that was chosen in place of a data folder; without one, itself.

        The last of them that holds a history, if one does.
        """
        places = [data]
        while isinstance(to := self._noted(places[-1]).get(INSTEAD), str):
            if (place := data / to) in places:
                break
            places.append(place)
        return next((place for place in reversed(places) if holds_history(place)), places[-1])

    def seen(self, data: Path) -> Seen | None:
        """Return what was last seen of the history in a folder; None if nothing is noted."""
        noted = self._noted(data)
        workouts, latest = noted.get("workouts"), noted.get("latest")
        if not isinstance(workouts, int) or not isinstance(latest, str):
            return None
        return Seen(workouts, latest)

    def note(self, data: Path, seen: Seen) -> None:
        """Keep what was seen of the history in a folder."""
        self._change(data, seen._asdict())

    def go(self, data: Path, instead: Path) -> None:
        """Use the history in another folder from now on."""
        self._change(data, {**self._noted(data), INSTEAD: str(instead)})

    def forget(self, data: Path) -> None:
        """Keep nothing about a folder: a new history begins there on purpose."""
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
    """Return whether there is a history in a folder; False for one that nobody may look into."""
    return is_there(data / FILE_NAME)
