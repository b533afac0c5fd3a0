"""What the coach would change, as a question on Today: yes, or not now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spinecoach.core.coaching.progression import Kind
from spinecoach.ui.style.paint import fill
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from spinecoach.core.coaching.progression import Suggestion

CORNER = 14
"""Corner radius in pixels."""

TOGETHER = {
    Kind.REPS: "You did every rep of {} exercises: try one more of each?",
    Kind.BACK: "That was a lot for {} exercises: go back one step in each?",
}
"""What is asked in one question for several exercises."""


class SuggestionCard(QWidget):
    """`accepted` and `declined` carry the suggestions that were answered."""

    accepted = Signal(object)
    declined = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(18, 10, 12, 10)
        self._rows.setSpacing(2)
        self.lines: list[SuggestionLine] = []
        self.hide()

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show one line for each; nothing where there is none."""
        for line in self.lines:
            self._rows.removeWidget(line)
            line.deleteLater()
        self.lines = [SuggestionLine(group) for group in grouped(suggestions)]
        for line in self.lines:
            line.yes.clicked.connect(lambda _, group=line.group: self.accepted.emit(group))
            line.no.clicked.connect(lambda _, group=line.group: self.declined.emit(group))
            self._rows.addWidget(line)
        self.setVisible(bool(suggestions))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fill(painter, QRectF(self.rect()), CORNER, self.palette().alternateBase())


def grouped(suggestions: Sequence[Suggestion]) -> list[tuple[Suggestion, ...]]:
    """Put what asks for the same into one question: a rep more, or a step back, of several."""
    groups: dict[Kind, tuple[Suggestion, ...]] = {}
    single: list[tuple[Suggestion, ...]] = []
    for suggestion in suggestions:
        if suggestion.kind in TOGETHER:
            groups[suggestion.kind] = (*groups.get(suggestion.kind, ()), suggestion)
        else:
            single.append((suggestion,))
    return [*groups.values(), *single]


def question(group: Sequence[Suggestion]) -> str:
    """What a group asks, in one sentence."""
    if len(group) == 1:
        return group[0].why
    return TOGETHER[group[0].kind].format(len(group))


class SuggestionLine(QWidget):
    """One question with its two answers."""

    def __init__(self, group: tuple[Suggestion, ...]) -> None:
        super().__init__()
        self.group = group
        asked = question(group)
        self.words = label(asked, weight=QFont.Weight.Medium)
        self.words.setToolTip("\n".join(suggestion.why for suggestion in group))
        self.yes = Button("Yes")
        self.yes.setAccessibleName(f"Yes: {asked}")
        self.no = Button("Not now")
        self.no.setAccessibleName(f"Not now: {asked}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, stretch=1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
