"""Plain text on a page, sized against the app's font, and a sheet in its middle."""

from __future__ import annotations

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from spinecoach.ui.style.theme import scaled

PLAIN = 0
"""`Qt.TextFormat.PlainText`, by number for the reason given in `ui.style.paint`."""


def label(
    text: str,
    parent: QWidget | None = None,
    *,
    size: float = 1.0,
    weight: QFont.Weight = QFont.Weight.Normal,
    soft: bool = False,
    wrap: bool = True,
) -> QLabel:
    """Make a label; `size` multiplies the app's font, `soft` takes the quieter ink."""
    made = QLabel(text, parent)
    made.setProperty("textFormat", PLAIN)
    made.setWordWrap(wrap)
    made.setFont(scaled(made.font(), size, weight))
    if soft:
        made.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return made


def plain_tip(text: str) -> str:
    """Return a tooltip that shows `text` as it is; Qt would render HTML and pictures in it."""
    if "<" not in text and "&" not in text:
        return text
    from html import escape

    lines = "<br>".join(escape(text).splitlines())
    return f"<qt>{lines}</qt>"


def centred(sheet: QWidget) -> QWidget:
    """Put a sheet of limited width into the middle of the room there is."""
    room = QWidget()
    row = QHBoxLayout(room)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(sheet, stretch=100)
    row.addStretch(1)
    return room
