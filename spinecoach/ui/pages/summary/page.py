"""The summary: the week, how it felt, what was done, and buttons to other pages.

It shows what the history holds, so it can be corrected at once, with the same editor as in the
list of workouts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from spinecoach.core.coaching.week_plan import DayAdvice
from spinecoach.core.workout.minutes import whole_minutes
from spinecoach.core.workout.performance import Done, Summary
from spinecoach.ui.pages.progress.workout_editor import WorkoutEditor
from spinecoach.ui.pages.summary.after_questions import AfterQuestions
from spinecoach.ui.style.reading import read_as
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.filling import FillingPage
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.grid import MARGINS, SECTION, heading, limit_width
from spinecoach.ui.widgets.label import label, read_as_one
from spinecoach.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QLabel

    from spinecoach.core.coaching.pain import Feeling
    from spinecoach.core.coaching.ports import HistoryReader, Settings
    from spinecoach.core.coaching.week_plan import WeekPlan
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.record.logbook import LoggedWorkout
    from spinecoach.core.record.tempo import Tempo
    from spinecoach.core.workout.timeline import Planned
    from spinecoach.ui.pages.progress.workout_editor import Kept

WIDEST = 1640
EDITOR = (680, 260)
"""Pixels: the greatest width of the page, the greatest width of the editor and its least height."""

APART = 40
SPACING = 14
"""Pixels between two columns of the table, and between two parts of the page."""


class SummarySheet(FillingPage):
    """The letters of the summary: the questions are answered from the mat."""

    grows_beyond = True
    shrinks = True
    lines = 22


class SummaryPage(QWidget):
    """Shows a `Summary` and asks how the workout felt.

    Its buttons emit `today_wanted`, `progress_wanted`, `elsewhere_wanted` (add a workout done
    elsewhere) and `lists_wanted`; `felt` carries the answers so far.
    """

    today_wanted = Signal()
    progress_wanted = Signal()
    elsewhere_wanted = Signal()
    lists_wanted = Signal()
    felt = Signal(object)

    def __init__(
        self,
        past: HistoryReader,
        settings: Settings,
        phrases: Phrases,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._words = words = phrases.summary
        read_as(self, "Grouping")
        self._week_words = phrases.week
        self._past = past
        self._settings = settings
        self._workout = ""
        self._asked = False
        self._summary = Summary((), 0, 0.0, complete=False)
        self.headline = heading()
        self.week = label("", size=SECTION, weight=QFont.Weight.DemiBold)  # no heading
        self.week.hide()
        self.facts = label("", size=1.25)
        self.kept = label("", size=1.1, wrap=False)
        self.notice = NoticeBar(phrases)
        self.table = QGridLayout()
        self.table.setHorizontalSpacing(APART)
        self.table.setVerticalSpacing(8)
        self.table.setColumnStretch(3, 1)
        self._stacked = False
        self._wide = 0
        self.questions = AfterQuestions(phrases)
        self.questions.felt.connect(self.felt)
        self.questions.lists_wanted.connect(self.lists_wanted)
        self.editor = WorkoutEditor(past, phrases)
        limit_width(self.editor, EDITOR[0])
        self.editor.setMinimumHeight(grown(EDITOR[1]))
        self.editor.changed.connect(self._corrected)
        self.editor.delete_wanted.connect(self._delete)
        self.to_progress = Button(words.to_progress(), ButtonKind.PRIMARY)
        self.to_progress.clicked.connect(self.progress_wanted)
        # Otherwise it would go to the next button, and one Enter too many would change something.
        self.questions.left.connect(self.to_progress.setFocus)
        self.setFocusProxy(self.to_progress)
        self.to_today = Button(words.to_today())
        self.to_today.clicked.connect(self.today_wanted)
        self.correct = Button(words.correct())
        self.correct.clicked.connect(self._open_editor)
        self.elsewhere = Button(words.add_elsewhere())
        self.elsewhere.setAccessibleName(words.add_elsewhere_name())
        self.elsewhere.clicked.connect(self.elsewhere_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        self._page = SummarySheet(widest=WIDEST)
        column = self._page.column
        column.setSpacing(SPACING)
        column.addWidget(self.headline)
        column.addWidget(self.week)
        column.addWidget(self.questions, stretch=10)
        self._page.limit(self.questions)
        column.addWidget(self.facts)
        column.addLayout(self.table)
        column.addLayout(Flow(self.correct, self.elsewhere, self.kept, gap=16))
        column.addWidget(self.editor, stretch=100)
        column.addStretch(1)
        column.addWidget(self.notice)
        self._page.stand_on(Flow(self.to_progress, self.to_today, gap=16))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page.whole)
        self._page.verticalScrollBar().rangeChanged.connect(self._show_question)

    def _show_question(self) -> None:
        """If a question is not whole in sight, begin with it."""
        asked = self.questions.geometry()
        if self.questions.asking and asked.bottom() > self._page.viewport().height():
            self._page.verticalScrollBar().setValue(asked.top() - SPACING)

    def show_summary(self, summary: Summary, trouble: str, workout: str = "") -> None:
        """Show what was done; `trouble` says why it could not be saved, "" if it was.

        `workout` is its id in the history, "" if it has none.
        """
        self._summary, self._workout = summary, workout
        words = self._words
        self.headline.setText(words.done() if summary.complete else words.stopped())
        self.setAccessibleName(self.headline.text())
        self.kept.setText("" if trouble else words.saved())
        self.notice.tell(words.not_saved(trouble) if trouble else "")
        self._asked = False
        self._show_done()
        self._close_editor()

    def show_week(self, plan: WeekPlan, target: int) -> None:
        """Show which of the week's `target` days this was, and when the next workout is."""
        words, done = self._week_words, plan.done
        counted = plan.advice is DayAdvice.DONE
        text = words.day_of(done, target, plan.next_day) if counted else ""
        self.week.setText(text or words.advice(plan.advice, plan.next_day))
        self.week.show()
        self._page.fill()

    def ask(self, feeling: Feeling) -> None:
        """Ask how it was; `feeling` holds the answers given before and during the workout."""
        self._asked = True
        begun = {d.planned.exercise.id: d.planned.title for d in self._summary.done if d.reps}
        self.questions.ask(feeling, begun)
        self._page.fill()

    # -- what was done -----------------------------------------------------------

    @property
    def _logged(self) -> LoggedWorkout | None:
        """The workout as the history holds it."""
        return self._past.workout(self._workout) if self._workout else None

    def _show_done(self) -> None:
        """Fill the table; if a cut-off workout went on, the history knows more."""
        summary, logged = self._summary, self._logged
        sets, reps = summary.sets, summary.reps
        if logged is not None:
            sets, reps = logged.done_sets, logged.reps
        minutes = whole_minutes(summary.seconds)
        self.facts.setText(self._words.facts(sets, summary.planned_sets, reps, minutes))
        while (item := self.table.takeAt(0)) is not None:
            if (words := item.widget()) is not None:
                words.hide()
                words.deleteLater()
        # An exercise that was continued in an easier variant is in the plan twice, but here once.
        together: dict[str, list[Done]] = {}
        for done in summary.done:
            together.setdefault(done.planned.exercise.id, []).append(done)
        rows: list[tuple[list[QLabel], QLabel | None]] = []
        for own, variants in together.items():
            here = (sum(done.sets for done in variants), sum(done.reps for done in variants))
            counts = here if logged is None else logged.done_of(own)
            # Of several variants the one that was continued with is told if nothing is logged.
            tempo = variants[-1].tempo if logged is None else logged.tempo_of(own)
            row = self._row_of([done.planned for done in variants], *counts)
            rows.append((row, self._tempo(tempo) if tempo else None))
        self._place_rows(rows)

    def _row_of(self, variants: Sequence[Planned], done: int, count: int) -> list[QLabel]:
        """Return the row of an exercise: its name, its sets, its reps."""
        planned = sum(variant.sets for variant in variants)
        whole = sum(variant.sets * variant.reps for variant in variants)
        title = label(variants[0].title, size=1.1, weight=QFont.Weight.DemiBold)
        words = self._words
        sets = label(words.sets_of(done, planned), size=1.1)
        # Half a set counts as a set, so the reps are shown too if some are missing.
        of_whole = words.reps_of(count, whole) if count < whole else words.reps(count)
        reps = label(of_whole, size=1.1, soft=count == 0)
        for cell in (title, sets, reps):
            cell.setWordWrap(False)
        return [title, sets, reps]

    def _tempo(self, tempo: Tempo) -> QLabel:
        common = self._phrases.common
        return label(common.capitalised(common.tempo(tempo)), soft=True)

    def _place_rows(self, rows: Sequence[tuple[Sequence[QLabel], QLabel | None]]) -> None:
        """Fill the table; put what was done below the names if it is too wide beside them.

        The tempo of an exercise, if it is known, has a line of its own below it.
        """
        columns = zip(*(row for row, _ in rows), strict=True)
        widths = [max(cell.sizeHint().width() for cell in column) for column in columns]
        self._wide = sum(widths) + 2 * APART
        self._stacked = self._too_wide
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        line = 0
        for (title, *counts), tempo in rows:
            cells = (title, *counts, *([tempo] if tempo else []))
            told = [cell.text() for cell in cells]
            read_as_one(cells, self._phrases.common.comma_listed(told))
            if self._stacked:
                title.setWordWrap(True)
                self.table.addWidget(title, line, 0, 1, 3)
                line += 1
            else:
                self.table.addWidget(title, line, 0, left)
            for column, cell in enumerate(counts, 1):
                at = (line, column - 1, left) if self._stacked else (line, column, right)
                self.table.addWidget(cell, *at)
            if tempo:
                line += 1
                self.table.addWidget(tempo, line, 0, 1, 3)
            line += 1

    @property
    def _too_wide(self) -> bool:
        """Whether a row of the table does not fit the page."""
        return self._wide > self.width() - MARGINS[0] - MARGINS[2]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what was done below the names of the exercises if it is too wide beside them."""
        super().resizeEvent(event)
        if self._too_wide != self._stacked:
            self._show_done()
            self._show_table(shown=self.editor.isHidden())
            self._page.fill()

    def _show_table(self, *, shown: bool) -> None:
        for at in range(self.table.count()):
            item = self.table.itemAt(at)
            if item is not None and (words := item.widget()) is not None:
                words.setVisible(shown)

    # -- putting right -----------------------------------------------------------

    def _open_editor(self) -> None:
        """Open the editor in place of the table; pressed again, close it."""
        logged = self._logged
        if logged is None or not self.editor.isHidden():
            self._close_editor()
            return
        self.editor.show_workout(logged, logged.day, self._settings.get().unit)
        self._show_table(shown=False)
        for words in (self.kept, self.questions):
            words.hide()
        self.editor.show()
        self.correct.setText(self._words.cancel())
        self._page.fill()
        self.editor.setFocus()

    def _close_editor(self) -> None:
        self.editor.hide()
        self._show_table(shown=True)
        self.questions.setVisible(self._asked)
        self.kept.setVisible(bool(self.kept.text()))
        self.correct.setText(self._words.correct())
        self.correct.setVisible(self._logged is not None)
        self._page.fill()

    def _corrected(self) -> None:
        """Show what is saved now; the questions continue with the corrected values."""
        logged = self._logged
        if logged is not None:
            self.questions.feeling = replace(
                self.questions.feeling,
                pain_before=logged.pain_before,
                pain_after=logged.pain_after,
                effort=logged.effort,
            )
        self._show_done()
        self._close_editor()
        self.kept.setText(self._words.saved_with_changes())

    def _delete(self) -> None:
        self._past.corrections.delete(self._workout)
        self._asked = False
        self._close_editor()
        self.kept.hide()
        self.notice.tell(self._words.deleted(), self._undelete)
        self.notice.action.setFocus()

    def _undelete(self) -> None:
        self._past.corrections.undelete(self._workout)
        self._close_editor()

    def leave(self) -> Kept | None:
        """Save the changes in the editor, because another page opens."""
        kept = None if self.editor.isHidden() else self.editor.leave()
        if kept is not None:
            self._corrected()
        return kept

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a number as the answer to the open question."""
        if not self.questions.press(event.key()):
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        """Focus the first button, so that Enter continues."""
        super().showEvent(event)
        self.to_progress.setFocus()
