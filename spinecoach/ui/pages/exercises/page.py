"""All about each exercise: how to do it, its variants, how to set up, what to look out for.

A sheet is made when its exercise is first selected, in the variant of the person's routine, and
kept, so that the person later finds the same variant and the same place on the page.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSlider,
    QBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from spinecoach.core.coaching.routine import variant_of
from spinecoach.core.coaching.workouts import Practice
from spinecoach.core.mistake import WrongValueError
from spinecoach.ui.pages.exercises.library_bar import LibraryBar
from spinecoach.ui.pages.exercises.picker import ExercisePicker
from spinecoach.ui.pages.exercises.sheet import ExerciseSheet
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.grid import LEFT, MARGINS
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.widgets.scroll import WIDTH, ScrollPage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent

    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.ui.services import Services

NARROW = 900
"""Pixels below which the list becomes a drop-down above the sheet."""

Action = QAbstractSlider.SliderAction
SCROLLS = {
    Qt.Key.Key_PageDown: Action.SliderPageStepAdd,
    Qt.Key.Key_PageUp: Action.SliderPageStepSub,
    Qt.Key.Key_Down: Action.SliderSingleStepAdd,
    Qt.Key.Key_Up: Action.SliderSingleStepSub,
    Qt.Key.Key_Home: Action.SliderToMinimum,
    Qt.Key.Key_End: Action.SliderToMaximum,
}
"""The keys that scroll the sheet wherever the focus is, unless the focused widget needs them."""


class ExercisesPage(QWidget):
    """A list at the left, the selected exercise at the right.

    `practice_wanted` carries the `Practice` that is to begin.
    """

    practice_wanted = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._phrases = services.phrases
        self._sheets: dict[str, SheetPage] = {}
        self._stack = QStackedWidget()
        self.picker = ExercisePicker(services.phrases, self)
        self.picker.chosen.connect(self.show_exercise)
        shelf = services.exercises
        self.library = LibraryBar(shelf.library, shelf.packs, services.phrases)
        self.library.added.connect(self._added)
        self.library.removed.connect(self._removed)
        self.notice = NoticeBar(services.phrases)
        self.library.problems.told.connect(lambda: self.notice.tell(""))
        self.nothing = label(self._phrases.exercises.no_exercise())
        self._narrow = False
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        inside = QWidget()
        self._left = QVBoxLayout(inside)
        self._left.setContentsMargins(0, 0, WIDTH, 24)
        self._left.addWidget(self.picker.list)
        self._left.addWidget(self.library)
        self._left.addStretch(1)
        self._side = Side()
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setWidget(inside)
        right = QVBoxLayout()
        right.addWidget(self.picker.drop, alignment=Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.library.problems)
        right.addWidget(self.notice)
        right.addWidget(self.nothing)
        right.addWidget(self._stack, stretch=1)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(LEFT, MARGINS[1], 16, 0)
        row.setSpacing(22)
        row.addWidget(self._side)
        row.addLayout(right, stretch=1)

    @property
    def shown(self) -> SheetPage | None:
        """The selected exercise; None if no exercise could be read."""
        page = self._stack.currentWidget()
        return page if isinstance(page, SheetPage) else None

    def refresh(self, selected: str = "") -> None:
        """List the exercises again: one was added or removed; show the one of that id."""
        self._left.insertWidget(1, self.library)  # which may be on a sheet
        for page in self._sheets.values():
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._sheets = {}
        exercises = self._services.exercises.packs.exercises()
        self.picker.show_exercises(exercises, self._services.coach.warm_up_moves())
        self.nothing.setVisible(not exercises)
        here = [exercise for exercise in exercises if exercise.id == selected]
        for exercise in (here or exercises)[:1]:
            self.show_exercise(exercise)
        self._arrange()

    def show_exercise(self, exercise: Exercise) -> None:
        """Show everything about this exercise, as it was left."""
        if exercise.id not in self._sheets:
            self._sheets[exercise.id] = page = SheetPage(self._sheet_of(exercise))
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(self._sheets[exercise.id])
        self.picker.select(exercise)
        self._side.ensureWidgetVisible(self.picker.selected)
        self.library.show_exercise(exercise)
        self._follow()
        self._place_library()
        self._chain()

    def open_exercise(self, own: str) -> None:
        """Show the exercise of that id; nothing happens if there is none."""
        for exercise in self._services.exercises.packs.exercises():
            if exercise.id == own:
                self.show_exercise(exercise)

    def _sheet_of(self, exercise: Exercise) -> ExerciseSheet:
        item = self._services.coach.in_routine(exercise.id)
        variant = variant_of(exercise, item.variant) if item else None
        loose = exercise in self._services.coach.warm_up_moves()
        sheet = ExerciseSheet(exercise, self._phrases, variant, loose=loose)
        sheet.practise_wanted.connect(
            lambda own: self.practice_wanted.emit(Practice(exercise.id, own))
        )
        sheet.use_wanted.connect(lambda own: self._use([exercise], {exercise.id: own}))
        return sheet

    # -- what changes --------------------------------------------------------------

    def _use(self, exercises: Sequence[Exercise], variants: Mapping[str, str]) -> None:
        """Put exercises into the routine, each in its variant, and say so."""
        coach = self._services.coach
        try:
            undo = coach.use(variants)
        except WrongValueError as wrong:
            self.notice.tell(self._phrases.routine.mistake(wrong.mistakes[0]))
            return

        def take_back() -> None:
            undo()
            self._follow()

        first = exercises[0]
        variant = variant_of(first, variants[first.id]) if len(exercises) == 1 else None
        told = self._phrases.exercises.now_in_routine(
            coach.routine().name,
            [exercise.title for exercise in exercises],
            variant.title if variant else "",
        )
        self.notice.tell(told, take_back)
        self._follow()
        if self.shown is not None:
            self.shown.sheet.practise.setFocus()

    def _added(self, exercises: Sequence[Exercise]) -> None:
        """Say what was added, show it, and offer to put it into the routine."""
        its = self._phrases.exercises
        if not exercises:
            self.notice.tell(its.nothing_new())
            return
        self.refresh(exercises[0].id)
        self.library.file.setFocus()  # the button that was pressed may no longer exist
        told = its.added([exercise.title for exercise in exercises])
        coach = self._services.coach
        new = [exercise for exercise in exercises if coach.in_routine(exercise.id) is None]
        variants = {exercise.id: "" for exercise in new}
        put = its.put_into_routine(len(new))
        self.notice.tell(told, (lambda: self._use(new, variants)) if new else None, put)
        if new:
            self.notice.action.setFocus()

    def _removed(self, exercise: Exercise) -> None:
        self.refresh()
        self.notice.tell(self._phrases.exercises.removed(exercise.title))

    def _follow(self) -> None:
        """Update from the settings and the routine: either may have changed."""
        if self.shown is None:
            return
        sheet, coach = self.shown.sheet, self._services.coach
        sheet.player.set_reduced_motion(reduced=self._services.settings.get().reduced_motion)
        sheet.show_item(coach.in_routine(sheet.exercise.id))

    # -- room and keys -----------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Update what changed while the page was hidden."""
        super().showEvent(event)
        self._follow()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide the notices: they are about what was just done."""
        super().hideEvent(event)
        self.notice.tell("")
        self.library.problems.tell("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again when the width asks for it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Choose the form of the list for the width of the page."""
        self._narrow = self.width() < grown(NARROW)
        self._side.setVisible(not self._narrow)
        self._side.setFixedWidth(max(self.picker.width, self.library.width_needed) + WIDTH)
        self.picker.drop.setVisible(self._narrow)
        self._place_library()
        self._chain()

    def _place_library(self) -> None:
        """Put what adds exercises below the list or, if it is narrow, below the sheet."""
        if self._narrow and self.shown is not None:
            self.shown.sheet.foot.addWidget(self.library)
        else:
            self._left.insertWidget(1, self.library)

    def _chain(self) -> None:
        """Let Tab go in the visible order."""
        notices = (self.library.problems, self.notice)
        notice = [button for one in notices for button in one.findChildren(QPushButton)]
        sheet = self.shown.sheet.stops if self.shown is not None else ()
        library = self.library.stops
        stops = (
            (self.picker.drop, *notice, *sheet, *library)
            if self._narrow
            else (*self.picker.buttons, *library, *notice, *sheet)
        )
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        if self.shown is not None:
            self.setFocusProxy(self.picker.drop if self._narrow else self.picker.selected)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll the sheet wherever the focus is."""
        action = SCROLLS.get(Qt.Key(event.key()))
        if action is None or self.shown is None:
            super().keyPressEvent(event)
        else:
            self.shown.verticalScrollBar().triggerAction(action)


class Side(ScrollPage):
    """The list, which scrolls by itself; the keys that scroll are for the sheet."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass all keys on to the page."""
        event.ignore()


class SheetPage(ScrollPage):
    """A sheet that keeps how far down it was scrolled."""

    def __init__(self, sheet: ExerciseSheet) -> None:
        super().__init__()
        self.sheet = sheet
        self.setWidget(sheet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the sheet out for the room that there is."""
        self.sheet.arrange(self.viewport().width(), self.viewport().height())
        super().resizeEvent(event)
