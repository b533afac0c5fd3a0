"""What Today showed last time, so that it is on the screen before the exercises are read.

Good for one moment: as soon as the window is painted, the exercises are read
and the real overview takes its place. It is only recalled where nothing has
changed: not the program, not the settings, not a single exercise file.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from spinecoach import __version__
from spinecoach.adapters.files.json_file import object_in
from spinecoach.core.coaching.overview import Card, Overview

if TYPE_CHECKING:
    from pathlib import Path

    from spinecoach.core.preferences import Preferences

FILE_NAME = "glance.json"


class OverviewCache:
    """Keeps one overview in the cache folder; `exercises` is the folder that it was made from.

    `others` are files that it depends on as well, whether they are there or not.

    Never raises: what cannot be read is not known, what cannot be kept is not kept.
    """

    def __init__(self, cache: Path, exercises: Path, *others: Path) -> None:
        self._path = cache / FILE_NAME
        self._exercises = exercises
        self._others = others

    def recall(self, preferences: Preferences) -> Overview | None:
        """The overview that was kept for just these circumstances, or None."""
        try:
            kept = object_in(self._path.read_bytes()) or {}
            if kept["key"] != self._key(preferences):
                return None
            cards = tuple(
                Card(str(title), int(sets), int(reps), str(way))
                for title, sets, reps, way in kept["cards"]
            )
            equipment = tuple(str(thing) for thing in kept["equipment"])
            return Overview(str(kept["title"]), float(kept["seconds"]), equipment, cards)
        except (OSError, ValueError, TypeError, KeyError, OverflowError):
            return None

    def keep(self, preferences: Preferences, overview: Overview) -> None:
        """Keep an overview for the next start."""
        import json

        with suppress(OSError):
            text = json.dumps({"key": self._key(preferences), **overview._asdict()})
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._path.touch(mode=0o600)
            self._path.write_text(text, encoding="utf-8")

    def _key(self, preferences: Preferences) -> list[str]:
        """Everything that the overview depends on, as words."""
        files = sorted(
            f"{entry.name} {(status := entry.stat()).st_size} {status.st_mtime_ns}"
            for entry in os.scandir(self._exercises)
        )
        own = preferences
        chosen = f"{own.sets} {own.pace} {own.rate} {own.unit} {own.warm_up}"
        return [__version__, chosen, *files, *map(_state, self._others)]


def _state(path: Path) -> str:
    """What tells one state of a file from another."""
    try:
        status = path.stat()
    except OSError:
        return ""
    return f"{status.st_size} {status.st_mtime_ns}"
