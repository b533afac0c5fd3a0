"""What a screen reader is told about a widget that says what it is read as (`ui.style.reading`).

Loaded when a reader asks first.
"""

from __future__ import annotations

from PySide6.QtGui import (
    QAccessible,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
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
"""What a value is a part of."""


def describe(widget: QWidget, role: str) -> QAccessibleInterface:
    """Return what is told about a widget with that role of `QAccessible.Role`."""
    kind = Pressed if isinstance(widget, QAbstractButton) else Described
    return kind(widget, QAccessible.Role[role])


def forget(widget: QWidget) -> None:
    """Forget what Qt told about a widget before that said what it is: a name alone is told."""
    told = QAccessible.queryAccessibleInterface(widget)
    if told is not None and not isinstance(told, Described):
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(told))


class Described(QAccessibleWidget):
    """A widget with a role of ours."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        # Objects of their own: each is one C++ interface, which is what Qt expects to be given.
        self._parts = {
            QAccessible.InterfaceType.AttributesInterface: (LEVEL, Level(widget)),
            QAccessible.InterfaceType.ValueInterface: (VALUE, Value(widget)),
        }

    def text(self, kind: QAccessible.Text) -> str:
        """Return the name, which is what is written if no other was given."""
        told = super().text(kind)
        widget = self.widget()
        if kind is QAccessible.Text.Name and isinstance(widget, QLabel | QAbstractButton):
            return told or widget.text()
        return told

    def interface_cast(  # type: ignore[override] # an object, whatever the stub says
        self, kind: QAccessible.InterfaceType
    ) -> object:
        """Return the level or the value, if the widget has one."""
        needs, part = self._parts.get(kind, ("", None))
        if part is not None and self.widget().property(needs) is not None:
            return part
        found = super().interface_cast(kind)
        # PySide6 follows the address in what it is given, also that of None.
        return Shiboken.VoidPtr(0) if found is None else found


class Level(QAccessibleAttributesInterface):
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


class Value(QAccessibleValueInterface):
    """A value in per cent that nobody but the program changes."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget

    def currentValue(self) -> object:
        """Return the value now."""
        return self._widget.property(VALUE)

    def minimumValue(self) -> object:
        """Return nothing of it."""
        return 0

    def maximumValue(self) -> object:
        """Return all of it."""
        return WHOLE

    def minimumStepSize(self) -> object:
        """Return one per cent."""
        return 1

    def setCurrentValue(self, value: object) -> None:
        """Leave the value as it is."""


class Pressed(Described):
    """A button that is read as something else: one of many, or not to be ticked."""

    def state(self) -> QAccessible.State:
        """Return whether it is the one that is chosen."""
        state, widget = super().state(), self.widget()
        chosen = isinstance(widget, QAbstractButton) and widget.isChecked()
        one_of_many = self.role() is QAccessible.Role.RadioButton
        state.checkable, state.checked = one_of_many, one_of_many and chosen
        state.selectable = self.role() is QAccessible.Role.PageTab
        state.selected = state.selectable and chosen
        return state

    def childCount(self) -> int:
        """Return 0: what is written in a button is its name."""
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
