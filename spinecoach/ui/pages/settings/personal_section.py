"""You, in the settings: what makes it one's own, and the answers, which can be deleted here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from spinecoach.ui.pages.first_run.personal_form import PersonalForm
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.form import WHOLE, Form
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from spinecoach.ui.services import Services

FILE = "spinecoach.ics"
FILES = "Calendar (*.ics)"

NO_ANSWERS = "There are no answers. The questions come before your next workout."


class YouSection(QWidget):
    """`questions_wanted` and `routine_wanted` lead to their pages."""

    questions_wanted = Signal()
    routine_wanted = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._care = services.care
        self.form = PersonalForm(services, voice=False)
        self.state = label("", size=0.9, soft=True)
        self.again = Button("Answer again")
        self.again.clicked.connect(self.questions_wanted)
        self.forget = Button("Delete my answers")
        self.forget.clicked.connect(self._forget)
        self.timeline = Button("Change")
        self.timeline.setAccessibleName("Change the routine")
        self.timeline.clicked.connect(self.routine_wanted)
        self.calendar = Button("Add to my calendar…")
        self.calendar.clicked.connect(self._ask_where)
        more = Form()
        more.add("Routine", Flow(self.timeline, self.calendar, gap=12))
        more.add("Safety questions", Flow(self.again, self.forget, gap=12))
        more.add("", self.state, WHOLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.form)
        column.addLayout(more)

    def refresh(self) -> None:
        """Show whether there are answers."""
        answers = self._care.profile.readiness()
        self.forget.setEnabled(answers is not None)
        when = "" if answers is None else f"{answers.asked.day} {answers.asked:%B %Y}"
        self.state.setText(f"Answered on {when}." if when else NO_ANSWERS)

    def showEvent(self, event: QShowEvent) -> None:
        """Be right whenever it is opened."""
        super().showEvent(event)
        self.refresh()

    def save_calendar(self, path: str) -> None:
        """Write the calendar file; say how that went."""
        wrong = self._services.save_calendar(path)
        self.state.setText(wrong or f"Your days are in {path}. Open it with your calendar.")

    def _ask_where(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, "Save the days for my calendar", FILE, FILES)
        if path:
            self.save_calendar(path)

    def _forget(self) -> None:
        self._care.profile.forget_answers()
        self.refresh()
