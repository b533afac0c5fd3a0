"""Asks what to do with a workout that was cut off: continue, keep or discard it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from spinecoach.ui.style.reading import read_as
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.card import Card
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.record.logbook import LoggedWorkout


class RecoveryBar(Card):
    """Asks once: one of the signals is emitted, then `settled`, and the bar is hidden.

    The first visible button has the focus.
    """

    settled = Signal()
    go_on_wanted = Signal()
    keep_wanted = Signal()
    discard_wanted = Signal()

    def __init__(
        self,
        workout: LoggedWorkout,
        phrases: Phrases,
        *,
        can_go_on: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        its = phrases.start
        told = its.cut_off(workout.began, workout.reps)
        self.words = label(told, size=1.15, weight=QFont.Weight.DemiBold)
        more = label(its.cut_off_safe(), soft=True)
        self.go_on = Button(its.cut_off_go_on(), ButtonKind.CHOICE)
        read_as(self.go_on, "Button")
        self.go_on.setCheckable(True)
        self.go_on.setChecked(True)
        self.go_on.setVisible(can_go_on)
        self.keep = Button(its.cut_off_keep())
        self.discard = Button(its.cut_off_discard())
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
