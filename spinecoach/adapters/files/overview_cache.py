"""Keep what Today showed last time, so that it is on the screen before the exercises are read.

It is shown for a moment only: as soon as the window is painted, the exercises are read and the real
overview takes its place. It is used only if nothing has changed: not the program, not the settings,
no exercise file.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from spinecoach import __version__
from spinecoach.adapters.files.json_file import object_in
from spinecoach.adapters.files.table import Table
from spinecoach.core.coaching.overview import Overview, OverviewItem
from spinecoach.core.exercise.equipment import Equipment
from spinecoach.core.preferences import Preferences
from spinecoach.regular import make_folder, read_regular, write_new

if TYPE_CHECKING:
    from pathlib import Path

    from spinecoach.core.mistake import Mistake

FILE_NAME = "glance.json"

LARGEST = 256 * 1024
"""Bytes of the largest file that is read."""

MOST = 10**7
"""The largest number of sets, reps or seconds in a workout."""

OF_NO_MATTER = {
    name: Preferences._field_defaults[name]
    for name in (
        *("volume", "muted", "theme", "reduced_motion", "verbosity", "window", "full_screen"),
        "ducking",
        *("quiet", "look_first", "skin", "build", "reminder", "after", "language", "voices"),
    )
}
"""The settings that an overview does not depend on; it depends on all others."""


class OverviewCache:
    """Keeps one overview in the cache folder; `exercises` is the folder that it was made from.

    `others` are other files that it depends on, whether they exist or not. Its words are in
    `language`.

    Never raises: a file that cannot be read or written counts as missing.
    """

    def __init__(self, cache: Path, exercises: Path, *others: Path, language: str = "en") -> None:
        self._language = language
        self._path = cache / FILE_NAME
        self._exercises = exercises
        self._others = others

    def recall(self, preferences: Preferences) -> Overview | None:
        """Return the overview that was kept for exactly this state, or None."""
        try:
            kept = object_in(read_regular(self._path, LARGEST)) or {}
            if kept.get("key") != self._key(preferences):
                return None
        except OSError:
            return None
        mistakes: list[Mistake] = []
        table = Table(kept, (), mistakes)
        overview = Overview(
            table.text("title"),
            table.number("seconds", 0, MOST),
            Equipment(table.texts("things"), table.whole("dumbbells", 0, MOST)),
            tuple(
                OverviewItem(
                    card.text("title"),
                    card.whole("sets", 0, MOST),
                    card.whole("reps", 0, MOST),
                    card.text("variant", empty=True),
                )
                for card in table.tables("cards")
            ),
        )
        return None if mistakes else overview

    def keep(self, preferences: Preferences, overview: Overview) -> None:
        """Store an overview for the next start."""
        import json

        cards = [card._asdict() for card in overview.cards]
        with suppress(OSError):
            key = self._key(preferences)
            parts = {**overview._asdict(), **overview.equipment._asdict()}
            text = json.dumps({**parts, "cards": cards, "key": key})
            make_folder(self._path.parent)
            write_new(self._path, text.encode())

    def _key(self, preferences: Preferences) -> list[str]:
        """Return everything that the overview depends on, as texts."""
        files = sorted(
            f"{entry.name} {(status := entry.stat()).st_size} {status.st_mtime_ns}"
            for entry in os.scandir(self._exercises)
        )
        chosen = repr(preferences._replace(**OF_NO_MATTER))
        return [__version__, self._language, chosen, *files, *map(_state, self._others)]


def _state(path: Path) -> str:
    """Return a text that changes whenever the file does."""
    try:
        status = path.stat()
    except OSError:
        return ""
    return f"{status.st_size} {status.st_mtime_ns}"
