"""What a screen reader is told of a widget beyond its name and description.

A widget says here what it is read as; `ui.window.screen_reader` tells the system so. It is said by
properties with plain words, since the names of Qt's roles take too long before the first paint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

ROLE = "accessible_role"
LEVEL = "accessible_level"
VALUE = "accessible_value"
"""The properties: a member of `QAccessible.Role` by name, the level of a heading, a value in per
cent of a whole."""


forgetting: list[Callable[[QWidget], None]] = []
"""What makes readers ask about a widget again; empty until the program tells them anything."""


def read_as(widget: QWidget, role: str, *, level: int = 0) -> None:
    """Let a widget be read as a role of `QAccessible.Role`; a heading has a level from 1 on.

    Some readers say with a "Grouping" all its text, so a long page has a name only.
    """
    widget.setProperty(ROLE, role)
    if level:
        widget.setProperty(LEVEL, level)
    for forget in forgetting:
        forget(widget)


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say a text now, as soon as it has ended what it says."""
    if not text or not widget.isVisible():
        return
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def explain(widget: QWidget, text: str) -> None:
    """Say what is wrong with a control: in its description, and once at once.

    A reader says by itself how the description of the control with the keyboard changes.
    """
    changed = text != widget.accessibleDescription()
    widget.setAccessibleDescription(text)
    if changed and not widget.hasFocus():
        announce(widget, text)
