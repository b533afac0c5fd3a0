"""All variants of an exercise as buttons: itself, the easier, the harder; one is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from spinecoach.core.exercise.exercise import Level
from spinecoach.ui.widgets.button import FOCUS_GAP, Button, Look
from spinecoach.ui.widgets.label import label, plain_tip

if TYPE_CHECKING:
    from spinecoach.core.exercise.exercise import Exercise, Variant
    from spinecoach.core.phrases.phrases import Phrases


class VariantChoice(QWidget):
    """`chosen` carries a variant, or None for the exercise itself.

    The buttons are one group: Tab goes to the selected one, the arrow keys from one to
    the next. `buttons` holds them by the variant's id, the exercise itself under "".
    """

    chosen = Signal(object)

    def __init__(self, exercise: Exercise, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases.exercises
        self.setAccessibleName(self._phrases.variants())
        self.buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._add(None)
        for level in Level:
            variants = [variant for variant in exercise.variants if variant.level is level]
            if variants:
                self._column.addSpacing(8)
                heading = label(self._phrases.level(level), soft=True, wrap=False)
                heading.setIndent(round(FOCUS_GAP) + 1)  # above the body of the buttons
                self._column.addWidget(heading)
            for variant in variants:
                self._add(variant)
        self._column.addStretch(1)
        self.buttons[""].setChecked(True)

    def _add(self, variant: Variant | None) -> None:
        button = Button(variant.title if variant else self._phrases.standard(), Look.CHOICE)
        if variant is not None:
            name = self._phrases.variant_of_level(variant.title, variant.level)
            button.setAccessibleName(name)
            button.setAccessibleDescription(variant.why)
            button.setToolTip(plain_tip(variant.why))
        button.clicked.connect(lambda: self.chosen.emit(variant))
        self._group.addButton(button)
        self._column.addWidget(button)
        self.buttons[variant.id if variant else ""] = button
