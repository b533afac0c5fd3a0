"""The accessibility interfaces of widgets that have a role of ours (`ui.style.reading`).

Loaded when a screen reader asks for the first time.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QAccessibleTextInterface,
    QAccessibleValueInterface,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAccessibleWidget,
    QLabel,
    QWidget,
)
from shiboken6 import Shiboken

from spinecoach.ui.style.reading import LEVEL, VALUE

WHOLE = 100
"""The whole of which a value is a share, in per cent."""


def describe(widget: QWidget, role: str) -> QAccessibleInterface:
    """Return the interface of a widget with that role of `QAccessible.Role`."""
    kind = Pressed if isinstance(widget, QAbstractButton) else Described
    return kind(widget, QAccessible.Role[role])


def forget(widget: QWidget) -> None:
    """Drop Qt's own interface of a widget, made before the widget had its role."""
    told = QAccessible.queryAccessibleInterface(widget)
    if told is not None and not isinstance(told, Described):
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(told))


class Described(QAccessibleWidget):
    """A widget with a role of ours."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        # Separate objects: Qt expects a different C++ object for each interface.
        self._parts = {
            QAccessible.InterfaceType.AttributesInterface: (LEVEL, HeadingLevel(widget)),
            QAccessible.InterfaceType.TextInterface: (LEVEL, HeadingText(widget)),
            QAccessible.InterfaceType.ValueInterface: (VALUE, Value(widget)),
        }

    def text(self, kind: QAccessible.Text) -> str:
        """Return the name, by default the text of the widget."""
        told = super().text(kind)
        widget = self.widget()
        if kind is QAccessible.Text.Name and isinstance(widget, QLabel | QAbstractButton):
            return told or widget.text()
        return told

    def interface_cast(  # type: ignore[override] # an object, whatever the stub says
        self, kind: QAccessible.InterfaceType
    ) -> object:
        """Return the level and the text of a heading, or the value, if the widget has one."""
        needs, part = self._parts.get(kind, ("", None))
        if part is not None and self.widget().property(needs) is not None:
            return part
        found = super().interface_cast(kind)
        # PySide6 would use the address even of None.
        return Shiboken.VoidPtr(0) if found is None else found


class HeadingLevel(QAccessibleAttributesInterface):
    """The level of a heading."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        """Return that there is a level."""
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> object:
        """Return the level."""
        return self._widget.property(LEVEL) if key is QAccessible.Attribute.Level else None


class HeadingText(QAccessibleTextInterface):
    """The text of a heading: Orca says that since version 46, and not the name."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget

    @property
    def _whole(self) -> str:
        words = self._widget.text() if isinstance(self._widget, QLabel) else ""
        return self._widget.accessibleName() or words

    def text(self, startOffset: int, endOffset: int) -> str:  # noqa: N803 - Qt's own
        """Return a part of the text."""
        return self._whole[startOffset:endOffset]

    def characterCount(self) -> int:
        """Return the length of the text."""
        return len(self._whole)

    def characterRect(self, offset: int) -> QRect:
        """Return the place of the whole heading."""
        del offset
        return QRect(self._widget.mapToGlobal(QPoint()), self._widget.size())

    def offsetAtPoint(self, point: QPoint) -> int:
        """Return that nothing is known about single letters."""
        del point
        return -1

    def attributes(self, offset: int) -> tuple[str, int, int]:
        """Return that all letters are alike."""
        del offset
        return "", 0, self.characterCount()

    def cursorPosition(self) -> int:
        """Return 0: there is no cursor."""
        return 0

    def setCursorPosition(self, position: int) -> None:
        """Leave it."""

    def selectionCount(self) -> int:
        """Return 0: nothing can be selected."""
        return 0

    def selection(self, selectionIndex: int) -> tuple[int, int]:  # noqa: N803
        """Return an empty one."""
        del selectionIndex
        return 0, 0

    def addSelection(self, startOffset: int, endOffset: int) -> None:  # noqa: N803
        """Select nothing."""

    def removeSelection(self, selectionIndex: int) -> None:  # noqa: N803
        """Leave it."""

    def setSelection(self, selectionIndex: int, startOffset: int, endOffset: int) -> None:  # noqa: N803
        """Select nothing."""

    def scrollToSubstring(self, startIndex: int, endIndex: int) -> None:  # noqa: N803
        """Leave it in its place."""


class Value(QAccessibleValueInterface):
    """A value in per cent that nobody but the program changes."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget

    def currentValue(self) -> object:
        """Return the value now."""
        return self._widget.property(VALUE)

    def minimumValue(self) -> object:
        """Return 0."""
        return 0

    def maximumValue(self) -> object:
        """Return the whole."""
        return WHOLE

    def minimumStepSize(self) -> object:
        """Return one per cent."""
        return 1

    def setCurrentValue(self, value: object) -> None:
        """Leave the value as it is."""


class Pressed(Described):
    """A button that is read as something else: one of several choices, or not checkable."""

    def state(self) -> QAccessible.State:
        """Return its state, with whether it is chosen."""
        state, widget = super().state(), self.widget()
        chosen = isinstance(widget, QAbstractButton) and widget.isChecked()
        one_of_many = self.role() is QAccessible.Role.RadioButton
        state.checkable, state.checked = one_of_many, one_of_many and chosen
        state.selectable = self.role() is QAccessible.Role.PageTab
        state.selected = state.selectable and chosen
        return state

    def childCount(self) -> int:
        """Return 0: the text of a button is its name, not a child."""
        return 0

    def actionNames(self) -> list[str]:
        """Return that it can be pressed."""
        return [self.pressAction(), *super().actionNames()]

    def doAction(self, actionName: str) -> None:  # noqa: N803 - Qt's own
        """Press it, or do what any widget does."""
        widget = self.widget()
        if actionName == self.pressAction() and isinstance(widget, QAbstractButton):
            widget.click()
        else:
            super().doAction(actionName)
