"""Today: what is planned, how long it takes, what to have at hand, and one big Start.

The first thing that anybody sees, so it is painted before anything slow is
begun. Rendering the voice starts afterwards and is shown as a bar until it is
done; a Start that comes earlier is kept until then, so that no line is missing.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from spinecoach.core.coaching.overview import Overview, overview_of
from spinecoach.ui.services import troubles
from spinecoach.ui.style.paint import fill
from spinecoach.ui.style.theme import grown, is_dark, scaled
from spinecoach.ui.widgets.button import Button, Look
from spinecoach.ui.widgets.choice import Choice
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.label import centred, label
from spinecoach.ui.widgets.scroll import ScrollPage
from spinecoach.ui.words.phrases import at_hand, counted, listed, minutes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent

    from spinecoach.core.coaching.overview import Card
    from spinecoach.core.coaching.progression import Suggestion
    from spinecoach.core.workout.ports import Preparation
    from spinecoach.core.workout.timeline import Planned
    from spinecoach.ui.pages.progress.workout_editor import Kept
    from spinecoach.ui.pages.today.suggestion_card import SuggestionCard
    from spinecoach.ui.pages.today.week_strip import WeekStrip
    from spinecoach.ui.services import Services
    from spinecoach.ui.widgets.notice_bar import NoticeBar

CAUTION = "If your back hurts now, see a professional before you start."

PREPARING = "Preparing the voice (only once)"
STARTING = "Starting as soon as the voice is ready"

NOTHING = Overview("No exercises", 0.0, (), ())
"""What is shown where not one exercise could be read."""

POLL_MS = 200
"""How often the voice is asked how far it is."""

SETS = {"1 set": 1, "2 sets": 2, "3 sets": 3}
PACES = {"Slow": 0.75, "Steady": 1.0, "Brisk": 1.25}
"""The choices on this page; the settings page has all in between."""

COACHING = 62
"""Pixels that the week takes, kept free until it is known, so that nothing jumps."""

CORNER = 14
LOWEST = 200
HIGHEST = 330
"""Pixels: a card's corner radius, its least and greatest height."""

MARGIN = 40
GAP = 16
"""Pixels to the left and right of the page, and between two cards."""

NARROWEST = 200
TITLE = 300
"""Pixels of a card, and of the words beside the big button, below which they go into rows."""

WIDEST = 1180
"""Pixels beyond which the page grows no wider: eyes should not have to travel."""


class TodayPage(ScrollPage):
    """Shows the plan; `start_wanted` is raised by the big button, once the voice is ready.

    `routine_wanted` leads to where it is changed, `way_back_wanted` to what was begun and left.
    """

    start_wanted = Signal()
    way_back_wanted = Signal()
    routine_wanted = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._preparation: Preparation | None = None
        self._start_kept = False
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._show_preparation)
        self._cards: list[ExerciseCard] = []
        self._told: dict[str, NoticeBar] = {}
        self._way_back: NoticeBar | None = None
        self._build()
        cached_overview = services.cached_overview()
        if cached_overview is None:
            self.refresh()
        else:
            self._show(cached_overview)

    # -- building ----------------------------------------------------------------

    def _build(self) -> None:
        sheet = QWidget()
        sheet.setMaximumWidth(grown(WIDEST))
        column = QVBoxLayout(sheet)
        column.setContentsMargins(MARGIN, 18, MARGIN, 24)
        column.setSpacing(18)
        self.notices = QVBoxLayout()
        column.addLayout(self.notices)
        column.addLayout(self._build_head())
        column.addWidget(self._build_coaching())
        self._cards_grid = QGridLayout()
        self._cards_grid.setSpacing(GAP)
        self._columns = 0
        self._wide = grown(WIDEST)
        column.addStretch(1)
        column.addLayout(self._cards_grid, stretch=20)
        column.addStretch(1)
        column.addLayout(self._build_choices())
        self.caution = label(CAUTION, soft=True)
        column.addWidget(self.caution)
        column.addStretch(2)
        self.setWidget(centred(sheet))

    def _build_head(self) -> QBoxLayout:
        self.headline = label("", size=2.6, weight=QFont.Weight.Bold)
        self.facts = label("", size=1.3)
        self.at_hand = label("", size=1.0, soft=True)
        self.start = Button("Start", Look.PRIMARY)
        self.start.setFont(scaled(self.font(), 1.7, QFont.Weight.Bold))
        self.start.setAccessibleName("Start the workout")
        self.start.clicked.connect(self._want_start)
        self.setFocusProxy(self.start)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.setAccessibleName("Preparing the voice")
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
        """The room for week and suggestions, which are filled in after the first paint."""
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

        self._coaching.addWidget(strip := WeekStrip())
        return strip

    @cached_property
    def suggestions(self) -> SuggestionCard:
        """What the coach would change."""
        from spinecoach.ui.pages.today.suggestion_card import SuggestionCard

        self._coaching.addWidget(card := SuggestionCard())
        card.accepted.connect(lambda which: self._answer(self._services.care.accept, which))
        card.declined.connect(lambda which: self._answer(self._services.care.decline, which))
        return card

    def _answer(
        self, way: Callable[[Sequence[Suggestion]], None], which: Sequence[Suggestion]
    ) -> None:
        way(which)
        self.refresh()
        self.refresh_coaching()
        self.prepare()

    def refresh_coaching(self) -> None:
        """Show the week and what is suggested; asks the history, so not before the first paint."""
        care = self._services.care
        self.week.show_week(care.week(), self._services.settings.get().after)
        self.suggestions.show_suggestions(care.suggestions())
        self._tell(care.missing())

    def _build_choices(self) -> Flow:
        self.sets = Choice("Sets", SETS)
        self.sets.chosen.connect(lambda value: self._choose("sets", value))
        self.pace = Choice("Pace", PACES)
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
        self.change = Button("Change the routine")
        self.change.clicked.connect(self.routine_wanted)
        row.addWidget(self.change)
        return row

    # -- showing -----------------------------------------------------------------

    def refresh(self) -> None:
        """Show the plan anew: the settings or the packs may have changed."""
        timeline = self._services.timeline()
        if timeline is None:
            self._show(NOTHING)
        else:
            overview = overview_of(timeline, self._services.settings.get().unit)
            self._show(overview)
            self._services.remember(overview)
            for card, planned in zip(self._cards, timeline.plan, strict=False):
                card.show_figure(planned)
        self.show_troubles()

    def _show(self, overview: Overview) -> None:
        self.headline.setText(overview.title)
        self.start.setEnabled(bool(overview.cards))
        if overview.cards:
            exercises = counted(len(overview.cards), "exercise")
            self.facts.setText(f"{exercises}, about {minutes(overview.seconds)}")
            self.at_hand.setText(f"Have at hand: {listed(at_hand(overview.equipment))}")
        else:
            self.facts.setText("None of the exercise files could be read.")
            self.at_hand.setText("")
        while len(self._cards) < len(overview.cards):
            self._cards.append(ExerciseCard(len(self._cards) + 1))
            self._cards_grid.addWidget(self._cards[-1], 0, len(self._cards))
            self._columns = 0  # to be placed anew
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(overview.cards))
            if number < len(overview.cards):
                card.show_card(overview.cards[number])
        self._arrange(self._wide)
        preferences = self._services.settings.get()
        self.sets.show_value(preferences.sets or _common_sets(overview.cards))
        self.pace.show_value(preferences.pace)

    def _arrange(self, width: int) -> None:
        """Lay head and cards out for a page of that width, so that nothing is cut off."""
        room = min(width, grown(WIDEST)) - 2 * MARGIN
        way = QBoxLayout.Direction
        beside = room >= self.start.sizeHint().width() + grown(TITLE)
        self._head.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._head.setSpacing(40 if beside else 12)
        shown = sum(not card.isHidden() for card in self._cards)
        fitting = max(1, (room + GAP) // (grown(NARROWEST) + GAP))
        columns = fitting if shown > fitting else max(1, shown)
        if shown > columns:
            columns = min(columns, -(-shown // -(-shown // columns)))  # rows of one length
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self._cards):
            self._cards_grid.addWidget(card, number // columns, number % columns)
        for column in range(self._cards_grid.columnCount()):
            self._cards_grid.setColumnStretch(column, int(column < columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew where the width asks for it."""
        super().resizeEvent(event)
        self._wide = event.size().width()
        self._arrange(self._wide)

    def show_troubles(self) -> None:
        """One bar for each thing that is wrong; what was put away does not come again."""
        for sentence in (*troubles(self._services), *self._services.packs.problems()):
            self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        from spinecoach.ui.widgets.notice_bar import NoticeBar

        if sentence and sentence not in self._told:
            self._told[sentence] = bar = NoticeBar()
            self.notices.addWidget(bar)
            bar.tell(sentence)

    def offer_way_back(self, sentence: str, words: str) -> None:
        """Say what was begun and left; `way_back_wanted` is raised by the button."""
        from spinecoach.ui.widgets.notice_bar import NoticeBar

        if self._way_back is None:
            self._way_back = NoticeBar()
            self.notices.addWidget(self._way_back)
        self._way_back.tell(sentence, self.way_back_wanted.emit, words)

    def tell_kept(self, kept: Kept) -> None:
        """Say what became of changes to a workout that nobody saved."""
        from spinecoach.ui.widgets.notice_bar import NoticeBar

        bar = NoticeBar()
        self.notices.addWidget(bar)
        bar.tell(*kept)

    # -- the voice ---------------------------------------------------------------

    def prepare(self) -> None:
        """Begin to render what the workout will say; called after the first paint."""
        if self._preparation is not None:
            self._preparation.cancel()
        self._preparation = self._services.prepare()
        self._poll.start()
        self._show_preparation()

    def rest(self) -> None:
        """Stop asking the voice how far it is; what it renders goes on."""
        self._start_kept = False
        self._poll.stop()

    def _want_start(self) -> None:
        """Start now, or as soon as the voice is ready; it limits its own time."""
        if self._preparation is None:
            self.prepare()  # who is quicker than the first look at the voice waits for it, too
        if self._preparation is None or self._preparation.finished:
            self.start_wanted.emit()
        else:
            self._start_kept = True
            self._show_preparation()

    def _show_preparation(self) -> None:
        preparation = self._preparation
        under_way = preparation is not None and not preparation.finished
        if preparation is not None and under_way:
            self.bar.setRange(0, preparation.total)
            self.bar.setValue(preparation.done)
            self.bar_words.setText(STARTING if self._start_kept else PREPARING)
        else:
            self._poll.stop()
            self.bar_words.setText("")
            self.show_troubles()
        self.bar.setVisible(under_way)
        if self._start_kept and not under_way:
            self._start_kept = False
            self.start_wanted.emit()

    def _choose(self, setting: str, value: object) -> None:
        preferences = self._services.settings.change(**{setting: value})
        self._services.changed(preferences)
        self.refresh()
        self.prepare()

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes here can press Enter or Space at once."""
        super().showEvent(event)
        self.start.setFocus()


def _common_sets(cards: tuple[Card, ...]) -> int:
    """The number of sets that all the exercises have; 0 where they differ."""
    counts = {card.sets for card in cards}
    return counts.pop() if len(counts) == 1 else 0


class ExerciseCard(QWidget):
    """One exercise of the plan: its picture, its name, how much of it."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._planned: Planned | None = None
        self.number = label(
            str(number), size=1.6, weight=QFont.Weight.DemiBold, soft=True, wrap=False
        )
        self.title = label("", size=1.15, weight=QFont.Weight.DemiBold)
        self.dose = label("", soft=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(2)
        column.addWidget(self.number)
        column.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self.dose)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(grown(LOWEST))
        self.setMaximumHeight(grown(HIGHEST))

    def show_card(self, card: Card) -> None:
        """Show the name, and how much of it."""
        self.title.setText(card.title)
        dose = f"{counted(card.sets, 'set')} of {card.reps}"
        if card.way:
            dose += f", {card.way[:1].lower()}{card.way[1:]}"
        self.dose.setText(dose)
        self.setAccessibleName(f"{card.title}, {dose}")

    def show_figure(self, planned: Planned) -> None:
        """Show the picture as well: it comes a moment after the words."""
        if planned is not self._planned:
            self._planned = planned
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = self.palette().brush(QPalette.ColorRole.Base)
            fill(painter, QRectF(self.rect()), CORNER, ground)
            if self._planned is not None:
                self._paint_figure(painter, self._planned)

    def _paint_figure(self, painter: QPainter, planned: Planned) -> None:
        """Stand the figure on one floor in all cards, whatever its height."""
        from dataclasses import replace

        from spinecoach.ui.figure import paint_figure, scene_of, worn
        from spinecoach.ui.words.workout import strongest

        movement = planned.movement
        scene = scene_of(movement, strongest(movement).pose)
        room = QRectF(18, 14, self.width() - 36, self.title.y() - 28)
        high = min(room.height(), room.width() * scene.view.height / scene.view.width)
        room.setTop(room.bottom() - high)
        look = replace(worn(), dark=is_dark(self.palette()))
        paint_figure(painter, room, scene, look)
