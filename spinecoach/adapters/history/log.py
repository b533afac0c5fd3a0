"""Find damage in the log of a history (WAL), which SQLite ignores silently.

From a log SQLite uses everything before the first frame with a wrong checksum. After a power cut
that is right: the last commit was not complete. But if further commits follow, they were once safe,
and something damaged the log later (SQLite file format, 4.1 and 4.2).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.adapters.history.connection import log_of
from spinecoach.regular import read_beginning

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = 4096
"""Bytes of a page of our files."""

_MOST = 16 * 1024 * 1024
"""The most bytes of a log that are checked: far more than one workout writes."""

_HEADER, _FRAME_HEADER = 32, 24
_MAGIC = 0x377F0682
_WORD = 0xFFFFFFFF


class _Frame(NamedTuple):
    """One page in the log: whether it ends a commit, and whether it can be read."""

    commit: bool
    good: bool


def torn_log(path: Path) -> bytes:
    """Return the log of a history if some of its commits cannot be read, else b"".

    Raises `OSError` if there is a log that cannot be read.
    """
    try:
        log = read_beginning(log_of(path), _MOST)
    except FileNotFoundError:
        return b""
    return log if is_torn(log) else b""


def is_torn(log: bytes) -> bool:
    """Return whether a commit that cannot be read is followed by another frame."""
    if len(log) < _HEADER:
        return False
    frames = list(_frames(log))
    whole = next((n for n, frame in enumerate(frames) if not frame.good), len(frames))
    return any(frame.commit for frame in frames[whole:-1])


def _frames(log: bytes) -> Iterator[_Frame]:
    """Return the frames of the present log; after them there may be frames of an earlier one."""
    magic, _, page, _, *salt = struct.unpack_from(">6I", log)
    kept = struct.unpack_from(">2I", log, _HEADER - 8)
    order = ">" if magic & 1 else "<"
    sums = _checksum(order, log[: _HEADER - 8], (0, 0))
    good = magic & ~1 == _MAGIC and sums == kept
    if not good:
        page, salt = PAGE, list(struct.unpack_from(">2I", log.ljust(48, b"\0"), _HEADER + 8))
    size = _FRAME_HEADER + page
    for start in range(_HEADER, len(log) - size + 1, size):
        _, pages, *own = struct.unpack_from(">4I", log, start)
        if own != salt:
            # This frame may be damaged, but all frames of an earlier log have other salts.
            good = False
            continue
        if good:
            sums = _checksum(order, log[start : start + 8], sums)
            sums = _checksum(order, log[start + _FRAME_HEADER : start + size], sums)
            good = sums == struct.unpack_from(">2I", log, start + 16)
        yield _Frame(bool(pages), good)


def _checksum(order: str, data: bytes, sums: tuple[int, int]) -> tuple[int, int]:
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for one, other in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & _WORD
        second = (second + other + first) & _WORD
    return first, second
