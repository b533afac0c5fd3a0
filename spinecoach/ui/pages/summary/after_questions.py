"""After a workout: asks about pain, effort and form, one after the other.

Each question is answered or skipped, and the number that is shown is saved at once. It can be
changed until Enter or "Next", so the 0 of a 10 never answers the next question, however late it
comes. A 0 right after the questions appear is not accepted, because it may be the end of a 10 whose
1 was typed before; the page says so, and a second 0 is accepted. A person who stopped because of
pain is asked nothing and is told what to do.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from spinecoach.core.coaching.after_flow import LINES, AfterFlow, Question
from spinecoach.core.coaching.pain import Advice, Feeling, advice
from spinecoach.ui.keys import digit_on
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from spinecoach.core.phrases.pain import PainPhrases
    from spinecoach.core.phrases.phrases import Phrases

LARGE = 1.5
"""Size of questions and numbers relative to the app's letters: they matter most on the page."""

OPENS_MS = 1500
"""Milliseconds after the questions appear in which a first 0 is not accepted."""

SPACING = 8
"""Pixels between question, answers and buttons."""


class SteadyColumn(QVBoxLayout):
    """A column that is as high as that of the tallest question, so that nothing below moves."""

    def heightForWidth(self, width: int) -> int:
        """Return the height, in pixels."""
        now, questions = super().heightForWidth(width), self.parentWidget()
        return questions.height_of_all(width, now) if isinstance(questions, AfterQuestions) else now


class AfterQuestions(QWidget):
    """`felt` carries the `Feeling` after every answer, `lists_wanted` asks for the lists.

    `asked` carries the `PainLine` of a question that comes up; `left` says that the focus, which
    was here, has no place here any more.
    """

    felt = Signal(object)
    asked = Signal(object)
    left = Signal()
    lists_wanted = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = self._words = phrases.pain
        self._flow = AfterFlow(Feeling(), asks_form=False)
        self.question = label("", size=LARGE, weight=QFont.Weight.DemiBold, balanced=True)
        self.how = label(words.press_then_enter(), soft=True)
        self.pain = _scale(words.pain_now(), words.pain_words(), words)
        self.pain.changed.connect(partial(self._take, self.pain))
        self.effort = _scale(words.effort(), words.effort_words(), words)
        self.effort.changed.connect(partial(self._take, self.effort))
        self.pain.alike, self.effort.alike = (self.effort,), (self.pain,)
        for scale in (self.pain, self.effort):
            scale.take_keys()
            scale.answered.connect(self._next)
        self._opening = QTimer(self)
        self._opening.setSingleShot(True)
        self._opening.setInterval(OPENS_MS)
        self.form = QWidget()
        self._form = Flow()
        self.form.setLayout(self._form)
        self.slips: dict[str, Button] = {}
        self.closing = QWidget()
        self._steps = QStackedWidget()
        self._widgets = {
            Question.PAIN: self.pain,
            Question.EFFORT: self.effort,
            Question.FORM: self.form,
            Question.OVER: self.closing,
        }
        for step in self._widgets.values():
            self._steps.addWidget(step)
        self.skip = Button(words.skip())
        self.skip.clicked.connect(self._next)
        self.lists = Button(phrases.start.when_to_stop())
        self.lists.clicked.connect(self.lists_wanted)
        buttons = QHBoxLayout()
        buttons.addWidget(self.skip)
        buttons.addWidget(self.lists)
        buttons.addStretch(1)
        column = SteadyColumn(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addWidget(self.question)
        column.addWidget(self.how)
        column.addWidget(self._steps, stretch=100)
        column.addLayout(buttons)
        column.addStretch(1)
        self.hide()

    def ask(self, feeling: Feeling, titles: Mapping[str, str]) -> None:
        """Ask from the beginning; `titles` are the names of the exercises that were done, by id."""
        self._steps.setCurrentWidget(self.closing)  # the scales are cleared unread
        self.pain.clear()
        self.effort.clear()
        self._flow = AfterFlow(feeling, asks_form=bool(titles))
        self._build_form(titles)
        if feeling.excused:
            self._close(self._words.stop_and_excused(), lists=True)
        else:
            self._show_question()
            self._opening.start()
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the answers of a question be as high as the new width allows."""
        super().resizeEvent(event)
        self._limit_answers()

    @property
    def feeling(self) -> Feeling:
        """The answers so far."""
        return self._flow.feeling

    @feeling.setter
    def feeling(self, feeling: Feeling) -> None:
        self._flow.feeling = feeling

    def height_of_all(self, width: int, now: int) -> int:
        """Return the height of the tallest question; `now` is that of the present one."""
        if not self.asking:
            return now
        heights = (
            self.question.fontMetrics().height(),
            self.how.heightForWidth(width),
            max(scale.heightForWidth(width) for scale in (self.pain, self.effort)),
            self.skip.sizeHint().height(),
        )
        return max(now, sum(heights) + SPACING * (len(heights) - 1))

    def most_height(self, width: int) -> int:
        """Return the height of the tallest question with the largest keys, in pixels."""
        if not self.asking:
            return self.heightForWidth(width)
        scales = (self.pain, self.effort)
        grown = max(scale.most_height(width) - scale.heightForWidth(width) for scale in scales)
        return self.heightForWidth(width) + grown

    def event(self, event: QEvent) -> bool:
        """Do so too when its letters have another size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._limit_answers()
        return super().event(event)

    def _limit_answers(self) -> None:
        """Let the keys of both scales become squares, and what is done follow its choices."""
        step, wide = self._steps.currentWidget(), self.width()
        most = self.form.heightForWidth(wide)
        if step is not self.form:
            most = max(scale.most_height(wide) for scale in (self.pain, self.effort))
        self._steps.setMaximumHeight(most)

    @property
    def asking(self) -> bool:
        """Whether a question is open."""
        return not self.isHidden() and self._steps.currentWidget() is not self.closing

    def press(self, key: int) -> bool:
        """Pass a key to the visible scale; return whether it was used."""
        step = self._steps.currentWidget()
        if not self.asking or not isinstance(step, Scale):
            return False
        if digit_on(key) == 0 and self._opening.isActive():
            self._opening.stop()
            self.how.setText(self._words.zero_once_more())
            return True
        self.how.setText(self._words.press_then_enter())
        return step.press(key)

    # -- answers -----------------------------------------------------------------

    def _take(self, scale: Scale) -> None:
        if self._steps.currentWidget() is scale and self._flow.answer(scale.chosen):
            self.felt.emit(self.feeling)
            self._name_way()

    def _name_way(self) -> None:
        """Label the button that goes on, with or without an answer."""
        words, step = self._words, self._steps.currentWidget()
        answered = isinstance(step, Scale) and step.chosen is not None
        self.skip.setText(
            words.done() if step is self.form else words.next() if answered else words.skip()
        )

    def _take_slips(self) -> None:
        self._flow.slip(name for name, button in self.slips.items() if button.isChecked())
        self.felt.emit(self.feeling)

    def _next(self) -> None:
        self._flow.go_on()
        self._show_question()
        if self._flow.question is Question.EFFORT:  # the first question is said with the farewell
            self.asked.emit(LINES[Question.EFFORT])

    # -- showing -----------------------------------------------------------------

    def _show_question(self) -> None:
        question = self._flow.question
        if question is Question.OVER:
            told = advice(self.feeling.pain_after)
            self._close(self._words.after_advice(told), lists=told is not Advice.GO_ON)
        else:
            self._open(self._widgets[question], self._words.after_question(question))

    def _open(self, step: QWidget, question: str) -> None:
        focus = self.window().focusWidget()
        answering = focus is not None and self._steps.isAncestorOf(focus)
        self._steps.show()
        self._steps.setCurrentWidget(step)
        self._limit_answers()
        if answering:
            step.setFocus()  # not the skip button: one Enter too many must not skip
        self.question.setText(question)
        self.how.setText(self._words.press_then_enter())
        self.how.setVisible(isinstance(step, Scale))
        self._name_way()
        self.skip.show()
        self.lists.hide()

    @property
    def _has_focus(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _close(self, words: str, *, lists: bool) -> None:
        left = self._has_focus
        self._steps.setCurrentWidget(self.closing)
        self._steps.hide()
        self.question.setText(words)
        self.how.hide()
        self.skip.hide()
        self.lists.setVisible(lists)
        self.setMaximumHeight(self.heightForWidth(self.width()))
        if left:
            self.left.emit()

    def _build_form(self, titles: Mapping[str, str]) -> None:
        while (item := self._form.takeAt(0)) is not None:
            if (button := item.widget()) is not None:
                button.hide()
                button.deleteLater()
        self.slips = {}
        for name, title in titles.items():
            button = Button(title, ButtonKind.CHOICE)
            button.clicked.connect(self._take_slips)
            self.slips[name] = button
            self._form.addWidget(button)


def _scale(name: str, below: tuple[tuple[int, str], ...], phrases: PainPhrases) -> Scale:
    named = phrases.number_name
    return Scale(name, dict(below), named, LARGE, counts_alone=False, fills=True)
