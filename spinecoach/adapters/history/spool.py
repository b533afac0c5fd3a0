"""Write unsaved records to a spool file in another folder, and import them at the next start.

Where the disk of the history is full or its folder closed when the program ends, all that is held
goes into a file as `spinecoach export --format json` writes it. The next start that can write
takes it in and removes the file; until then `spinecoach import` reads it on any machine.

A spool lies only in a folder that belongs to this user and that nobody else can write to; in a
folder for everybody, such as /tmp, a folder of that kind is made first. Nothing else is read: what
somebody else put there would become part of the history.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from zlib import crc32

from spinecoach.adapters.exchange.files import write_whole
from spinecoach.adapters.history.merge import new_among
from spinecoach.adapters.system.private_folder import is_own_file, private_folder
from spinecoach.core.trouble import Trouble, TroubleKind

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
        history.corrections.all_edited(),
    )
    for folder in filter(None, (private_folder(folder, make=True) for folder in folders)):
        free = (path for path in _names(history.folder, folder) if not os.path.lexists(path))
        path = next(free, None)
        if path is None:
            continue
        try:
            write_whole(path, content)
        except OSError:
            continue
        return path
    return None


def restore_spool(history: SqliteHistory, folders: Iterable[Path]) -> Trouble | None:
    """Take in what was spooled, as far as that works now; return that something was, or None.

    A file is removed once all of it is safe, and stays where it is otherwise.
    """
    taken = 0
    for folder in filter(None, (private_folder(folder, make=False) for folder in folders)):
        for path in _names(history.folder, folder):
            if is_own_file(path) and history.trouble is None:
                taken += _take_in(history, path)
    return Trouble(TroubleKind.SPOOL_TAKEN) if taken else None


def _take_in(history: SqliteHistory, path: Path) -> bool:
    """Add what a file holds; return whether all of it is safe now."""
    from spinecoach.adapters.exchange.fault import ImportFault
    from spinecoach.adapters.exchange.table_reader import read

    try:
        incoming = read(path, history.now())
    except (ImportFault, ValueError, RecursionError, MemoryError):
        return False  # not what `spool` wrote: it stays where it is, and the program starts
    new = new_among(history.store, incoming.workouts, by_id_alone=True)
    history.take_in(incoming, new)
    if history.trouble is not None:
        history.store.forget_held()
        return False
    if incoming.left_out:
        return False  # the file is the only copy of what could not be read
    path.unlink(missing_ok=True)
    return True


def _names(own: Path, folder: Path) -> Iterator[Path]:
    """Return the names that the spool files of one history have in a folder."""
    mark = crc32(str(own.absolute()).encode(errors="replace"))
    for number in range(1, MOST_FILES + 1):
        yield folder / f"spinecoach-not-yet-kept-{mark:08x}-{number}.json"
