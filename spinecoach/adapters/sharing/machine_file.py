"""The file of one machine: its whole history, packed as an archive of its own kind.

The sums in it find a file that was carried in part. The same history gives the same bytes.
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


class MachineFile(NamedTuple):
    """What the file of a machine holds: its mark, its name, its history as a document."""

    machine: str
    name: str
    history: bytes


def packed(file: MachineFile) -> bytes:
    """Return the bytes of a file."""
    told = {"machine": file.machine, "name": file.name}
    return pack({HISTORY: file.history, MACHINE: json.dumps(told).encode()}, KIND)


def unpacked(content: bytes) -> MachineFile:
    """Return what a file holds; raises `ArchiveFault`."""
    files = unpack(content, KIND)
    told = object_in(files.get(MACHINE, b"")) or {}
    machine, name = told.get("machine"), told.get("name")
    if not (isinstance(machine, str) and MARK.fullmatch(machine) and isinstance(name, str)):
        raise ArchiveFault(RefusalKind.DAMAGED, MACHINE)
    return MachineFile(machine, printable(name), files[HISTORY])


def printable(name: str) -> str:
    """Return the name of a machine as it is shown: one short line."""
    return "".join(char for char in name if char.isprintable()).strip()[:LONGEST_NAME]


def digest_of(content: bytes) -> str:
    """Return what a file is known again by."""
    return sha256(content).hexdigest()[:32]
