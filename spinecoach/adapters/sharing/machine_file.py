"""The files of one machine, one for each year: packed as archives of their own kind.

The sums in them find a file that was carried in part. The same history gives the same bytes.
Earlier versions wrote a history of any length into one file.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import NamedTuple

from spinecoach.adapters.archive.container import HISTORY, ArchiveFault, ArchiveKind, pack, unpack
from spinecoach.adapters.files.json_file import object_in
from spinecoach.core.record.archive import RefusalKind
from spinecoach.core.record.sharing import LONGEST_NAME

MACHINE = "machine.json"

MOST_BYTES = 50_000_000
"""Bytes of a file, and of what is in it: forty years of workouts."""

KIND = ArchiveKind(
    "spinecoach-machine", 1, re.compile(r"history\.json|machine\.json"), HISTORY, MOST_BYTES
)
MARK = re.compile(r"[0-9a-f]{8}")
PART = re.compile(r"\w{0,20}", re.ASCII)


class MachineFile(NamedTuple):
    """What a file of a machine holds: its mark, its name, a part of its history as a document.

    `part` is the year, "" for the whole history that an earlier version wrote.
    """

    machine: str
    name: str
    history: bytes
    part: str = ""


def packed(file: MachineFile) -> bytes:
    """Return the bytes of a file."""
    told = {"machine": file.machine, "name": file.name, "part": file.part}
    return pack({HISTORY: file.history, MACHINE: json.dumps(told).encode()}, KIND)


def unpacked(content: bytes) -> MachineFile:
    """Return what a file holds; raises `ArchiveFault`."""
    files = unpack(content, KIND)
    told = object_in(files.get(MACHINE, b"")) or {}
    machine, name, part = (told.get(key, "") for key in ("machine", "name", "part"))
    if not (isinstance(name, str) and _is(MARK, machine) and _is(PART, part)):
        raise ArchiveFault(RefusalKind.DAMAGED, MACHINE)
    return MachineFile(str(machine), printable(name), files[HISTORY], str(part))


def _is(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and bool(pattern.fullmatch(value))


def printable(name: str) -> str:
    """Return the name of a machine as it is shown: one short line."""
    return "".join(char for char in name if char.isprintable()).strip()[:LONGEST_NAME]


def digest_of(content: bytes) -> str:
    """Return what a file is known again by."""
    return sha256(content).hexdigest()[:32]
