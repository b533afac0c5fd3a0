"""What a screen reader gets to know about a widget besides its name and description.

A widget sets its role here; `ui.window.screen_reader` passes it to the system. It is stored in
properties as plain words, since loading Qt's roles takes too long before the first paint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

ROLE = "accessible_role"
LEVEL = "accessible_level"
VALUE = "accessible_value"
"""The names of the properties: a member of `QAccessible.Role` by name, the level of a heading, a
value in per cent."""


forgetting: list[Callable[[QWidget], None]] = []
"""Functions that make screen readers ask about a widget again; empty before `install`."""


def read_as(widget: QWidget, role: str, *, level: int = 0) -> None:
    """Give a widget a role of `QAccessible.Role`; a heading has a level from 1 on.

    Some readers read all texts of a "Grouping", so a long page only has a name.
    """
    widget.setProperty(ROLE, role)
    if level:
        widget.setProperty(LEVEL, level)
    for forget in forgetting:
        forget(widget)


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say a text after what it is saying."""
    if not text or not widget.isVisible():
        return
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def explain(widget: QWidget, text: str) -> None:
    """Say what is wrong with a control: in its description, and once immediately.

    A reader says by itself when the description of the focused control changes.
    """
    changed = text != widget.accessibleDescription()
    widget.setAccessibleDescription(text)
    if changed and not widget.hasFocus():
        announce(widget, text)
