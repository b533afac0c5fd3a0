"""A plan of somebody else, all of it, before anything of it is taken over."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from spinecoach.core.coaching.plan import PlanPreview, shared_cautions
from spinecoach.core.coaching.routine import movement_of
from spinecoach.ui.pages.exercises.passage import Passage
from spinecoach.ui.style.reading import read_as
from spinecoach.ui.style.theme import grown, scaled
from spinecoach.ui.widgets.beside import put_beside
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.card import Card
from spinecoach.ui.widgets.columns import Columns
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.grid import FOOT, Page, heading, put_on_foot
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.widgets.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLabel

    from spinecoach.core.coaching.plan import PlanPart
    from spinecoach.core.phrases.phrases import Phrases

LEAST = 700
"""The least width in pixels of a column of exercises."""

USE = 1.1
"""Size of the letters on the button, against the app's: the foot must leave room for the plan."""

FIGURE = (220, 150)
NARROW = 620
"""Pixels: width and height of the figure, and the width of a card below which it lies on top."""


class PlanPage(QWidget):
    """Shows a plan; `use_wanted` asks to take it over, `left` to leave it alone."""

    use_wanted = Signal()
    left = Signal()

    def __init__(self, phrases: Phrases) -> None:
        super().__init__()
        self._phrases = phrases
        its = phrases.plan
        self.setAccessibleName(its.heading())
        self.page = Page()
        self.page.column.addWidget(heading(its.heading()))
        self._shown = QWidget()
        self.page.column.addWidget(self._shown)
        self.page.column.addStretch(1)
        self.use = Button(its.use(), ButtonKind.PRIMARY)
        self.use.setFont(scaled(self.font(), USE, QFont.Weight.DemiBold))
        self.use.clicked.connect(self.use_wanted)
        self.not_now = Button(its.not_now())
        self.not_now.clicked.connect(self.left)
        self.notice = NoticeBar(phrases)
        foot = QVBoxLayout()
        foot.setContentsMargins(*FOOT)
        foot.setSpacing(8)
        foot.addWidget(self.notice)
        foot.addLayout(Flow(self.use, self.not_now, gap=16))
        put_on_foot(self, self.page, foot)

    def show_plan(self, preview: PlanPreview, unit: str) -> None:
        """Show what a plan holds and would do, or why it is refused; `unit` is "kg" or "lb"."""
        its = self._phrases.plan
        self.notice.tell("")
        self.use.setVisible(preview.usable)
        leaves = its.not_now() if preview.usable else self._phrases.routine.back()
        self.not_now.setText(leaves)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if preview.refused is not None:
            column.addWidget(_wrapped(its.refused(preview.name, preview.refused)))
        else:
            self._fill(column, preview, unit)
        self.page.column.replaceWidget(self._shown, shown)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = shown
        self.page.verticalScrollBar().setValue(0)
        self.setFocusProxy(shown.findChild(Passage) or self.not_now)
        self._chain()

    def _chain(self) -> None:
        """Let Tab go from exercise to exercise, and then to what can be done."""
        stops = [*self._shown.findChildren(Passage), self.use, self.not_now]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _fill(self, column: QVBoxLayout, preview: PlanPreview, unit: str) -> None:
        its = self._phrases.plan
        exercises = [part.exercise for part in preview.parts if part.exercise is not None]
        shared = shared_cautions(exercises)
        name = _wrapped(preview.routine.name)
        author = label(its.from_whom(preview.author), size=1.1)
        author.setVisible(bool(preview.author))
        below = (
            author,
            label(its.outcome(preview)),
            label(its.not_checked(), soft=True),
            *_cautions(shared, self._phrases),
        )
        for line in (name, *below):
            column.addWidget(line)
        name.tell(line.text() for line in below if not line.isHidden())
        cards = (
            PartCard(number, part, unit, shared, self._phrases)
            for number, part in enumerate(preview.parts, start=1)
        )
        column.addLayout(Columns(*cards, least=LEAST, gap=column.spacing()))


class PartCard(Card):
    """One exercise of a plan: its figure, and what is said of it."""

    ground = QPalette.ColorRole.Base

    def __init__(
        self, number: int, part: PlanPart, unit: str, shared: Sequence[str], phrases: Phrases
    ) -> None:
        super().__init__()
        self.lines = phrases.plan.part(number, part, unit)
        title, *others = self.lines
        self.setAccessibleName(title)
        read_as(self, "Grouping")
        own = [one for one in part.cautions if one not in shared]
        self.picture = Picture()
        words = QVBoxLayout()
        words.setSpacing(4)
        name = _wrapped(title)
        words.addWidget(name)
        strong = {phrases.plan.note(part.item.note), phrases.plan.standing(part)}
        below = [_line(line, strong=line in strong) for line in others]
        below += _cautions(own, phrases)
        for line in below:
            words.addWidget(line)
        name.tell(line.text() for line in below)
        words.addStretch(1)
        if part.exercise is not None:
            self.picture.show_movement(movement_of(part.exercise, part.item))
        self.picture.setVisible(part.exercise is not None)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(18, 14, 18, 14)
        self._row.setSpacing(18)
        self._row.addWidget(self.picture)
        self._row.addLayout(words, stretch=1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figure above the words if there is no room beside it."""
        super().resizeEvent(event)
        beside = event.size().width() >= grown(NARROW)
        put_beside(self._row, beside=beside)
        wide, high = (grown(pixels) for pixels in FIGURE)
        self.picture.setFixedSize(wide, high if beside else self.picture.height_for(wide))


def _wrapped(title: str) -> Passage:
    """Return a heading of several lines if it is wider than its place."""
    made = Passage(title)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    made.setWordWrap(True)
    return made


def _cautions(cautions: Sequence[str], phrases: Phrases) -> list[QLabel]:
    """Return cautions below their heading; nothing without any."""
    if not cautions:
        return []
    heading_of_them = _line(phrases.exercises.cautions(), strong=True)
    return [heading_of_them, *map(label, cautions)]


def _line(text: str, *, strong: bool) -> QLabel:
    return label(text, weight=QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
