"""Write unsaved records to a spool file in another folder, and import them at the next start.

If the disk of the history is full or its folder cannot be written when the program ends, all that
is held goes into a file as `spinecoach export --format json` writes it. The next start that can
write imports it and removes the file; until then `spinecoach import` reads it on any machine. Two
kinds of file are not imported:

- What contradicts the history is moved into a `REFUSED` file beside the spool file, and reported
  once.
- A file that was written while the disk of the history was away (`AWAY`) holds all that was in
  memory. It waits for a history that has one of its workouts, or the workout that was last seen
  there (`whereabouts`): until then, another history is at that place. If there is no history at
  all, none is begun, since it would be hidden as soon as the disk is back: the records are held in
  memory, and spooled again at the end.

A spool file is only written into a folder that belongs to this user and that nobody else can write
to; in a shared folder, such as /tmp, such a folder is made first. Files elsewhere are not read:
what another user put there would become part of the history.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING
from zlib import crc32

from spinecoach.adapters.files.whole_file import write_whole
from spinecoach.adapters.history import held
from spinecoach.adapters.history.merge import edits_of
from spinecoach.adapters.system.private_folder import is_own_file, private_folder
from spinecoach.core.trouble import Trouble, TroubleKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.core.record.imported import Incoming

GONE = (
    TroubleKind.HISTORY_DISK_AWAY,
    TroubleKind.HISTORY_NOT_THERE,
    TroubleKind.HISTORY_MISSING,
)
"""The kinds of trouble of a history whose disk is away."""

AWAY = "away-"
"""In the name of a spool file if the disk of the history was away."""

REFUSED = ".refused"
"""The ending of the name of a spool file that contradicts the history."""

MOST_FILES = 5
"""The most files that are looked for: one for each time that the program ended so."""


def spool(history: SqliteHistory, folders: Iterable[Path]) -> Path | None:
    """Write what is held into the first folder that can be written; None if none can.

    Never raises.
    """
    from spinecoach.adapters.exchange.document import document

    workouts, excuses = history.workouts(), history.excuses()
    trouble = history.trouble
    away = trouble is not None and trouble.kind in GONE
    with history.store.without_held():
        kept = {workout.id: workout for workout in history.workouts()}
        known = history.excuses()
    content = document(
        [workout for workout in workouts if kept.get(workout.id) != workout],
        history.corrections.all_originals(),
        {day: excuse for day, excuse in excuses.items() if known.get(day) != excuse},
        history.corrections.all_edited(),
        edits=history.corrections.edits.all(),
    )
    for folder in filter(None, (private_folder(folder, make=True) for folder in folders)):
        free = (
            path
            for path in _names(history.folder, folder, AWAY if away else "")
            if not os.path.lexists(path)
        )
        path = next(free, None)
        if path is None:
            continue
        try:
            write_whole(path, content)
        except OSError:
            continue
        for old in history.remembered:
            old.unlink(missing_ok=True)
        return path
    return None


def awaited_by(data: Path, folders: Iterable[Path]) -> Trouble | None:
    """Return the trouble that a spool file waits for the history of a data folder, or None."""
    known = filter(None, (private_folder(folder, make=False) for folder in folders))
    files = (path for folder in known for path in _names(data, folder, AWAY))
    file = next(filter(is_own_file, files), None)
    return Trouble(TroubleKind.HISTORY_NOT_THERE, str(data), str(file)) if file else None


def restore_spool(history: SqliteHistory, folders: Iterable[Path]) -> Trouble | None:
    """Import what was spooled, as far as that works now; return what to say about it.

    A file is removed once all of it is safe; otherwise it stays.
    """
    taken, waiting = False, None
    for folder in filter(None, (private_folder(folder, make=False) for folder in folders)):
        for path in (*_names(history.folder, folder, AWAY), *_names(history.folder, folder)):
            gone = history.trouble is not None and history.trouble.kind in GONE
            if not is_own_file(path) or not (gone or history.trouble is None):
                continue
            incoming = _read(path)
            if incoming is None:
                continue
            if gone:
                history.take_in(incoming, history.new_among(incoming))
                if not incoming.left_out:  # else the file is the only copy of what cannot be read
                    history.remembered.append(path)
            elif AWAY in path.name and not _is_of(history, incoming):
                waiting = Trouble(TroubleKind.SPOOL_WAITS, str(path), str(history.folder))
            else:
                taken |= _take_in(history, path, incoming)
    return waiting or (Trouble(TroubleKind.SPOOL_TAKEN) if taken else None)


def kept_aside(data: Path, folders: Iterable[Path]) -> list[Path]:
    """Return the files with what could not become part of the history of a data folder."""
    found = [data / held.REFUSED]
    for folder in filter(None, (private_folder(folder, make=False) for folder in folders)):
        found += _names(data, folder, AWAY)
        found += (path.with_name(path.name + REFUSED) for path in _names(data, folder))
        found += (path.with_name(path.name + REFUSED) for path in _names(data, folder, AWAY))
    return [path for path in found if is_own_file(path)]


def _read(path: Path) -> Incoming | None:
    """Read a spool file, whatever day the clock showed; None if `spool` did not write it."""
    from spinecoach.adapters.exchange.document_reader import EVER, read_document
    from spinecoach.adapters.exchange.fault import ImportFault
    from spinecoach.adapters.exchange.source import Source

    try:
        incoming = read_document(Source(path), EVER)
    except (ImportFault, ValueError, RecursionError, MemoryError):
        return None
    incoming.edits = edits_of(incoming)  # all of it is our own, in whatever version
    return incoming


def _is_of(history: SqliteHistory, incoming: Incoming) -> bool:
    """Return whether this is the history that the file belongs to."""
    known = [workout.id for workout in incoming.workouts]
    if history.seen is not None:
        known.append(history.seen.latest)
    return any(map(history.workout, known))


def _take_in(history: SqliteHistory, path: Path, incoming: Incoming) -> bool:
    """Add what a file holds; return whether all of it is safe now."""
    history.take_in(incoming, history.new_among(incoming))
    if history.trouble is not None:
        if history.trouble.kind is TroubleKind.HISTORY_REFUSED:
            with suppress(OSError):
                path.rename(path.with_name(path.name + REFUSED))
        history.store.forget_held()
        return False
    if incoming.left_out:
        return False  # the file is the only copy of what could not be read
    path.unlink(missing_ok=True)
    return True


def _names(own: Path, folder: Path, kind: str = "") -> Iterator[Path]:
    """Return the names of the spool files of one history in a folder."""
    mark = crc32(str(own.absolute()).encode(errors="replace"))
    for number in range(1, MOST_FILES + 1):
        yield folder / f"spinecoach-not-yet-kept-{kind}{mark:08x}-{number}.json"
