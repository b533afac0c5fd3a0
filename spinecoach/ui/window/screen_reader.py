"""Tells screen readers what our widgets are, when Qt's own classes say something else.

Qt asks about a widget only while a screen reader runs, so nothing here costs anybody else.
`ui.style.reading` is where a widget says what it is read as.
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
    """Answer for our widgets from now on, also for those that were asked about; once for all."""
    QAccessible.installFactory(_answer)
    forgetting.append(_forget)
    # To look at every widget costs 2 MB, so it is done for a reader that is there already.
    asked = QApplication.allWidgets() if QAccessible.isActive() else ()
    for widget in asked:
        if widget.property(ROLE) is not None:
            _forget(widget)


def _answer(key: str, thing: QObject) -> QAccessibleInterface | None:
    """Return what is told about a widget; None if Qt tells it well. `key` is its class."""
    del key
    if not isinstance(thing, QWidget):
        return None
    # A stack is nothing in itself: only the page on show counts.
    role = "Client" if isinstance(thing, QStackedWidget) else thing.property(ROLE)
    if role is None:
        return None
    from spinecoach.ui.window.described import describe

    return describe(thing, role)


def _forget(widget: QWidget) -> None:
    if QAccessible.isActive():
        from spinecoach.ui.window.described import forget

        forget(widget)
