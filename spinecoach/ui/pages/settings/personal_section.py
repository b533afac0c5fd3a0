"""The section about the person: days, dumbbells, routine, and the answers, which can be deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from spinecoach.ui.pages.first_run.personal_form import PersonalForm
from spinecoach.ui.style.reading import explain
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.controls import Switch
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.form import WHOLE
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from spinecoach.ui.services import Services

FILE = "spinecoach.ics"


class PersonalSection(QWidget):
    """`questions_wanted` and `routine_wanted` lead to their pages."""

    questions_wanted = Signal()
    routine_wanted = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._coach = services.coach
        its = self._phrases = services.phrases.settings
        self._showing = False
        self.form = PersonalForm(services, voice=False)
        self.answered = label("", size=0.9, soft=True)
        self.again = Button(its.answer_again())
        self.again.clicked.connect(self.questions_wanted)
        self.forget = Button(its.delete_answers())
        self.forget.clicked.connect(self._forget)
        self.routine = Button(its.change_routine())
        self.routine.setAccessibleName(its.change_routine_long())
        self.routine.clicked.connect(self.routine_wanted)
        self.calendar = Button(its.add_to_calendar())
        self.calendar.clicked.connect(self._ask_where)
        self.calendar_saved = label("", size=0.9, soft=True)
        self.calendar_saved.hide()
        self.closed = Switch(its.remind_closed())
        self.closed.toggled.connect(self._remind_closed)
        # The form has kept the time by then.
        self.form.reminder.editingFinished.connect(lambda: self._show_closed())  # noqa: PLW0108
        self.closed_words = label("", size=0.9, soft=True)
        rows = self.form.grid
        rows.add("", self.closed)
        rows.add("", self.closed_words, WHOLE)
        rows.add(its.routine(), Flow(self.routine, self.calendar, gap=12))
        rows.add("", self.calendar_saved, WHOLE)
        rows.add(its.questions(), Flow(self.again, self.forget, gap=12))
        rows.add("", self.answered, WHOLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def refresh(self) -> None:
        """Show whether there are answers."""
        answers = self._coach.profile.readiness()
        self.forget.setEnabled(answers is not None)
        its = self._phrases
        self._show_closed()
        self.answered.setText(its.answered_on(answers.asked) if answers else its.no_answers())

    def showEvent(self, event: QShowEvent) -> None:
        """Show the present state."""
        super().showEvent(event)
        self.refresh()

    def _show_closed(self, failed: str = "") -> None:
        """Show whether the system reminds, or what it lacks for that."""
        its, reminder = self._phrases, self._services.closed_reminder
        installed = reminder.installed
        at = self._services.settings.get().reminder
        self._showing = True
        self.closed.setChecked(installed)
        self._showing = False
        self.closed.setEnabled(bool(at) or installed)
        words = its.remind_closed_how() if at else its.remind_closed_needs_time()
        self.closed.setAccessibleDescription(words)
        if failed:
            words = its.remind_closed_failed(failed)
            explain(self.closed, words)
        self.closed_words.setText(words)

    def _remind_closed(self, on: bool) -> None:  # noqa: FBT001 - a signal's
        if not self._showing:
            reminder = self._services.closed_reminder
            self._show_closed(reminder.install() if on else reminder.remove())

    def save_calendar(self, path: str) -> None:
        """Write the calendar file; show the result beside the button."""
        wrong = self._services.save_calendar(path)
        self.calendar_saved.setText(wrong or self._phrases.calendar_saved(path))
        self.calendar_saved.show()

    def _ask_where(self) -> None:
        its = self._phrases
        path, _ = QFileDialog.getSaveFileName(self, its.save_calendar(), FILE, its.calendar_files())
        if path:
            self.save_calendar(path)

    def _forget(self) -> None:
        self._coach.profile.forget_answers()
        self.refresh()
