"""All variants of an exercise as buttons: the easier, itself, the harder; one is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from spinecoach.core.exercise.exercise import Level
from spinecoach.ui.style.reading import ONE_OF_MANY, read_as
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.choice import stop_at_chosen
from spinecoach.ui.widgets.label import label, plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        read_as(self, ONE_OF_MANY)
        self.buttons: dict[str, Button] = {}
        self._named: dict[str, tuple[str, str]] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        of_level = {
            level: [variant for variant in exercise.variants if variant.level is level]
            for level in Level
        }
        self._add_level(Level.EASIER, of_level[Level.EASIER])
        self._add(None)
        self._add_level(Level.HARDER, of_level[Level.HARDER])
        self._column.addStretch(1)
        self.select("")

    def select(self, variant: str) -> None:
        """Press the button of a variant, without emitting `chosen`."""
        self.buttons[variant].setChecked(True)
        stop_at_chosen(list(self.buttons.values()))

    def mark(self, variant: str | None) -> None:
        """Mark the variant that is in the routine; None = none is."""
        for own, (text, name) in self._named.items():
            marked, button = own == variant, self.buttons[own]
            button.setText(self._phrases.marked(text) if marked else text)
            button.setAccessibleName(self._phrases.marked_name(name) if marked else name)
            button.updateGeometry()

    def _add_level(self, level: Level, variants: Sequence[Variant]) -> None:
        """Add the variants of a level below its name."""
        if not variants:
            return
        self._column.addSpacing(8 if self.buttons else 0)
        heading = label(self._phrases.level(level), soft=True, wrap=False)
        read_as(heading, "Heading", level=3)
        self._column.addWidget(heading)
        for variant in variants:
            self._add(variant)
        self._column.addSpacing(8)

    def _add(self, variant: Variant | None) -> None:
        text = name = variant.title if variant else self._phrases.standard()
        button = Button(text, ButtonKind.CHOICE)
        read_as(button, "RadioButton")
        if variant is not None:
            name = self._phrases.variant_of_level(variant.title, variant.level)
            button.setAccessibleDescription(variant.why)
            button.setToolTip(plain_tip(variant.why))
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self.chosen.emit(variant))
        self._group.addButton(button)
        self._column.addWidget(button)
        own = variant.id if variant else ""
        self.buttons[own], self._named[own] = button, (text, name)
