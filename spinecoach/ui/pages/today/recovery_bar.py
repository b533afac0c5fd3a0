"""What became of a workout that was cut off: go on, keep what was done, or discard it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from spinecoach.ui.widgets.button import Button, Look
from spinecoach.ui.widgets.card import Card
from spinecoach.ui.widgets.label import label
from spinecoach.ui.words.phrases import counted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.record.logbook import LoggedWorkout


class RecoveryBar(Card):
    """Offers the three ways once; one of the signals is raised, then the bar is gone.

    `settled` follows whichever it was. The focus goes to the first way there is.
    """

    settled = Signal()
    go_on_wanted = Signal()
    keep_wanted = Signal()
    discard_wanted = Signal()

    def __init__(
        self, workout: LoggedWorkout, *, can_go_on: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = label(cut_off_words(workout), size=1.15, weight=QFont.Weight.DemiBold)
        more = label("What you did is safe.", soft=True)
        self.go_on = Button("Go on from there", Look.CHOICE)
        self.go_on.setCheckable(True)
        self.go_on.setChecked(True)
        self.go_on.setVisible(can_go_on)
        self.keep = Button("Keep what was done")
        self.discard = Button("Discard it")
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self.words)
        lines.addWidget(more)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 14, 14, 14)
        row.setSpacing(12)
        row.addLayout(lines, stretch=1)
        for button, signal in (
            (self.go_on, self.go_on_wanted),
            (self.keep, self.keep_wanted),
            (self.discard, self.discard_wanted),
        ):
            row.addWidget(button)
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _, wanted=signal: wanted.emit())
            button.clicked.connect(self.settled)
        self.setFocusProxy(self.go_on if can_go_on else self.keep)
        self.setAccessibleName(self.words.text())


def cut_off_words(workout: LoggedWorkout) -> str:
    """Say which workout was cut off, and how far it had come."""
    began = workout.began
    return (
        f"Your workout of {began.day} {began:%B}, {began:%H:%M}, was cut off after "
        f"{counted(workout.reps, 'rep')}."
    )
