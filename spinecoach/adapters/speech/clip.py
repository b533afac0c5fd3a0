"""The format of a clip: one rendered line, ready to be played, as a small WAV file.

Mono, 16 bit, `RATE` samples a second, and after the samples a checksum, by which a damaged file is
recognised. `audio_cleanup` makes clips from what an engine renders.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from spinecoach.regular import read_beginning, write_new

if TYPE_CHECKING:
    from pathlib import Path

RATE = 22_050
"""Samples a second of every clip."""

PROCESSING = 5
"""Increased when the same rendering would give another clip, so that old clips are not used."""

_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
_CHECKSUM = struct.Struct("<4sII")


class DamagedClipError(Exception):
    """A clip in the cache is damaged."""


def keep_clip(samples: bytes, clip: Path) -> None:
    """Write little-endian samples as a clip that only its owner can read, whole or not at all."""
    part = clip.with_suffix(".part")
    write_new(part, _frame(samples))
    part.replace(clip)


def clip_seconds(path: Path) -> float:
    """Return the length of a clip in seconds.

    Raises `DamagedClipError` if it is damaged, and `OSError`.
    """
    content = read_beginning(path)
    size = len(content) - _HEADER.size - _CHECKSUM.size
    body = content[_HEADER.size : _HEADER.size + size] if size > 0 else b""
    if not body or content != _frame(body):
        raise DamagedClipError(path.name)
    return len(body) // 2 / RATE


def _frame(body: bytes) -> bytes:
    """Return a WAV file with little-endian samples and their checksum after them."""
    size = _HEADER.size - 8 + len(body) + _CHECKSUM.size
    head = _HEADER.pack(
        *(b"RIFF", size, b"WAVE", b"fmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16, b"data", len(body))
    )
    return head + body + _CHECKSUM.pack(b"crc ", 4, zlib.crc32(body))
