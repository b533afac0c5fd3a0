"""Asks what to do with a workout that was cut off: continue, keep or discard it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout

from spinecoach.ui.style.reading import read_as
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.question_bar import QuestionBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.record.logbook import LoggedWorkout


class RecoveryBar(QuestionBar):
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
        for button, signal in (
            (self.go_on, self.go_on_wanted),
            (self.keep, self.keep_wanted),
            (self.discard, self.discard_wanted),
        ):
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _, wanted=signal: wanted.emit())
            button.clicked.connect(self.settled)
        self.lay_out(lines, self.go_on, self.keep, self.discard, margins=(22, 14, 14, 14))
        self.setFocusProxy(self.go_on if can_go_on else self.keep)
        self.setAccessibleName(self.words.text())
