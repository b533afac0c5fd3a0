"""After a workout: asks about pain, effort and form, one after the other.

Each question is answered or skipped, and the number that is shown is kept at once. It can be
changed until Enter or "Next" leads on, so the 0 of a 10 never answers the next question, however
late it comes. A 0 in the moment in which the questions appear is not taken: a 1 before it would
have gone to the workout. A person who stopped because of pain is asked nothing and is told what to
do.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from spinecoach.core.coaching.pain import Advice, Feeling, advice, greater
from spinecoach.core.coaching.pain_lines import PainLine
from spinecoach.ui.widgets.button import Button, Look
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinecoach.core.phrases.phrases import Phrases

LARGE = 1.5
"""Size of questions and numbers against the app's letters: they come before all else."""

OPENS_MS = 1500
"""Milliseconds after the questions appear in which no 0 is taken."""

SPACING = 8
"""Pixels between question, answers and buttons."""


class AfterQuestions(QWidget):
    """`felt` carries the `Feeling` after every answer, `lists_wanted` asks for the lists.

    `asked` carries the `PainLine` of a question that comes up.
    """

    felt = Signal(object)
    asked = Signal(object)
    lists_wanted = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = self._words = phrases.pain
        self.feeling = self._before = Feeling()
        self._titles: Mapping[str, str] = {}
        self.question = label("", size=LARGE, weight=QFont.Weight.DemiBold)
        self.how = label(words.press_then_enter(), soft=True, wrap=False)
        self.pain = Scale(words.pain_now(), dict(words.pain_words()), LARGE, counts_alone=False)
        self.pain.changed.connect(self._take_pain)
        self.effort = Scale(words.effort(), dict(words.effort_words()), LARGE, counts_alone=False)
        self.effort.changed.connect(self._take_effort)
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
        for step in (self.pain, self.effort, self.form, self.closing):
            self._steps.addWidget(step)
        self.skip = Button(words.skip())
        self.skip.clicked.connect(self._next)
        self.lists = Button(phrases.start.when_to_stop())
        self.lists.clicked.connect(self.lists_wanted)
        buttons = QHBoxLayout()
        buttons.addWidget(self.skip)
        buttons.addWidget(self.lists)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addWidget(self.question)
        column.addWidget(self.how)
        column.addWidget(self._steps)
        column.addLayout(buttons)
        column.addStretch(1)
        self.hide()

    def ask(self, feeling: Feeling, titles: Mapping[str, str]) -> None:
        """Ask from the beginning; `titles` are the names of the exercises that were done, by id."""
        self._steps.setCurrentWidget(self.closing)  # the scales forget their numbers unheard
        self.pain.clear()
        self.effort.clear()
        self.feeling = self._before = feeling
        self._titles = titles
        self._build_form()
        self._reserve()
        if feeling.excused:
            self._close(self._words.stop_and_excused(), lists=True)
        else:
            self._open(self.pain, self._words.hurts_now())
            self._opening.start()
        self.show()

    def _reserve(self) -> None:
        """Reserve the height of the highest question, so that nothing below moves."""
        self.question.setText(" ")
        parts = (self.question, self.how, self._steps, self.skip)
        high = sum(part.sizeHint().height() for part in parts) + SPACING * (len(parts) - 1)
        self.setMinimumHeight(high)

    @property
    def asking(self) -> bool:
        """Whether a question is open."""
        return not self.isHidden() and self._steps.currentWidget() is not self.closing

    def press(self, key: int) -> bool:
        """Hand a key to the visible scale; return whether it was taken."""
        step = self._steps.currentWidget()
        if not self.asking or not isinstance(step, Scale):
            return False
        return (self._opening.isActive() and key == Qt.Key.Key_0) or step.press(key)

    # -- answers -----------------------------------------------------------------

    def _take_pain(self) -> None:
        if self._steps.currentWidget() is self.pain:
            pain = greater(self._before.pain_after, self.pain.chosen)
            self._keep(replace(self.feeling, pain_after=pain))
            self._name_way(self.pain)

    def _take_effort(self) -> None:
        if self._steps.currentWidget() is self.effort:
            effort = self.effort.chosen
            effort = self._before.effort if effort is None else effort
            self._keep(replace(self.feeling, effort=effort))
            self._name_way(self.effort)

    def _name_way(self, step: QWidget) -> None:
        """Name the button that leads on, with or without an answer."""
        words = self._words
        answered = isinstance(step, Scale) and step.chosen is not None
        self.skip.setText(
            words.done() if step is self.form else words.next() if answered else words.skip()
        )

    def _take_slips(self) -> None:
        slipped = frozenset(name for name, button in self.slips.items() if button.isChecked())
        self._keep(replace(self.feeling, slipped=slipped))

    def _next(self) -> None:
        step = self._steps.currentWidget()
        if step is self.pain:
            self._open(self.effort, self._words.how_hard())
            self.asked.emit(PainLine.EFFORT)
        elif step is self.effort and self._titles:
            self._open(self.form, self._words.form_slipped())
        else:
            self._close_well()

    def _keep(self, feeling: Feeling) -> None:
        self.feeling = feeling
        self.felt.emit(feeling)

    # -- showing -----------------------------------------------------------------

    def _open(self, step: QWidget, question: str) -> None:
        focus = self.window().focusWidget()
        answering = focus is not None and self._steps.isAncestorOf(focus)
        self._steps.show()
        self._steps.setCurrentWidget(step)
        if answering:
            step.setFocus()  # not the skip button: one Enter too many must not answer
        self.question.setText(question)
        self.how.setVisible(isinstance(step, Scale))
        self._name_way(step)
        self.skip.show()
        self.lists.hide()

    def _close_well(self) -> None:
        what = advice(self.feeling.pain_after)
        words = {
            Advice.GO_ON: self._words.thanks(),
            Advice.EASE: self._words.ease_next(),
            Advice.STOP: self._words.stop(),
        }
        self._close(words[what], lists=what is not Advice.GO_ON)

    def _close(self, words: str, *, lists: bool) -> None:
        self._steps.setCurrentWidget(self.closing)
        self._steps.hide()
        self.question.setText(words)
        self.how.hide()
        self.skip.hide()
        self.lists.setVisible(lists)

    def _build_form(self) -> None:
        while (item := self._form.takeAt(0)) is not None:
            if (button := item.widget()) is not None:
                button.deleteLater()
        self.slips = {}
        for name, title in self._titles.items():
            button = Button(title, Look.CHOICE)
            button.clicked.connect(self._take_slips)
            self.slips[name] = button
            self._form.addWidget(button)
