"""Puts the parts of a row side by side, or one below the other where there is little room."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout


def put_beside(row: QBoxLayout, *, beside: bool) -> None:
    """Lay out the parts from left to right if they fit `beside` each other, else downwards."""
    direction = QBoxLayout.Direction
    row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
