"""Before a workout: asks whether anything hurts, and shows the wait for the voice.

It has one sheet for each step of `core.coaching.starter` that it shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from spinecoach.core.coaching.starter import StartStep
from spinecoach.core.workout.commands import Command, Number
from spinecoach.ui.pages.look_sheet import LookSheet
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.lists import StopLists
from spinecoach.ui.widgets.scale import Scale
from spinecoach.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.ui.widgets.filling import FillingPage


ASKING = 1640
NUMBERS = 1.5
"""The most pixels of the question's width, and the size of its numbers, relative to the app's
letters: they are read from the mat."""


class BeforePage(QWidget):
    """Shows one step; `wanted` carries the `Command` or the `Number` that answers it."""

    wanted = Signal(object)

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = phrases.start
        self.asking = AskSheet(phrases)
        self.asking.scale.answered.connect(lambda number: self.wanted.emit(Number(number)))
        self.asking.skip.clicked.connect(lambda: self.wanted.emit(Command.CONFIRM))
        self.easing = ChoiceSheet(words.easy_title(), words.easy_how())
        self.easing.offer(words.start_gently(), words.not_today())
        self.pausing = ChoiceSheet(words.break_title(), words.break_advice())
        self.pausing.offer(words.asked_go_on(), words.not_today(), calm=True)
        self.stopping = StopSheet(phrases)
        self.looking = LookSheet(phrases)
        self.waiting = WaitSheet(phrases)
        self._words = words
        self._sheets = QStackedWidget()
        self._shown: FillingPage = self.asking
        self._of: dict[StartStep, FillingPage] = {
            StartStep.PAIN: self.asking,
            StartStep.EASE: self.easing,
            StartStep.PAUSE: self.pausing,
            StartStep.TOO_MUCH: self.stopping,
            StartStep.LOOK: self.looking,
            StartStep.LINES: self.waiting,
        }
        for sheet in self._of.values():
            self._sheets.addWidget(sheet.whole)
        sheets = (self.easing, self.pausing, self.stopping, self.looking, self.waiting)
        for sheet in sheets:
            for button, command in sheet.commands.items():
                button.clicked.connect(lambda _, command=command: self.wanted.emit(command))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sheets)

    @property
    def sheet(self) -> QWidget:
        """The sheet on show."""
        return self._shown

    def show_step(self, step: StartStep, number: int | None = None) -> None:
        """Show what is asked now; `number` is the pain that was given."""
        self.asking.scale.clear()
        if number is not None:
            for sheet in (self.easing, self.stopping):
                sheet.change.setText(self._words.change_number(number))
        self.looking.show_pain(number)
        self._shown = self._of[step]
        self._sheets.setCurrentWidget(self._shown.whole)

    def begin(self) -> None:
        """Put the keyboard where the answer is expected."""
        self.sheet.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a number as the answer, and Escape as "not today"."""
        from PySide6.QtCore import Qt

        if self.sheet is self.asking and self.asking.scale.press(event.key()):
            return
        if event.key() == Qt.Key.Key_Escape:
            self.wanted.emit(Command.CANCEL)
        else:
            event.ignore()


class AskSheet(Sheet):
    """The question itself."""

    shrinks = True
    lines = 16

    def __init__(self, phrases: Phrases) -> None:
        words = phrases.pain
        super().__init__(words.hurts_before(), words.press_a_number(), ASKING)
        self.scale = Scale(
            words.pain(), dict(words.pain_words()), words.number_name, NUMBERS, fills=True
        )
        self.scale.take_keys()
        # In the middle of a large window, where the eye looks for it.
        self.column.addStretch(1)
        self.column.addWidget(self.scale, stretch=8)
        self.limit(self.scale)
        self.column.addStretch(1)
        self.column.addWidget(label(words.warning_signs(), balanced=True))
        self.skip = Button(phrases.start.skip_question())
        self.stand_on(Flow(self.skip))
        # Not the button: an Enter that is pressed without looking must not skip the question.
        self.setFocusProxy(self.scale)


class CommandSheet(Sheet):
    """A sheet with buttons that each stand for a command; `change` changes the number."""

    shrinks = True
    lines = 17

    def __init__(self, headline: str, line: str) -> None:
        super().__init__(headline, line)
        # A little above the middle of a large window, where the eye looks for it.
        self.column.insertStretch(0, 2)
        self.commands: dict[Button, Command] = {}
        self.change = Button("")

    def add_command(
        self, text: str, command: Command, kind: ButtonKind = ButtonKind.PLAIN
    ) -> Button:
        """Add a button for a command."""
        button = Button(text, kind)
        self.commands[button] = command
        return button


class ChoiceSheet(CommandSheet):
    """Offers to go on with changes, to change the number, or to stop for today."""

    def offer(self, go_on: str, later: str, *, calm: bool = False) -> None:
        """Add the buttons; on a `calm` sheet "not today" is the main one, and no number changes."""
        self.go_on = self.add_command(
            go_on, Command.GO_ON, ButtonKind.PLAIN if calm else ButtonKind.PRIMARY
        )
        self.later = self.add_command(
            later, Command.CANCEL, ButtonKind.PRIMARY if calm else ButtonKind.PLAIN
        )
        if calm:
            self.finish(self.later, self.go_on)
        else:
            self.commands[self.change] = Command.BACK
            self.finish(self.go_on, self.change, self.later)


class StopSheet(CommandSheet):
    """Advises against a workout today: what to do instead, and the lists of symptoms."""

    def __init__(self, phrases: Phrases) -> None:
        super().__init__(phrases.start.not_today(), phrases.pain.rest_and_excused())
        self.column.addSpacing(8)
        self.column.addWidget(StopLists(phrases, whole=False))
        back = phrases.start.back_to_today()
        self.later = self.add_command(back, Command.CANCEL, ButtonKind.PRIMARY)
        self.commands[self.change] = Command.BACK
        self.finish(self.later, self.change)


class WaitSheet(CommandSheet):
    """The voice is being prepared."""

    def __init__(self, phrases: Phrases) -> None:
        words = phrases.start
        super().__init__(words.waiting_title(), words.waiting_line())
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.setAccessibleName(words.waiting_title())
        self.column.addWidget(self.bar)
        self.go_on = self.add_command(
            words.start_without_voice(), Command.GO_ON, ButtonKind.PRIMARY
        )
        self.later = self.add_command(words.not_today(), Command.CANCEL)
        self.finish(self.go_on, self.later)
        # Not a button: the Enter that confirmed the number must not press it too.
        self.setFocusProxy(self.bar)

    def show_progress(self, done: int, total: int) -> None:
        """Show how many lines are rendered."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
