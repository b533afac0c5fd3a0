"""A choice among a few values: a row of buttons, one of them pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from spinecoach.ui.style.reading import ONE_OF_MANY, read_as
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STRONG_FOCUS = 11
CLICK_FOCUS = 2
"""`Qt.FocusPolicy.StrongFocus` and `ClickFocus`, by number (see `ui.style.paint`)."""

SPACING = 8
"""Pixels between two buttons."""


class Choice(QWidget):
    """`values` maps the buttons' texts to values; `chosen` carries the value."""

    chosen = Signal(object)

    def __init__(
        self, name: str, values: Mapping[str, object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        read_as(self, ONE_OF_MANY)
        self.buttons: dict[object, Button] = {}
        group = QButtonGroup(self)
        row = Flow(gap=SPACING)
        self.setLayout(row)
        for text, value in values.items():
            button = Button(text, ButtonKind.CHOICE)
            read_as(button, "RadioButton")
            button.clicked.connect(lambda _, value=value: self.chosen.emit(value))
            button.clicked.connect(self._stop_at_chosen)
            group.addButton(button)
            row.addWidget(button)
            self.buttons[value] = button
        self._group = group

    def show_value(self, value: object) -> None:
        """Press the button of that value; no button if none has it."""
        self._group.setExclusive(False)
        for meaning, button in self.buttons.items():
            button.setChecked(meaning == value)
        self._group.setExclusive(True)
        self._stop_at_chosen()

    def _stop_at_chosen(self) -> None:
        stop_at_chosen(list(self.buttons.values()))

    @property
    def value(self) -> object:
        """The chosen value; None if no button is pressed."""
        return next((value for value, button in self.buttons.items() if button.isChecked()), None)


def stop_at_chosen(buttons: Sequence[Button]) -> None:
    """Let Tab stop only at the pressed button of a group, or at the first if none is pressed."""
    stop = next((button for button in buttons if button.isChecked()), buttons[0])
    for button in buttons:
        button.setProperty("focusPolicy", STRONG_FOCUS if button is stop else CLICK_FOCUS)
