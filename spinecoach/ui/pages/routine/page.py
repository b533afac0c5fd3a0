"""Edits a routine: which exercises in which order, how much of each, under which name.

Each exercise is a card. Every change can be undone, step by step, until the routine is saved: by
Save, or when the person goes to another page, which has an undo of its own. A routine with mistakes
is not saved. The article's routine can always be restored.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count, pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spinecoach.core.coaching.first_name import ARTICLE_NAME
from spinecoach.core.coaching.routine import Routine, item_of, mistakes
from spinecoach.core.workout.minutes import whole_minutes
from spinecoach.ui.pages.progress.workout_editor import Kept
from spinecoach.ui.pages.routine.card_list import CardList
from spinecoach.ui.pages.routine.edge_scroll import EdgeScroll
from spinecoach.ui.pages.routine.hand_over import HandOver
from spinecoach.ui.pages.routine.item_card import ItemCard, labelled
from spinecoach.ui.style.reading import explain
from spinecoach.ui.style.theme import grown, scaled
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.controls import DropDown, Switch
from spinecoach.ui.widgets.field import Field
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.grid import FOOT, Page, heading, put_on_foot
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QShowEvent

    from spinecoach.core.coaching.routine import Item
    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.ui.services import Services

NAME = 300
"""Width in pixels of the field for the name."""

SAVE = 1.1
"""Letter size of Save, relative to the app's: the foot must leave room for the cards."""


class Draft(NamedTuple):
    """What is shown: the name, the items, and whether the person sets the pace."""

    name: str
    items: tuple[Item, ...]
    own_pace: bool = False

    @property
    def routine(self) -> Routine:
        """The routine that is shown."""
        return Routine(self.name, self.items, self.own_pace)


class RoutinePage(QWidget):
    """Edits one routine at a time; `done` leads back to Today.

    `changed` is emitted when the routine in use was changed elsewhere; `plan_opened` carries
    the path of somebody's plan.
    """

    done = Signal()
    changed = Signal()
    plan_opened = Signal(str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._phrases = its = services.phrases.routine
        self.setAccessibleName(its.heading())
        self._loaded = ""
        self._first = self._now = Draft("", ())
        self._past: list[Draft] = []
        self.list = CardList()
        self.list.changed.connect(self._note)
        self.list.removed.connect(self._remove_item)
        self.list.placed.connect(self._order_tabs)
        self.routines = DropDown()
        self.routines.setAccessibleName(its.routine())
        self.routines.activated.connect(lambda _: self._choose())
        self.name = Field()
        self.name.setAccessibleName(its.name())
        self.name.setFixedWidth(grown(NAME))
        self.name.editingFinished.connect(self._note)
        self.own_pace = Switch(its.own_pace())
        self.own_pace.toggled.connect(lambda _: self._note())
        self.add = DropDown()
        self.add.setAccessibleName(its.add_exercise())
        self.add.activated.connect(lambda _: self._add())
        self.notice = NoticeBar(services.phrases)
        self.hand_over = HandOver(services, lambda: self._state().routine)
        self.hand_over.plan_opened.connect(self.plan_opened)
        self._build()
        for key, by in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
            keys = QKeySequence(Qt.KeyboardModifier.AltModifier | key)
            within = Qt.ShortcutContext.WidgetWithChildrenShortcut
            shortcut = QShortcut(keys, self, context=within)
            shortcut.activated.connect(lambda by=by: self.list.move_focused(by))

    def _build(self) -> None:
        its = self._phrases
        self.page = Page()
        column = self.page.column
        column.addWidget(heading(its.heading()))
        self._one_of = labelled(its.routine(), self.routines)
        name = labelled(its.name(), self.name)
        self.own_pace.setMinimumHeight(self.name.sizeHint().height())  # in line with the field
        column.addLayout(Flow(self._one_of, name, labelled("", self.own_pace), gap=16))
        column.addWidget(self.list)
        self.list.moved.connect(self.page.ensureWidgetVisible)
        self._edges = EdgeScroll(self.page)
        self._edges.scrolled.connect(self.list.drag_on)
        self.list.dragging.connect(self._edges.follow)
        self.copy = Button(its.save_as_new())
        self.copy.clicked.connect(lambda: self._save(another=True))
        self.restore = Button(its.restore())
        self.restore.clicked.connect(self._restore)
        self.remove = Button(its.delete())
        self.remove.clicked.connect(self._remove)
        column.addLayout(Flow(self.add, gap=12))
        column.addLayout(Flow(self.copy, self.restore, self.remove, gap=12))
        column.addWidget(self.hand_over)
        column.addStretch(1)
        put_on_foot(self, self.page, self._build_foot())

    def _build_foot(self) -> QVBoxLayout:
        """Build what stays visible: Save with the length of the workout, and what is wrong."""
        its = self._phrases
        self.save = Button(its.save(), ButtonKind.PRIMARY)
        self.save.setFont(scaled(self.font(), SAVE, QFont.Weight.DemiBold))
        self.save.clicked.connect(self._save)
        self.length = label("", wrap=False)
        self.undo = Button(self._services.phrases.common.undo())
        self.undo.setToolTip(its.undo_tip())
        self.undo.clicked.connect(self.take_back)
        self.back = Button(its.back())
        self.back.clicked.connect(self.done)
        # The length is last: if it does not fit beside the buttons, its own row is not high.
        row = Flow(self.save, self.undo, self.back, self.length, gap=16)
        foot = QVBoxLayout()
        foot.setContentsMargins(*FOOT)
        foot.setSpacing(8)
        foot.addWidget(self.notice)
        foot.addLayout(row)
        return foot

    # -- showing -----------------------------------------------------------------

    def refresh(self) -> None:
        """Show the routine in use, with the number of sets that would be done."""
        coach = self._services.coach
        routines = coach.profile.routines()
        routine = coach.routine()
        sets = self._services.settings.get().sets
        self._loaded = routine.name
        self.routines.clear()
        names = [ARTICLE_NAME, *(one.name for one in routines.saved)]
        for name in dict.fromkeys(names):
            self.routines.addItem(self._called(name), name)
        self.routines.setCurrentIndex(self.routines.findData(routine.name))
        self._one_of.setVisible(self.routines.count() > 1)
        saved = routines.find(routine.name) is not None
        self.remove.setVisible(saved and routine.name != ARTICLE_NAME)
        self.restore.setVisible(saved and routine.name == ARTICLE_NAME)
        self.notice.tell("")
        self.name.mark(wrong=False)
        explain(self.name, "")
        # The cards depend on dumbbells and unit, which may have changed.
        self.list.clear()
        items = (replace(item, sets=sets or item.sets) for item in routine.items)
        self._show(Draft(self._called(routine.name), tuple(items), routine.own_pace))
        self._past = []
        self._first = self._now
        self._show_foot()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the routine in use; if the window was only hidden, keep what is typed."""
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    @property
    def cards(self) -> list[ItemCard]:
        """The exercises in their order."""
        return self.list.cards

    @property
    def items(self) -> tuple[Item, ...]:
        """The items as they are shown."""
        return self.list.items

    def _shelf(self) -> Mapping[str, Exercise]:
        return {exercise.id: exercise for exercise in self._services.exercises.packs.exercises()}

    def _show(self, state: Draft) -> None:
        """Show a state; cards that stay are reused and so keep the focus."""
        shelf = self._shelf()
        owned = self._services.coach.profile.weights()
        unit = self._services.settings.get().unit
        self.name.setText(state.name)
        self.own_pace.blockSignals(True)  # noqa: FBT003 - nobody changed it
        self.own_pace.setChecked(state.own_pace)
        self.own_pace.blockSignals(False)  # noqa: FBT003

        def card_of(item: Item) -> ItemCard:
            return ItemCard(item, shelf.get(item.exercise), owned, unit, self._services.phrases)

        self.list.show_items(state.items, card_of)
        used = {item.exercise for item in state.items}
        self.add.clear()
        self.add.addItem(self._phrases.add_exercise(), "")
        for exercise in shelf.values():
            if exercise.id not in used:
                self.add.addItem(exercise.title, exercise.id)
        self.add.setVisible(self.add.count() > 1)
        self._now = self._state()

    def _order_tabs(self) -> None:
        rest = (self.add, self.copy, self.restore, self.remove, self.save, self.undo, self.back)
        stops = (self.routines, self.name, self.own_pace, *self.list.stops, *rest)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _show_foot(self) -> None:
        """Show how much it is and how long it takes; offer undo if there is something to undo."""
        seconds = self._services.workouts.length(self._now.routine)
        words = self._services.phrases.today
        told = words.exercises_and_time(len(self.cards), whole_minutes(seconds))
        self.length.setText(told if seconds else "")
        self.undo.setEnabled(bool(self._past))

    # -- editing -----------------------------------------------------------------

    def _state(self) -> Draft:
        return Draft(self.name.text().strip(), self.items, self.own_pace.isChecked())

    def _note(self) -> None:
        """Remember what was shown before a change."""
        state = self._state()
        if state != self._now:
            self._past.append(self._now)
            self._now = state
            self.notice.tell("")
            self._show_foot()

    def take_back(self) -> bool:
        """Undo the latest change; return False if there is nothing to undo."""
        self._note()  # also what is still being typed
        if not self._past:
            return False
        self._show(self._past.pop())
        self._show_foot()
        return True

    def _remove_item(self, at: int) -> None:
        self._now_shows(tuple(item for n, item in enumerate(self.items) if n != at))
        near = self.cards[min(at, len(self.cards) - 1)].remove if self.cards else self.add
        near.setFocus()

    def _add(self) -> None:
        chosen, shelf = self.add.currentData(), self._shelf()
        if chosen in shelf:
            owned = self._services.coach.profile.weights()
            self._now_shows((*self.items, item_of(shelf[chosen], "", owned)))
            self.cards[-1].variant.setFocus()

    def _now_shows(self, items: tuple[Item, ...]) -> None:
        before = self._now
        self._show(self._state()._replace(items=items))
        self._past.append(before)
        self.notice.tell("")
        self._show_foot()

    def _called(self, name: str) -> str:
        """Return the name of a routine in the person's language."""
        return self._services.phrases.common.routine(name)

    def _meant(self, typed: str) -> str:
        """Return the name under which a routine with that shown name is stored."""
        return self._services.phrases.common.routine_meant(typed)

    # -- keeping -----------------------------------------------------------------

    def _choose(self) -> None:
        wanted = self.routines.currentData()
        kept = self.leave()
        profile = self._services.coach.profile
        routines = profile.routines()
        if wanted == ARTICLE_NAME or routines.find(wanted) is not None:
            profile.keep_routines(replace(routines, chosen=wanted))
        self.refresh()
        if kept is not None:
            self.notice.tell(*kept)

    def leave(self) -> Kept | None:
        """Save the changes because another page opens; return None if there are none."""
        self._note()
        its, refused = self._phrases, self.list.take_refusal()
        name = self._called(self._loaded)
        if self._now == self._first:
            return Kept(its.not_saved(name, refused), None) if refused else None
        profile, settings = self._services.coach.profile, self._services.settings
        before, sets = profile.routines(), settings.get().sets

        def undo() -> None:
            profile.keep_routines(before)
            settings.change(sets=sets)
            self.refresh()
            self.changed.emit()

        if not self._keep():
            return Kept(its.not_saved(name, self.notice.text), None)
        self.changed.emit()
        return Kept(its.saved_but(name, refused) if refused else its.saved(name), undo)

    def _save(self, *, another: bool = False) -> None:
        """Save it and go; if a typed value was refused a moment ago, stay once to show why."""
        self._note()
        if refused := self.list.take_refusal():
            self.notice.tell(refused)
        elif self._keep(another=another):
            self.done.emit()

    def _keep(self, *, another: bool = False) -> bool:
        """Save the routine as it is shown; if it has mistakes, say which and return False."""
        name = self._meant(self.name.text().strip())
        profile = self._services.coach.profile
        names = {ARTICLE_NAME, *(one.name for one in profile.routines().saved)}
        if another and name in names:
            name = self._new_name(names)
        routine = Routine(name, self.items, self.own_pace.isChecked())
        wrong = mistakes(routine)
        taken = name != self._loaded and name in names and not another
        told = self._phrases.mistake(wrong[0]) if wrong else self._phrases.name_taken(name)
        about_name = wrong[0].path[0] == "name" if wrong else taken
        self.name.mark(wrong=about_name)
        explain(self.name, told if about_name else "")
        if about_name:
            self.page.ensureWidgetVisible(self.name)
        if wrong or taken:
            self.notice.tell(told)
            return False
        instead = "" if another or self._loaded == ARTICLE_NAME else self._loaded
        profile.keep_routines(profile.routines().with_routine(routine, instead))
        if self._services.settings.get().sets:
            self._services.settings.change(sets=0)
        self._first, self._past = self._now, []
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
        """Return the first name for a new routine that is not taken."""
        names = (self._phrases.new_name(number) for number in count(1))
        return next(name for name in names if name not in taken)
