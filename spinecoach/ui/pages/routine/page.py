"""Edits a routine: which exercises in which order, how much of each, under which name.

Changes are kept by Save, and also when the person goes to another page, with an undo.
Nothing that is wrong is kept. The article's routine can always be restored.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from spinecoach.core.coaching.routine import ARTICLE_NAME, Routine, item_of, mistakes
from spinecoach.ui.pages.progress.workout_editor import Kept
from spinecoach.ui.pages.routine.item_row import ItemRow
from spinecoach.ui.widgets.button import Button, Look
from spinecoach.ui.widgets.controls import DropDown
from spinecoach.ui.widgets.field import Field
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.grid import Page, heading
from spinecoach.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.coaching.routine import Item
    from spinecoach.ui.services import Services

WIDEST = 1080
"""Pixels beyond which the page grows no wider."""


class RoutinePage(Page):
    """Edits one routine at a time; `done` leads back to Today.

    `changed` is emitted when the routine in use was changed in another way.
    """

    done = Signal()
    changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent, widest=WIDEST)
        self._services = services
        self._phrases = its = services.phrases.routine
        self.setAccessibleName(its.heading())
        self._loaded = ""
        self._typed: tuple[object, ...] = ()
        self.rows: list[ItemRow] = []
        self.routines = DropDown()
        self.routines.setAccessibleName(its.routine())
        self.routines.activated.connect(lambda _: self._choose())
        self.name = Field()
        self.name.setAccessibleName(its.name())
        self.add = DropDown()
        self.add.setAccessibleName(its.add_exercise())
        self.add.activated.connect(lambda _: self._add())
        self.notice = NoticeBar(services.phrases)
        self._build()

    def _build(self) -> None:
        its = self._phrases
        column = self.column
        column.addWidget(heading(its.heading()))
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.routines)
        top.addWidget(self.name, stretch=1)
        column.addLayout(top)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column.addLayout(self._lines)
        column.addWidget(self.add)
        column.addWidget(self.notice)
        self.save = Button(its.save(), Look.PRIMARY)
        self.save.clicked.connect(self._save)
        self.copy = Button(its.save_as_new())
        self.copy.clicked.connect(lambda: self._save(another=True))
        self.restore = Button(its.restore())
        self.restore.clicked.connect(self._restore)
        self.remove = Button(its.delete())
        self.remove.clicked.connect(self._remove)
        self.back = Button(its.back())
        self.back.clicked.connect(self.done)
        column.addLayout(Flow(self.save, self.copy, self.restore, self.remove, self.back, gap=12))
        column.addStretch(1)

    # -- showing -----------------------------------------------------------------

    def refresh(self) -> None:
        """Show the routine in use."""
        coach = self._services.coach
        routines = coach.profile.routines()
        routine = coach.routine()
        self._loaded = routine.name
        self.name.setText(routine.name)
        self.routines.clear()
        names = [ARTICLE_NAME, *(one.name for one in routines.saved)]
        for name in dict.fromkeys(names):
            self.routines.addItem(name)
        self.routines.setCurrentText(routine.name)
        saved = routines.find(routine.name) is not None
        self.remove.setVisible(saved and routine.name != ARTICLE_NAME)
        self.restore.setVisible(saved and routine.name == ARTICLE_NAME)
        self.notice.tell("")
        self._show(routine.items)
        self._typed = self._as_typed()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the routine in use; a window that was only hidden keeps what is typed."""
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    def _as_typed(self) -> tuple[object, ...]:
        return (self.name.text().strip(), *(row.typed for row in self.rows))

    def _show(self, items: tuple[Item, ...]) -> None:
        for row in self.rows:
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        shelf = {exercise.id: exercise for exercise in self._services.exercises.packs.exercises()}
        unit = self._services.settings.get().unit
        self.rows = [
            ItemRow(item, shelf.get(item.exercise), unit, self._services.phrases) for item in items
        ]
        for row in self.rows:
            row.moved.connect(lambda by, row=row: self._move(row, by))
            row.removed.connect(lambda row=row: self._remove_row(row))
            self._lines.addWidget(row)
        used = {item.exercise for item in items}
        self.add.clear()
        self.add.addItem(self._phrases.add_exercise(), "")
        for exercise in shelf.values():
            if exercise.id not in used:
                self.add.addItem(exercise.title, exercise.id)
        self.add.setVisible(self.add.count() > 1)

    # -- editing -----------------------------------------------------------------

    def _items(self) -> tuple[Item, ...] | None:
        """Return the items as they are typed; None, with a notice, where one is wrong."""
        try:
            items = tuple(row.item for row in self.rows)
        except ValueError as error:
            self.notice.tell(str(error))
            return None
        self.notice.tell("")
        return items

    def _move(self, row: ItemRow, by: int) -> None:
        items = self._items()
        at = self.rows.index(row)
        if items is None or not 0 <= at + by < len(items):
            return
        order = list(items)
        order[at], order[at + by] = order[at + by], order[at]
        self._show(tuple(order))

    def _remove_row(self, row: ItemRow) -> None:
        at = self.rows.index(row)
        items = self._items()
        if items is not None:
            self._show((*items[:at], *items[at + 1 :]))

    def _add(self) -> None:
        items, chosen = self._items(), self.add.currentData()
        shelf = {exercise.id: exercise for exercise in self._services.exercises.packs.exercises()}
        if items is not None and chosen in shelf:
            owned = self._services.coach.profile.weights()
            self._show((*items, item_of(shelf[chosen], "", owned)))

    # -- keeping -----------------------------------------------------------------

    def _choose(self) -> None:
        wanted = self.routines.currentText()
        kept = self.leave()
        profile = self._services.coach.profile
        routines = profile.routines()
        if wanted == ARTICLE_NAME or routines.find(wanted) is not None:
            profile.keep_routines(replace(routines, chosen=wanted))
        self.refresh()
        if kept is not None:
            self.notice.tell(*kept)

    def leave(self) -> Kept | None:
        """Keep the changes, since another page opens; return None where there are none."""
        if self._as_typed() == self._typed:
            return None
        profile, settings = self._services.coach.profile, self._services.settings
        before, sets, name = profile.routines(), settings.get().sets, self._loaded

        def undo() -> None:
            profile.keep_routines(before)
            settings.change(sets=sets)
            self.refresh()
            self.changed.emit()

        if not self._keep():
            return Kept(self._phrases.not_saved(name, self.notice.text), None)
        self.changed.emit()
        return Kept(self._phrases.saved(name), undo)

    def _save(self, *, another: bool = False) -> None:
        if self._keep(another=another):
            self.done.emit()

    def _keep(self, *, another: bool = False) -> bool:
        """Keep the routine as it is typed; where it is wrong, say why and return False."""
        items = self._items()
        if items is None:
            return False
        name = self.name.text().strip()
        profile = self._services.coach.profile
        names = {ARTICLE_NAME, *(one.name for one in profile.routines().saved)}
        if another and name in names:
            name = self._new_name(names)
        routine = Routine(name, items)
        wrong = mistakes(routine)
        taken = name != self._loaded and name in names and not another
        if wrong or taken:
            self.notice.tell(
                self._phrases.mistake(wrong[0]) if wrong else self._phrases.name_taken(name)
            )
            return False
        instead = "" if another or self._loaded == ARTICLE_NAME else self._loaded
        profile.keep_routines(profile.routines().with_routine(routine, instead))
        if self._services.settings.get().sets:
            self._services.settings.change(sets=0)
        self._typed = self._as_typed()
        return True

    def _restore(self) -> None:
        profile = self._services.coach.profile
        profile.keep_routines(profile.routines().without(ARTICLE_NAME))
        self.refresh()

    def _remove(self) -> None:
        profile = self._services.coach.profile
        profile.keep_routines(profile.routines().without(self._loaded))
        self.refresh()

    def _new_name(self, taken: set[str]) -> str:
        """Return the first name for a new routine that no other has."""
        names = (self._phrases.new_name(number) for number in count(1))
        return next(name for name in names if name not in taken)
