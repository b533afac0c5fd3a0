"""Where a widget has ink: the rows of its picture that are more than ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def inked_rows(widget: QWidget) -> list[int]:
    """The numbers of the rows that hold anything but the colour of the last corner."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    across = image.bytesPerLine()
    data = bytes(image.constBits())
    ground = data[-4:] * (across // 4)
    return [
        row for row in range(image.height()) if data[row * across : (row + 1) * across] != ground
    ]
