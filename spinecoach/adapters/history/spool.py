"""What could not be written until the end goes into a file elsewhere, and comes home by itself.

Where the disk of the history is full or its folder closed when the program
ends, all that is held is put into one of our documents in another folder. The
next start that can write takes it in and removes the file; until then it can be
read by anybody, and by `spinecoach import` on any machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from spinecoach.adapters.exchange.files import write_whole
from spinecoach.adapters.history.merge import new_among

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spinecoach.adapters.history.sqlite import SqliteHistory

MOST_FILES = 5
"""So many files are looked for: one for each time that the program ended so."""


def spool(history: SqliteHistory, folders: Iterable[Path]) -> Path | None:
    """Write what is held into the first folder that takes it; None where none does.

    Never raises.
    """
    from spinecoach.adapters.exchange.document import document

    workouts, excused = history.workouts(), history.excused()
    with history.store.without_held():
        kept = {workout.id: workout for workout in history.workouts()}
        known = history.excused()
    content = document(
        [workout for workout in workouts if kept.get(workout.id) != workout],
        history.corrections.all_originals(),
        {day: reason for day, reason in excused.items() if known.get(day) != reason},
    )
    for folder in folders:
        free = (path for path in _names(history.folder, folder) if not path.exists())
        path = next(free, None)
        if path is None:
            continue
        try:
            write_whole(path, content)
        except OSError:
            continue
        return path
    return None


def restore_spool(history: SqliteHistory, folders: Iterable[Path]) -> str:
    """Take in what was put by, as far as that works now; return it in one sentence, or "".

    A file is removed once all of it is safe, and stays where it is otherwise.
    """
    from spinecoach.adapters.exchange.incoming import ImportFault, read

    taken = 0
    for path in [path for folder in folders for path in _names(history.folder, folder)]:
        if not path.is_file() or history.trouble:
            continue
        try:
            incoming = read(path, history.now())
        except ImportFault:
            continue
        new = new_among(history.store, incoming.workouts, by_id_alone=True)
        history.take_in(incoming, new)
        if history.trouble:
            history.store.forget_held()
            continue
        path.unlink(missing_ok=True)
        taken += 1
    return TAKEN if taken else ""


TAKEN = "What could not be written last time is in the history now."


def _names(own: Path, folder: Path) -> Iterator[Path]:
    """The names that what one history puts by has in a folder."""
    mark = crc32(str(own.absolute()).encode(errors="replace"))
    for number in range(1, MOST_FILES + 1):
        yield folder / f"spinecoach-not-yet-kept-{mark:08x}-{number}.json"
