"""Animations: whether things may move, and one animated value.

Nothing moves until the program allows it after its start, so in tests nothing moves by default.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject, QVariantAnimation

MOVES = "moves"
"""The application's property: whether the person allows motion."""


def let_move(*, moves: bool) -> None:
    """Allow motion from now on, or forbid it."""
    application = QApplication.instance()
    if application is not None:
        application.setProperty(MOVES, moves)


def may_move() -> bool:
    """Return whether things may move: the person and the system's style both allow it."""
    application = QApplication.instance()
    if application is None or not application.property(MOVES):
        return False
    from PySide6.QtWidgets import QStyle

    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


def move(owner: QObject, milliseconds: int, step: Callable[[float], None]) -> QVariantAnimation:
    """Return an animation that, once begun, calls `step` with values from 0 to 1."""
    from PySide6.QtCore import QEasingCurve, QVariantAnimation

    made = QVariantAnimation(owner)
    made.setStartValue(0.0)
    made.setEndValue(1.0)
    made.setDuration(milliseconds)
    made.setEasingCurve(QEasingCurve.Type.OutCubic)
    made.valueChanged.connect(step)
    return made


def begin(moving: QVariantAnimation) -> None:
    """Begin an animation, or restart it; Qt itself does not report the first value."""
    moving.stop()
    moving.valueChanged.emit(0.0)
    moving.start()
