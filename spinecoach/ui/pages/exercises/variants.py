"""The ways to do an exercise, all in sight: as it stands, easier, harder; one of them is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from spinecoach.core.exercise.exercise import Level
from spinecoach.ui.widgets.button import FOCUS_GAP, Button, Look
from spinecoach.ui.widgets.label import label
from spinecoach.ui.words.phrases import sentence

if TYPE_CHECKING:
    from spinecoach.core.exercise.exercise import Exercise, Variant

STANDARD = "Standard"


class Ways(QWidget):
    """`chosen` carries a variant, or None for the exercise as it stands.

    The buttons are one group: Tab leads to the chosen one, the arrow keys from one to
    the next. `buttons` holds them by the variant's id, the standard one under "".
    """

    chosen = Signal(object)

    def __init__(self, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Ways to do it")
        self.buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._offer(None)
        for level in Level:
            variants = [variant for variant in exercise.variants if variant.level is level]
            if variants:
                self._column.addSpacing(8)
                name = label(sentence(level.value), soft=True, wrap=False)
                name.setIndent(round(FOCUS_GAP) + 1)  # above the body of the buttons
                self._column.addWidget(name)
            for variant in variants:
                self._offer(variant)
        self._column.addStretch(1)
        self.buttons[""].setChecked(True)

    def _offer(self, variant: Variant | None) -> None:
        button = Button(variant.title if variant else STANDARD, Look.CHOICE)
        if variant is not None:
            button.setAccessibleName(f"{sentence(variant.level.value)}: {variant.title}")
            button.setAccessibleDescription(variant.why)
            button.setToolTip(variant.why)
        button.clicked.connect(lambda: self.chosen.emit(variant))
        self._group.addButton(button)
        self._column.addWidget(button)
        self.buttons[variant.id if variant else ""] = button
