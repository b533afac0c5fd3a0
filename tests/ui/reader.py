"""What a screen reader is told, asked of Qt as the bridge of a system asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from spinecoach.ui.style import reading
from spinecoach.ui.window import screen_reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest
    from PySide6.QtGui import QAccessibleEvent, QAccessibleInterface

Role = QAccessible.Role
"""What a widget is."""


class Told(NamedTuple):
    """What is told about one widget.

    `level` is a heading's, `value` in per cent, `parts` the number of what it is made of, `words`
    the text that can be read letter by letter.
    """

    role: QAccessible.Role
    name: str
    description: str
    level: int
    value: int
    checked: bool
    selected: bool
    parts: int
    words: str


class Reader:
    """Reads widgets, and hears what is announced."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.heard: list[str] = []
        screen_reader.install()
        monkeypatch.setattr(QAccessible, "isActive", lambda: True)
        monkeypatch.setattr(QAccessible, "updateAccessibility", self._hear)
        describe = reading.describe_for_a_while

        def hear_description(widget: QWidget, text: str) -> None:
            self.heard.append(text)
            describe(widget, text)

        monkeypatch.setattr(reading, "describe_for_a_while", hear_description)
        monkeypatch.setattr(reading, "ANNOUNCED_MS", 0)

    def _hear(self, event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            self.heard.append(event.message())

    def read(self, widget: QWidget) -> Told:
        """Return what is told about a widget."""
        told = _asked(widget)
        attributes, value, state = told.attributesInterface(), told.valueInterface(), told.state()
        words = told.textInterface()
        return Told(
            told.role(),
            told.text(QAccessible.Text.Name),
            told.text(QAccessible.Text.Description),
            (attributes and attributes.attributeValue(QAccessible.Attribute.Level)) or 0,
            value.currentValue() if value else -1,
            bool(state.checked),
            bool(state.selected),
            told.childCount(),
            words.text(0, words.characterCount()) if words else "",
        )

    def press(self, widget: QWidget) -> None:
        """Press a button as a reader does."""
        actions = _asked(widget).actionInterface()
        assert actions is not None
        actions.doAction(actions.pressAction())

    def walk(self, widget: QWidget) -> Iterator[tuple[QWidget, Told]]:
        """Yield a widget and all that is visible in it."""
        yield widget, self.read(widget)
        for child in widget.findChildren(QWidget):
            if child.isVisible():
                yield child, self.read(child)


def _asked(widget: QWidget) -> QAccessibleInterface:
    told = QAccessible.queryAccessibleInterface(widget)
    assert told is not None
    return told


def every_text(widget: QWidget) -> Iterator[str]:
    """Each text that a reader finds in a widget, from one part to the next, as it walks."""
    screen_reader.install()
    yield from _texts(_asked(widget))


def _texts(told: QAccessibleInterface) -> Iterator[str]:
    if told.state().invisible:
        return
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Help):
        yield told.text(kind)
    if not told.state().editable:
        yield told.text(QAccessible.Text.Value)
    for index in range(told.childCount()):
        if (child := told.child(index)) is not None:
            yield from _texts(child)
