"""One exercise of the plan on Today: its picture, its title, its dose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QSpacerItem, QVBoxLayout

from spinecoach.ui.style.paint import ground, outline
from spinecoach.ui.style.reading import read_as
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.button import is_enter
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.coaching.overview import OverviewItem
    from spinecoach.core.phrases.today import TodayPhrases
    from spinecoach.core.workout.timeline import Planned

CORNER = 14
LOWEST = 200
HIGHEST = 460
FIGURE = 70
"""Pixels: a card's corner radius, its least height, its greatest unless it is wider, and the least
height of the figure below the number."""


class ExerciseCard(QAbstractButton):
    """When pressed, it emits the exercise's id as `opened`, if the plan is known."""

    opened = Signal(str)

    def __init__(self, number: int, words: TodayPhrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        read_as(self, "Button")
        self._words = words
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
        # However long the title is, the figure lies below the number.
        policy = QSizePolicy.Policy
        column.addSpacerItem(QSpacerItem(1, grown(FIGURE), policy.Minimum, policy.Expanding))
        column.addWidget(self.title)
        column.addWidget(self.dose)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(grown(LOWEST))
        self.setMaximumHeight(grown(HIGHEST))
        self.setAccessibleDescription(words.how_it_is_done())
        self.setToolTip(words.how_it_is_done())
        self.clicked.connect(self._open)

    def _open(self) -> None:
        if self._planned is not None:
            self.opened.emit(self._planned.exercise.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the card like Space."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Highlight the card under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Stop highlighting."""
        super().leaveEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let a wide card be as high as it is wide: on a large screen the figure is larger."""
        super().resizeEvent(event)
        self.setMaximumHeight(max(grown(HIGHEST), event.size().width()))

    def show_card(self, card: OverviewItem) -> None:
        """Show title and dose."""
        dose = self._words.sets_of(card.sets, card.reps)
        if card.variant:
            dose = self._words.sets_of_with(dose, card.variant)
        self.title.setText(card.title)
        self.dose.setText(dose)
        self.setAccessibleName(self._words.card_name(card.title, dose))

    def show_figure(self, planned: Planned) -> None:
        """Show the picture, which is drawn a moment after the words."""
        if planned is not self._planned:
            self._planned = planned
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            role = QPalette.ColorRole
            whole = QRectF(self.rect())
            own = role.AlternateBase if self.isDown() else role.Base
            ground(painter, whole, CORNER, self.palette(), own)
            if self.hasFocus() or self.underMouse():
                edge = self.palette().color(role.Accent if self.hasFocus() else role.Mid)
                outline(painter, whole, CORNER, edge, 2)
            if self._planned is not None:
                self._paint_figure(painter, self._planned)

    def _paint_figure(self, painter: QPainter, planned: Planned) -> None:
        """Draw the figure so that its floor is at the same height in all cards."""
        from spinecoach.ui.widgets.picture import paint_movement

        room = QRectF(18, 14, self.width() - 36, self.title.y() - 28)
        paint_movement(painter, room, planned.movement, self.palette())
