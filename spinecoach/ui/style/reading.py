"""What a screen reader gets to know about a widget besides its name and description.

A widget sets its role here; `ui.window.screen_reader` passes it to the system. It is stored in
properties as plain words, since loading Qt's roles takes too long before the first paint.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

ROLE = "accessible_role"
LEVEL = "accessible_level"
VALUE = "accessible_value"
"""The names of the properties: a member of `QAccessible.Role` by name, the level of a heading, a
value in per cent."""

ANNOUNCED = "accessible_announcement"
ANNOUNCED_MS = 500
"""The property that holds what was announced on a widget, and for how long it describes it at
least."""

OWN = "own_description"
"""The property that holds the widget's own description meanwhile."""

BY_DESCRIPTION = sys.platform == "linux"
"""Whether a text is announced as a new description of the focused control.

Orca 45 and later say announcements, but every Orca says such a description, and only once.
"""

ONE_OF_MANY = "List" if BY_DESCRIPTION else "Grouping"
"""The role of a group of which one is chosen. Orca 48 says the name of a "Grouping" twice when it
is entered, and again with each of its buttons; of a list, every Orca says it once.
"""

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
    """Let a screen reader say a text: by `BY_DESCRIPTION`, or else after what it is saying."""
    if not text or not widget.isVisible():
        return
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if not QAccessible.isActive():
        return
    focus = widget.window().focusWidget() if BY_DESCRIPTION else None
    if focus is None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
    else:
        describe_for_a_while(focus, text)


def describe_for_a_while(widget: QWidget, text: str) -> None:
    """Give a widget a description that nobody reads later, as a part of it.

    What it has to say itself, which may be its tool tip, comes back when it has lost the focus:
    before, that would be read again.
    """
    if widget.accessibleDescription() != widget.property(ANNOUNCED):
        widget.setProperty(OWN, widget.accessibleDescription())
    own = widget.property(OWN)

    def take_back() -> None:
        if widget.accessibleDescription() != text:
            return
        if widget.hasFocus() and (own or widget.toolTip()):
            QTimer.singleShot(ANNOUNCED_MS, widget, take_back)
        else:
            widget.setAccessibleDescription(own)

    widget.setProperty(ANNOUNCED, text)
    widget.setAccessibleDescription(text)
    # Not at once: Orca reads only the newest of several changes that wait.
    QTimer.singleShot(ANNOUNCED_MS, widget, take_back)


def explain(widget: QWidget, text: str) -> None:
    """Say what is wrong with a control: in its description, and once immediately.

    A reader says by itself when the description of the focused control changes.
    """
    changed = text != widget.accessibleDescription()
    widget.setAccessibleDescription(text)
    if changed and not widget.hasFocus():
        announce(widget, text)
