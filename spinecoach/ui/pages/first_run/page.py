"""The first start: who the program is for, the questions about health, and the personal form.

Three sheets in one page. The questions have to be answered; the form may be left as it is. The
same page asks the questions again after a year or a long break, then without the form.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from spinecoach.core.coaching.readiness import Clearance, HealthQuestion, mistake
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.columns import Columns
from spinecoach.ui.widgets.controls import Switch
from spinecoach.ui.widgets.grid import section
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.ui.services import Services


LEAST = 340
"""The least width of a column of questions in pixels."""


class FirstRunPage(QWidget):
    """Leads from the questions to the form.

    `done` is emitted when the person may go to Today, `lists_wanted` when they want to read the
    lists of when to stop.
    """

    done = Signal()
    lists_wanted = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        # Someone new sees the page first of all: what the coach is made of is not loaded for it.
        never_asked = services.never_asked or services.coach.profile.readiness() is None
        self._first = never_asked or services.coach.newcomer
        self.questions = QuestionSheet(services.phrases, again=not never_asked)
        self.questions.answered.connect(self._take)
        self.questions.lists_wanted.connect(self.lists_wanted)
        self.in_form = False  # whether the last sheet was opened and not finished
        self._sheets = QStackedWidget()
        self._sheets.addWidget(self.questions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sheets)
        if not never_asked and services.coach.clearance() is Clearance.ASK_FIRST:
            self._show(self.ask_first)

    @cached_property
    def ask_first(self) -> AskFirstSheet:
        """The sheet that asks to see a professional."""
        sheet = AskFirstSheet(self._services.phrases)
        sheet.confirmed.connect(self._confirm)
        sheet.not_yet.connect(self.done)
        sheet.lists_wanted.connect(self.lists_wanted)
        self._sheets.addWidget(sheet)
        return sheet

    @cached_property
    def personal(self) -> PersonalSheet:
        """The sheet with the personal form."""
        sheet = PersonalSheet(self._services)
        sheet.done.connect(self._finish)
        self._sheets.addWidget(sheet)
        return sheet

    @property
    def sheet(self) -> QWidget:
        """The sheet on show."""
        return self._sheets.currentWidget() or self.questions

    def begin(self) -> None:
        """Put the keyboard where the answer is expected."""
        self.sheet.setFocus()

    def _take(self, yes: frozenset[str]) -> None:
        self._follow(self._services.coach.answer(yes))

    def _confirm(self) -> None:
        self._follow(self._services.coach.asked_a_professional())

    def _follow(self, standing: Clearance) -> None:
        if standing is Clearance.ASK_FIRST:
            self._show(self.ask_first)
        elif self._first:
            self._show(self.personal)
        else:
            self.done.emit()

    def _finish(self) -> None:
        self.in_form = False
        self.done.emit()

    def _show(self, sheet: QWidget) -> None:
        self.in_form = sheet is self.personal
        self._sheets.setCurrentWidget(sheet)
        sheet.setFocus()


class QuestionSheet(Sheet):
    """Eleven statements to tick; `answered` carries the ids of what is true."""

    answered = Signal(object)
    lists_wanted = Signal()

    def __init__(self, phrases: Phrases, *, again: bool) -> None:
        words = phrases.start
        super().__init__(
            words.questions_title(), words.asked_again() if again else words.for_whom()
        )
        self._words = words
        self.column.addWidget(section(words.any_true()))
        self.ticks: dict[str, Switch] = {}
        rows = []
        for question in HealthQuestion:
            rows.append(tick := WrappedSwitch(words.question(question)))
            tick.toggled.connect(lambda _: self._show_buttons())
            self.ticks[question] = tick.switch
        self.column.addLayout(Columns(*rows, least=LEAST, gap=6, fall=True))
        self.notice = NoticeBar(phrases)
        self.column.addWidget(self.notice)
        self.none = Button(words.none_of_these(), ButtonKind.PRIMARY)
        self.none.clicked.connect(lambda: self._answer(none=True))
        self.go_on = Button(words.continue_(), ButtonKind.PRIMARY)
        self.go_on.clicked.connect(lambda: self._answer(none=False))
        self.lists = Button(words.when_to_stop())
        self.lists.clicked.connect(self.lists_wanted)
        self.finish(self.none, self.go_on, self.lists, note=words.private())
        # Not the button: an Enter that is pressed without looking must not mean that nothing is
        # true.
        self.setFocusProxy(next(iter(self.ticks.values())))
        self._show_buttons()

    @property
    def yes(self) -> frozenset[str]:
        """Return what is ticked."""
        return frozenset(name for name, tick in self.ticks.items() if tick.isChecked())

    def _show_buttons(self) -> None:
        """Show one of two buttons, for "nothing ticked" or for "something ticked"."""
        self.notice.tell("")
        self.none.setVisible(not self.yes)
        self.go_on.setVisible(bool(self.yes))

    def _answer(self, *, none: bool) -> None:
        wrong = mistake(self.yes, none=none)
        self.notice.tell(self._words.answer_mistake(wrong) if wrong else "")
        if wrong is None:
            self.answered.emit(self.yes)


class WrappedSwitch(QWidget):
    """A switch whose words may take two lines."""

    toggled = Signal(bool)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.switch = Switch("")
        self.switch.setAccessibleName(text)
        self.switch.toggled.connect(self.toggled)
        words = label(text)
        words.setBuddy(self.switch)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part, stretch in ((self.switch, 0), (words, 1)):
            column = QVBoxLayout()  # keeps it at the top without a name of `Qt`
            column.addWidget(part)
            column.addStretch(1)
            row.addLayout(column, stretch)
        self._words = words
        self._put_first_line_beside()

    def changeEvent(self, event: QEvent) -> None:
        """Let the words follow the page's letters."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._put_first_line_beside()

    def _put_first_line_beside(self) -> None:
        """Put a single line of words in the middle of the switch, as high as it is now."""
        self._words.setMinimumHeight(self.switch.sizeHint().height())

    def mousePressEvent(self, event: object) -> None:
        """Let a click on the words switch it too."""
        del event
        self.switch.toggle()


class AskFirstSheet(Sheet):
    """After a yes: asks to see a professional first; going on means that this was done."""

    confirmed = Signal()
    not_yet = Signal()
    lists_wanted = Signal()

    def __init__(self, phrases: Phrases) -> None:
        words = phrases.start
        super().__init__(words.ask_first_title(), words.ask_first())
        later = Button(words.not_yet(), ButtonKind.PRIMARY)
        later.clicked.connect(self.not_yet)
        self.confirm = Button(words.confirm_asked())
        self.confirm.clicked.connect(self.confirmed)
        lists = Button(words.when_to_stop())
        lists.clicked.connect(self.lists_wanted)
        self.later = later
        self.finish(later, self.confirm, lists)


class PersonalSheet(Sheet):
    """Days, dumbbells and voice: all of it may be left as it is."""

    done = Signal()

    def __init__(self, services: Services) -> None:
        from spinecoach.ui.pages.first_run.personal_form import PersonalForm

        words = services.phrases.start
        super().__init__(words.make_it_yours(), words.can_wait())
        self.form = PersonalForm(services)
        self.column.addWidget(self.form)
        ready = Button(words.done(), ButtonKind.PRIMARY)
        ready.clicked.connect(self._finish)
        self.ready = ready
        self.finish(ready)

    def _finish(self) -> None:
        if self.form.keep():
            self.done.emit()
