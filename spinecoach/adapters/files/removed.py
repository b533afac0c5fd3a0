"""What a person removed in the program: routines, exercises of their own, answers.

`removed.json` in the data folder names it. What is missing and not named there is lost: its file
was deleted by hand, or damaged. Machines that share a history bring that back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.adapters.files.json_file import JsonFile
from spinecoach.local_time import local_now

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FILE_NAME = "removed.json"

MOST = 100
"""So many names of each kind are kept, the latest."""


class Removed:
    """The names in one data folder. Nothing here raises: a file that cannot be read names none."""

    def __init__(self, folder: Path) -> None:
        self._file = JsonFile(folder / FILE_NAME, local_now, only_read=True)

    def of(self, kind: str) -> tuple[str, ...]:
        """Return the names of what was removed, the latest at the end; `kind` is a field of edits.

        What has no name is "".
        """
        return _names_in(self._file.read().get(kind))

    def note(self, kind: str, gone: Iterable[str] = (), here: Iterable[str] = ()) -> None:
        """Note which things of a kind were removed, and which are here, perhaps once more."""
        all_kinds, present = self._file.read(), set(here)
        before = _names_in(all_kinds.get(kind))
        after = tuple(name for name in dict.fromkeys((*before, *gone)) if name not in present)
        if after != before:
            self._file.write({**all_kinds, kind: after[-MOST:]})


def _names_in(found: object) -> tuple[str, ...]:
    return tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()
