"""Makes a picture of a widget, twice as large as on the screen, or a PNG or SVG file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QSaveFile
from PySide6.QtGui import QImage, QImageWriter, QPainter, QPalette

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray
    from PySide6.QtWidgets import QWidget

SHARP = 2.0
"""Pixels of a PNG for each pixel of the screen, in each direction."""


def save_picture(widget: QWidget, path: str) -> str:
    """Save what a widget shows, whole or not at all; return "" or why it failed.

    The ending of the name chooses the format: SVG for .svg, PNG for everything else.
    """
    content = _svg(widget) if path.lower().endswith(".svg") else _png(widget)
    file = QSaveFile(path)
    kept = file.open(QIODevice.OpenModeFlag.WriteOnly)
    kept = kept and file.write(content) == content.size() and file.commit()
    return "" if kept else file.errorString()


def picture_of(widget: QWidget) -> QImage:
    """Return what a widget shows, in twice its size."""
    image = QImage(widget.size() * SHARP, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(SHARP)
    image.fill(widget.palette().color(QPalette.ColorRole.Window))
    with QPainter(image) as painter:
        widget.render(painter, QPoint())
    return image


def _png(widget: QWidget) -> QByteArray:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(picture_of(widget))
    return buffer.data()


def _svg(widget: QWidget) -> QByteArray:
    from PySide6.QtSvg import QSvgGenerator

    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    generator.setViewBox(QRect(QPoint(), widget.size()))
    generator.setTitle("SpineCoach")
    with QPainter(generator) as painter:
        painter.fillRect(widget.rect(), widget.palette().color(QPalette.ColorRole.Window))
        widget.render(painter, QPoint())
    return buffer.data()
