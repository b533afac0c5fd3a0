"""The Today page: what is planned, how long it takes, what to have at hand, and a big Start.

It is the first page on the screen, so it is painted before anything slow begins. The lines are
rendered afterwards, which a bar shows; if Start is pressed earlier, the page before the workout
waits for them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from spinecoach.core.coaching.overview import Overview, overview_of
from spinecoach.core.exercise.equipment import Equipment
from spinecoach.core.workout.minutes import whole_minutes
from spinecoach.ui.pages.today.exercise_card import LOWEST, ExerciseCard
from spinecoach.ui.pages.today.notices import Notices
from spinecoach.ui.services import late
from spinecoach.ui.style.reading import read_as
from spinecoach.ui.style.theme import grown, scaled
from spinecoach.ui.widgets.beside import put_beside
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.choice import Choice
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.grid import LEFT, Page, heading
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.tab_order import follow_layout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from spinecoach.core.coaching.overview import OverviewItem
    from spinecoach.core.coaching.progression import Suggestion
    from spinecoach.core.workout.ports import Preparation
    from spinecoach.ui.pages.today.suggestion_card import SuggestionCard
    from spinecoach.ui.pages.today.week_strip import WeekStrip
    from spinecoach.ui.services import Services

NOTHING = Overview("", 0.0, Equipment(), ())
"""The overview if no exercise could be read."""

POLL_MS = 200
"""Milliseconds between two checks of the progress of rendering."""

SETS = (1, 2, 3)
"""Numbers of sets that can be chosen here; the settings page has more."""

COACHING = 62
"""Pixels reserved for the week until it is known, so that nothing jumps."""

GAP = 16
"""Pixels between two cards."""

ABOVE_AND_BELOW = 420
"""Pixels of the page for the heading, the week and the choices."""

NARROWEST = 200
TITLE = 300
"""Least width in pixels of a card, and of the words beside the big button."""


class TodayPage(Page):
    """Shows the plan.

    `start_wanted` is emitted by the big button, `routine_wanted` by the button that changes the
    routine, `exercise_wanted` with an exercise's id by its card.
    """

    start_wanted = Signal()
    routine_wanted = Signal()
    exercise_wanted = Signal(str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        read_as(self, "Grouping")
        self._services = services
        self._words = services.phrases.today
        self._preparation: Preparation | None = None
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._show_preparation)
        self._cards: list[ExerciseCard] = []
        self._build()
        cached_overview = services.cached_overview()
        if cached_overview is not None:
            self._show(cached_overview)
        elif not services.never_asked:
            self.refresh()
        # Else the first questions cover the page: it is filled after the first paint.

    # -- building ----------------------------------------------------------------

    def _build(self) -> None:
        column = self.column
        column.setSpacing(18)
        self.notices = Notices(self._services)
        column.addLayout(self.notices)
        column.addLayout(self._build_head())
        column.addWidget(self._build_coaching())
        self._cards_grid = QGridLayout()
        self._cards_grid.setSpacing(GAP)
        self._columns = 0
        self._wide = 0
        column.addLayout(self._cards_grid, stretch=20)
        column.addLayout(self._build_choices())
        self.caution = label(self._words.caution(), soft=True)
        column.addWidget(self.caution)
        column.addStretch(1)

    def _build_head(self) -> QBoxLayout:
        self.headline = heading()
        self.facts = label("", size=1.3)
        self.at_hand = label("", size=1.0, soft=True)
        self.start = Button(self._words.start(), ButtonKind.PRIMARY)
        self.start.setFont(scaled(self.font(), 1.7, QFont.Weight.Bold))
        self.start.setAccessibleName(self._words.start_the_workout())
        self.start.clicked.connect(self.start_wanted)
        self.setFocusProxy(self.start)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.setAccessibleName(self._words.preparing_name())
        self.bar_words = label("", size=0.85, soft=True, wrap=False)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        for line in (self.headline, self.facts, self.at_hand):
            words.addWidget(line)
        words.addStretch(1)
        action = QVBoxLayout()
        action.setSpacing(6)
        action.addStretch(1)
        action.addWidget(self.start)
        action.addWidget(self.bar_words)
        action.addWidget(self.bar)
        action.addStretch(1)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(40)
        self._head.addLayout(words, stretch=1)
        self._head.addLayout(action)
        return self._head

    def _build_coaching(self) -> QWidget:
        """Build the place of week and suggestions, which are filled in after the first paint."""
        room = QWidget()
        room.setMinimumHeight(grown(COACHING))
        self._coaching = QVBoxLayout(room)
        self._coaching.setContentsMargins(0, 0, 0, 0)
        self._coaching.setSpacing(12)
        return room

    @cached_property
    def week(self) -> WeekStrip:
        """This week, and what to do today."""
        from spinecoach.ui.pages.today.week_strip import WeekStrip

        self._coaching.addWidget(strip := WeekStrip(self._services.phrases))
        return strip

    @cached_property
    def suggestions(self) -> SuggestionCard:
        """The changes that the coach suggests."""
        from spinecoach.ui.pages.today.suggestion_card import SuggestionCard

        self._coaching.addWidget(card := SuggestionCard(self._services.phrases.suggestions))
        card.accepted.connect(lambda which: self._answer(self._services.coach.accept, which))
        card.declined.connect(lambda which: self._answer(self._services.coach.decline, which))
        return card

    def _answer(
        self, apply: Callable[[Sequence[Suggestion]], None], which: Sequence[Suggestion]
    ) -> None:
        apply(which)
        self.refresh()
        self.refresh_coaching()
        self.prepare()

    def renew(self) -> None:
        """Show everything again, as the page opens; not before the first paint."""
        self.refresh()
        self.refresh_coaching()
        self.notices.tell_history()
        self.prepare()

    def refresh_coaching(self) -> None:
        """Show the week and what is suggested; asks the history, so not before the first paint."""
        coach, preferences = self._services.coach, self._services.settings.get()
        self.week.show_week(coach.week(self._services.first_weekday()), preferences.after)
        self.suggestions.show_suggestions(coach.suggestions(), preferences.unit)
        self.notices.tell_left_out(coach.missing())

    def _build_choices(self) -> Flow:
        words = self._words
        paces = {words.pace_slow(): 0.75, words.pace_steady(): 1.0, words.pace_brisk(): 1.25}
        self.sets = Choice(words.sets(), {words.set_count(sets): sets for sets in SETS})
        self.sets.chosen.connect(lambda value: self._choose("sets", value))
        self.pace = Choice(words.pace(), paces)
        self.pace.chosen.connect(lambda value: self._choose("pace", value))
        row = Flow(gap=24)
        for choice in (self.sets, self.pace):
            named = QWidget()
            pair = QHBoxLayout(named)
            pair.setContentsMargins(0, 0, 0, 0)
            pair.setSpacing(12)
            pair.addWidget(label(choice.accessibleName(), soft=True, wrap=False))
            pair.addWidget(choice)
            row.addWidget(named)
        row.add_stretch()
        self.change = Button(words.change_routine())
        self.change.clicked.connect(self.routine_wanted)
        row.addWidget(self.change)
        return row

    # -- showing -----------------------------------------------------------------

    def refresh(self) -> None:
        """Show the plan again: the settings or the packs may have changed."""
        timeline = self._services.workouts.estimate()
        if timeline is None:
            self._show(NOTHING)
        else:
            phrases, unit = self._services.phrases, self._services.settings.get().unit
            overview = overview_of(timeline, phrases, unit)
            self._show(overview)
            self._services.remember(overview)
            for card, planned in zip(self._cards, timeline.plan, strict=False):
                card.show_figure(planned)
        self.notices.tell_wrong()

    def _show(self, overview: Overview) -> None:
        words = self._words
        self.start.setEnabled(bool(overview.cards))
        if overview.cards:
            minutes = whole_minutes(overview.seconds)
            things = self._services.phrases.common.equipment(overview.equipment)
            self.headline.setText(self._services.phrases.common.routine(overview.title))
            self.facts.setText(words.exercises_and_time(len(overview.cards), minutes))
            self.at_hand.setText(words.have_at_hand(things))
        else:
            self.headline.setText(words.no_exercises())
            self.facts.setText(words.no_exercises_why())
            self.at_hand.setText("")
        while len(self._cards) < len(overview.cards):
            self._cards.append(card := ExerciseCard(len(self._cards) + 1, words))
            card.opened.connect(self.exercise_wanted)
            self._cards_grid.addWidget(self._cards[-1], 0, len(self._cards))
            self._columns = 0  # to be placed again
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(overview.cards))
            if number < len(overview.cards):
                card.show_card(overview.cards[number])
        self._arrange(self._wide)
        preferences = self._services.settings.get()
        self.sets.show_value(preferences.sets or _common_sets(overview.cards))
        self.pace.show_value(preferences.pace)

    def _arrange(self, width: int) -> None:
        """Lay out head and cards for a page of that width in pixels, so that nothing is cut off."""
        room = width - 2 * LEFT
        beside = room >= self.start.sizeHint().width() + grown(TITLE)
        put_beside(self._head, beside=beside)
        self._head.setSpacing(40 if beside else 12)
        shown = sum(not card.isHidden() for card in self._cards)
        columns = _largest(shown, room, self.height() - grown(ABOVE_AND_BELOW))
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self._cards):
            self._cards_grid.addWidget(card, number // columns, number % columns)
        for column in range(self._cards_grid.columnCount()):
            self._cards_grid.setColumnStretch(column, int(column < columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again when the width asks for it."""
        super().resizeEvent(event)
        self._wide = event.size().width()
        self._arrange(self._wide)

    def offer_to_go_on(self) -> None:
        """Ask what to do with a workout that was cut off, if there is one."""
        cut_off = self._services.workouts.cut_off()
        if cut_off is None:
            return
        bar = self.notices.ask_about(cut_off)
        bar.settled.connect(lambda: self.setFocusProxy(self.start))
        # Until this is decided, Enter must not start another workout.
        self.setFocusProxy(bar)
        if self.isVisible():
            self.setFocus()

    # -- the voice ---------------------------------------------------------------

    def prepare(self) -> None:
        """Start rendering what the workout will say; called after the first paint."""
        if self._preparation is not None:
            self._preparation.cancel()
        self._preparation = self._services.workouts.prepare_today()
        self._poll.start()
        self._show_preparation()

    def stop_watching(self) -> None:
        """Stop watching the preparation, which goes on."""
        self._poll.stop()

    def _show_preparation(self) -> None:
        preparation = self._preparation
        under_way = preparation is not None and (not preparation.finished or late(self._services))
        if preparation is not None and under_way:
            self.bar.setRange(0, preparation.total)
            self.bar.setValue(preparation.done)
            self.bar_words.setText(self._words.preparing())
        else:
            self._poll.stop()
            self.bar_words.setText("")
            self.notices.tell_wrong()
        self.bar.setVisible(under_way)

    def _choose(self, setting: str, value: object) -> None:
        preferences = self._services.settings.change(**{setting: value})
        self._services.changed(preferences)
        self.refresh()
        self.prepare()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Let Tab go in the visible order: notices and cards come last."""
        follow_layout(self.column)
        return super().focusNextPrevChild(next)

    def showEvent(self, event: QShowEvent) -> None:
        """Focus the big button, so that Enter or Space starts at once."""
        super().showEvent(event)
        self.start.setFocus()


def _largest(cards: int, wide: int, high: int) -> int:
    """Return the number of columns in which the pictures of that many cards are largest."""
    cards = max(1, cards)
    fitting = max(1, min(cards, (wide + GAP) // (grown(NARROWEST) + GAP)))

    def picture(columns: int) -> int:
        rows = -(-cards // columns)
        across = (wide - GAP * (columns - 1)) // columns
        down = max(grown(LOWEST), (high - GAP * (rows - 1)) // rows)
        return min(across, down)

    # Rows of equal length: four cards in rows of three would leave one alone.
    even = {-(-cards // -(-cards // columns)) for columns in range(1, fitting + 1)}
    return max(even, key=lambda columns: (picture(columns), columns))


def _common_sets(cards: tuple[OverviewItem, ...]) -> int:
    """The number of sets that all the exercises have; 0 if they differ."""
    counts = {card.sets for card in cards}
    return counts.pop() if len(counts) == 1 else 0
