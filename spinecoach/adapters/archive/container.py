"""Pack files into one archive and unpack it; the same files give the same bytes.

An archive is a zip file. `manifest.json` names its format, the version of that, and every other
file with its length and SHA-256. There are two kinds: all that a person has, and a plan. A file
from elsewhere may be anything: a bomb of many gigabytes, names that lead out of a folder, half of
a file. All of it is looked at in memory, within bounds, and nothing is taken from an archive in
which anything is wrong.
"""

from __future__ import annotations

import json
import re
import zlib
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from spinecoach.adapters.files.json_file import object_in
from spinecoach.core.record.archive import Refusal, RefusalKind
from spinecoach.regular import TooLargeError, read_regular

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MANIFEST = "manifest.json"
HISTORY = "history.json"
EXERCISES = "exercises/"

MOST_BYTES = 120_000_000
"""Bytes of a person's archive, and of all that is in it: a hundred years of workouts."""

MOST_BESIDE = 4_000_000
"""Bytes of all files beside the history: hundreds of exercises, each read in milliseconds."""

MOST_FILES = 1000
MOST_IN_MANIFEST = 1_000_000

DEVICE = r"(?i:con|prn|aux|nul|(?:com|lpt)[\d¹²³])\."
"""How a name begins that is a device in Windows, in every folder, whatever follows."""

AN_EXERCISE = rf"exercises/(?!{DEVICE})[\w-][\w.-]{{0,199}}\.toml"
"""The name of an exercise's file in any archive: nothing that leads out of it, or to a device."""

NAMES = re.compile(rf"(?:history|settings|routines|equipment|readiness)\.json|{AN_EXERCISE}")
"""What may be in a person's archive."""


class ArchiveKind(NamedTuple):
    """A kind of archive: how it names itself, what may be in it, what must be, how much at most."""

    format: str
    version: int
    names: re.Pattern[str]
    needed: str
    most_bytes: int


PERSON = ArchiveKind("spinecoach-archive", 1, NAMES, HISTORY, MOST_BYTES)
"""All that a person has."""

EVER = (1980, 1, 1, 0, 0, 0)
"""The time of every file in an archive, always the same: equal content gives equal bytes."""

ZIP = b"PK\x03\x04"
OWNER_ALONE = 0o100600 << 16
UNIX = 3


class ArchiveFault(Exception):  # noqa: N818 - it is the file's fault, not the program's
    """Nothing can be taken from an archive; `refusal` says why."""

    def __init__(self, kind: RefusalKind, detail: str = "") -> None:
        super().__init__(kind)
        self.refusal = Refusal(kind, detail)


def content_of(path: Path, most: int) -> bytes:
    """Return the bytes of an archive's file, at most `most` of them.

    Raises `ArchiveFault` if there are more, and `OSError`.
    """
    try:
        return read_regular(path, most)
    except TooLargeError as error:
        raise ArchiveFault(RefusalKind.TOO_LARGE) from error


def pack(files: Mapping[str, bytes], kind: ArchiveKind = PERSON) -> bytes:
    """Return the archive of some files, by their names in it."""
    listed = {name: _entry(files[name]) for name in sorted(files)}
    manifest = {"format": kind.format, "version": kind.version, "files": listed}
    text = json.dumps(manifest, indent=2, sort_keys=True).encode() + b"\n"
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in ((MANIFEST, text), *sorted(files.items())):
            info = ZipInfo(name, EVER)
            info.compress_type = ZIP_DEFLATED
            info.create_system = UNIX
            info.external_attr = OWNER_ALONE
            archive.writestr(info, content)
    return made.getvalue()


def unpack(content: bytes, kind: ArchiveKind = PERSON) -> dict[str, bytes]:
    """Return the files of an archive by their names, without its manifest.

    Raises `ArchiveFault`.
    """
    if not content.startswith(ZIP):
        begun = ZIP.startswith(content)  # the first bytes of a file that is not here yet, or none
        raise ArchiveFault(RefusalKind.DAMAGED if begun else RefusalKind.FOREIGN)
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _unpacked(archive, kind)
    except (BadZipFile, EOFError, zlib.error, ValueError, OverflowError) as error:
        raise ArchiveFault(RefusalKind.DAMAGED) from error
    except (NotImplementedError, RuntimeError) as error:  # other compression, encryption of zip
        raise ArchiveFault(RefusalKind.FOREIGN) from error


def _unpacked(archive: ZipFile, kind: ArchiveKind) -> dict[str, bytes]:
    entries = archive.infolist()
    listed = _manifest(archive, entries, kind)
    inner = [entry for entry in entries if entry.filename != MANIFEST]
    for entry in inner:
        if not kind.names.fullmatch(entry.filename):
            raise ArchiveFault(RefusalKind.LEADS_ELSEWHERE, entry.filename[:100])
    whole = sum(entry.file_size for entry in inner)
    beside = sum(entry.file_size for entry in inner if entry.filename != HISTORY)
    if len(inner) > MOST_FILES or whole > kind.most_bytes or beside > MOST_BESIDE:
        raise ArchiveFault(RefusalKind.TOO_LARGE)
    names = [entry.filename for entry in inner]
    alike = len({name.casefold() for name in names}) < len(names)  # one file, where case is none
    if sorted(names) != sorted(listed) or alike:
        raise ArchiveFault(RefusalKind.DAMAGED)
    found = {entry.filename: archive.read(entry) for entry in inner}
    for name, content in found.items():
        if listed[name] != _entry(content):
            raise ArchiveFault(RefusalKind.DAMAGED, name)
    if kind.needed not in found:
        raise ArchiveFault(RefusalKind.DAMAGED, kind.needed)
    return found


def _manifest(archive: ZipFile, entries: list[ZipInfo], kind: ArchiveKind) -> dict[str, object]:
    """Return what the manifest tells of each file; raises `ArchiveFault` for that of another."""
    own = [entry for entry in entries if entry.filename == MANIFEST]
    if len(own) != 1:
        raise ArchiveFault(RefusalKind.FOREIGN)
    if own[0].file_size > MOST_IN_MANIFEST:
        raise ArchiveFault(RefusalKind.TOO_LARGE)
    manifest = object_in(archive.read(own[0])) or {}
    if manifest.get("format") != kind.format:
        raise ArchiveFault(RefusalKind.FOREIGN)
    version, listed = manifest.get("version"), manifest.get("files")
    if version != kind.version:
        raise ArchiveFault(RefusalKind.NEWER, str(version)[:20])
    if not isinstance(listed, dict):
        raise ArchiveFault(RefusalKind.DAMAGED, MANIFEST)
    return listed


def _entry(content: bytes) -> dict[str, object]:
    return {"bytes": len(content), "sha256": sha256(content).hexdigest()}
