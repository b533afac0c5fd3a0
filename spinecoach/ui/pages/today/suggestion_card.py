"""The questions on Today that suggest a change: yes, or not now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spinecoach.core.coaching.progression import SuggestionKind
from spinecoach.ui.style.paint import fill
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.label import label, plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from spinecoach.core.coaching.progression import Suggestion
    from spinecoach.core.phrases.suggestions import SuggestionPhrases

CORNER = 14
"""Corner radius in pixels."""

TOGETHER = frozenset({SuggestionKind.REPS, SuggestionKind.BACK})
"""Kinds that are asked in one question for several exercises."""


class SuggestionCard(QWidget):
    """`accepted` and `declined` carry the suggestions that were answered."""

    accepted = Signal(object)
    declined = Signal(object)

    def __init__(self, words: SuggestionPhrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(18, 10, 12, 10)
        self._rows.setSpacing(2)
        self.lines: list[SuggestionLine] = []
        self.hide()

    def show_suggestions(self, suggestions: Sequence[Suggestion], unit: str) -> None:
        """Show one line for each question, weights in `unit`; hide the card without any."""
        for line in self.lines:
            self._rows.removeWidget(line)
            line.deleteLater()
        self.lines = [SuggestionLine(group, unit, self._words) for group in grouped(suggestions)]
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
    """Group suggestions that ask for the same, a rep more or a step back, into one question."""
    groups: dict[SuggestionKind, tuple[Suggestion, ...]] = {}
    single: list[tuple[Suggestion, ...]] = []
    for suggestion in suggestions:
        if suggestion.kind in TOGETHER:
            groups[suggestion.kind] = (*groups.get(suggestion.kind, ()), suggestion)
        else:
            single.append((suggestion,))
    return [*groups.values(), *single]


class SuggestionLine(QWidget):
    """One question with its two answers."""

    def __init__(self, group: tuple[Suggestion, ...], unit: str, words: SuggestionPhrases) -> None:
        super().__init__()
        self.group = group
        asked = words.question(group, unit)
        each = "\n".join(words.suggestion(suggestion, unit) for suggestion in group)
        self.words = label(asked, weight=QFont.Weight.Medium)
        self.words.setToolTip(plain_tip(each))
        self.yes = Button(words.yes())
        self.yes.setAccessibleName(words.yes_to(asked))
        self.no = Button(words.not_now())
        self.no.setAccessibleName(words.not_now_to(asked))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, stretch=1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
