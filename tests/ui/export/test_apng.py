"""APNG: complete PNG chunks, only what changed, and the time of every frame."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PySide6.QtGui import QColor, QImage

from spinecoach.ui.export import apng


def frame(dot: int | None = None) -> QImage:
    image = QImage(5, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    if dot is not None:
        image.setPixelColor(2, dot, QColor("black"))
    return image


def chunks(frames: list[QImage]) -> list[tuple[str, bytes]]:
    """Write, then take apart, checking every checksum."""
    stream = BytesIO()
    apng.write(stream, frames, 20)
    data = stream.getvalue()
    assert data.startswith(apng.SIGNATURE)
    found, at = [], len(apng.SIGNATURE)
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        body = data[at + 4 : at + 8 + length]
        (checksum,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length])
        assert zlib.crc32(body) == checksum
        found.append((body[:4].decode(), body[4:]))
        at += 12 + length
    return found


def test_one_frame_is_a_plain_png() -> None:
    assert [kind for kind, _ in chunks([frame()])] == ["IHDR", "IDAT", "IEND"]


def test_later_frames_hold_only_the_rows_that_changed() -> None:
    found = chunks([frame(), frame(1), frame(3)])
    kinds = [kind for kind, _ in found]
    assert kinds == ["IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND"]
    controls = [struct.unpack(">IIIIIHHBB", data) for kind, data in found if kind == "fcTL"]
    assert [(width, height, top) for _, width, height, _, top, *_ in controls] == [
        (5, 4, 0),
        (5, 1, 1),
        (5, 3, 1),
    ]
    numbers = [struct.unpack(">I", data[:4])[0] for kind, data in found if kind[0] == "f"]
    assert numbers == [0, 1, 2, 3, 4]


def test_a_frame_like_the_one_before_only_lasts_longer() -> None:
    found = chunks([frame(), frame(), frame(1), frame(1), frame(1)])
    delays = [struct.unpack(">IIIIIHHBB", data)[5:7] for kind, data in found if kind == "fcTL"]
    assert delays == [(2, 20), (3, 20)]


def test_the_first_picture_is_what_was_drawn() -> None:
    stream = BytesIO()
    apng.write(stream, [frame(2), frame()], 20)
    image = QImage.fromData(stream.getvalue())
    assert image.pixelColor(2, 2) == QColor("black")
    assert image.pixelColor(0, 0) == QColor("white")
