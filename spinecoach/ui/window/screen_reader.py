"""Gives screen readers the roles of our widgets if Qt would give other ones.

Qt asks about a widget only while a screen reader runs, so this costs nothing without one. A widget
sets its role by `ui.style.reading`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from spinecoach.ui.style.reading import ROLE, forgetting

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessibleInterface


@cache
def install() -> None:
    """Answer for our widgets from now on, also for those that Qt has asked about; call it once."""
    QAccessible.installFactory(_answer)
    forgetting.append(_forget)
    # To go through all widgets takes 2 MB, so it is only done if a reader is already active.
    asked = QApplication.allWidgets() if QAccessible.isActive() else ()
    for widget in asked:
        if widget.property(ROLE) is not None:
            _forget(widget)


def _answer(key: str, thing: QObject) -> QAccessibleInterface | None:
    """Return our interface of a widget; None if Qt's own is right. `key` is the widget's class."""
    del key
    if not isinstance(thing, QWidget):
        return None
    # A stack means nothing by itself: only its open page matters.
    role = "Client" if isinstance(thing, QStackedWidget) else thing.property(ROLE)
    if role is None:
        return None
    from spinecoach.ui.window.described import describe

    return describe(thing, role)


def _forget(widget: QWidget) -> None:
    if QAccessible.isActive():
        from spinecoach.ui.window.described import forget

        forget(widget)
