"""Moves that help: whether anything may move, and a move that takes its time.

Nothing moves until the program has started and has let it, so tests stand still unless they ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject, QVariantAnimation

MOVES = "moves"
"""The app's property: whether the person lets things move."""


def let_move(*, moves: bool) -> None:
    """Let things move from now on, or let everything stand still."""
    application = QApplication.instance()
    if application is not None:
        application.setProperty(MOVES, moves)


def may_move() -> bool:
    """Return whether things may move: the person lets them, and so does the system's style."""
    application = QApplication.instance()
    if application is None or not application.property(MOVES):
        return False
    from PySide6.QtWidgets import QStyle

    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


def move(owner: QObject, milliseconds: int, step: Callable[[float], None]) -> QVariantAnimation:
    """Return a move that calls `step` with 0 to 1 once it is begun; at rest it costs nothing."""
    from PySide6.QtCore import QEasingCurve, QVariantAnimation

    made = QVariantAnimation(owner)
    made.setStartValue(0.0)
    made.setEndValue(1.0)
    made.setDuration(milliseconds)
    made.setEasingCurve(QEasingCurve.Type.OutCubic)
    made.valueChanged.connect(step)
    return made


def begin(moving: QVariantAnimation) -> None:
    """Begin a move, again if it is under way; Qt itself tells no first value."""
    moving.stop()
    moving.valueChanged.emit(0.0)
    moving.start()
