"""Writes moving pictures as APNG: PNG with frames, which every browser plays.

Qt reads GIF but writes neither GIF nor APNG. A PNG is a sequence of chunks, and an animated one has
only three more kinds of them; nothing else but `zlib` is needed. Format: PNG specification, third
edition (W3C, 2025), sections 5 and 11.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TRUE_COLOUR = 2
_BYTES = 3


def write(file: BinaryIO, frames: Sequence[QImage], rate: int) -> None:
    """Write `frames`, all of one size, to be played endlessly at `rate` frames a second.

    One frame makes a plain PNG. Of later frames only the rows that changed are written; a frame
    that is equal to the one before makes that one longer.
    """
    width, height = frames[0].width(), frames[0].height()
    pictures = _pictures(frames)
    file.write(SIGNATURE)
    _chunk(file, b"IHDR", struct.pack(">IIBBBBB", width, height, 8, _TRUE_COLOUR, 0, 0, 0))
    if len(frames) > 1:
        _chunk(file, b"acTL", struct.pack(">II", len(pictures), 0))
    number = 0
    for index, (top, rows, ticks) in enumerate(pictures):
        data = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
        if len(frames) > 1:
            area = (width, len(rows), 0, top)
            control = struct.pack(">IIIIIHHBB", number, *area, ticks, rate, 0, 0)
            _chunk(file, b"fcTL", control)
            number += 1
        if index == 0:  # the picture for programs without animation
            _chunk(file, b"IDAT", data)
        else:
            _chunk(file, b"fdAT", struct.pack(">I", number) + data)
            number += 1
    _chunk(file, b"IEND", b"")


def _pictures(frames: Sequence[QImage]) -> list[tuple[int, list[bytes], int]]:
    """Yield (first row, changed rows, ticks to stay) of every frame that shows something new."""
    before = _rows(frames[0])
    pictures = [(0, before, 1)]
    for frame in frames[1:]:
        rows = _rows(frame)
        changed = [index for index, row in enumerate(rows) if row != before[index]]
        if changed:
            top, bottom = changed[0], changed[-1] + 1
            pictures.append((top, rows[top:bottom], 1))
        else:
            top, kept, ticks = pictures[-1]
            pictures[-1] = (top, kept, ticks + 1)
        before = rows
    return pictures


def _rows(frame: QImage) -> list[bytes]:
    image = frame.convertToFormat(QImage.Format.Format_RGB888)
    pixels, stride = bytes(image.constBits()), image.bytesPerLine()
    used = image.width() * _BYTES
    return [pixels[row * stride : row * stride + used] for row in range(image.height())]


def _chunk(file: BinaryIO, kind: bytes, data: bytes) -> None:
    checksum = zlib.crc32(data, zlib.crc32(kind))
    file.write(struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum))
