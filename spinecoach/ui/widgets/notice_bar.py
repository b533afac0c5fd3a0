"""A line that says what went wrong or what the program did, with a button to act on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy
from shiboken6 import isValid

from spinecoach.ui.style.reading import announce
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.card import BAR, Card
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from spinecoach.core.phrases.phrases import Phrases


class NoticeBar(Card):
    """A sentence and a button that hides the bar; it is hidden while there is nothing to say.

    If something can be done about it, it shows an `action` button as well. `told` tells that there
    is something to say. If it is hidden while one of its buttons has the focus, the widget that had
    it when the notice came gets it back.
    """

    told = Signal()

    corner = 8
    barred = True

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases.common
        self._words = label("")
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._away = Button(self._phrases.put_away())
        self._away.setAccessibleName(self._phrases.put_away_long())
        self._away.clicked.connect(self._put_away)
        self._act: Callable[[], None] | None = None
        self._before: QWidget | None = None
        self._undoes = False
        self.action = Button(self._phrases.undo())
        self.action.clicked.connect(self._do)
        self.action.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(BAR + 14, 8, 8, 8)
        row.addWidget(self._words)
        row.addWidget(self.action)
        row.addWidget(self._away)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; "" while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, text: str, act: Callable[[], None] | None = None, words: str = "") -> None:
        """Show a sentence; "" hides the bar.

        With `act`, a button labelled `words` (by default "Undo") calls it.
        """
        self._follow_focus(gone=not text)
        self._words.setText(text)
        self._act = act
        self._undoes = act is not None and not words
        self.action.setText(words or self._phrases.undo())
        self.action.setVisible(act is not None)
        self.setAccessibleName(self._phrases.notice(text))
        self.setVisible(bool(text))
        announce(self, text)
        if text:
            self.told.emit()

    @property
    def undoes(self) -> bool:
        """Whether its button undoes a change."""
        return not self.isHidden() and self._undoes

    def _follow_focus(self, *, gone: bool) -> None:
        """Remember what has the focus; if the notice is `gone`, give it back from its buttons."""
        focus = self.window().focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self._before = focus
        elif gone and (to := self._before) is not None and isValid(to) and to.isVisible():
            to.setFocus()

    def _put_away(self) -> None:
        self._follow_focus(gone=True)
        self.hide()

    def _do(self) -> None:
        act = self._act
        self.tell("")
        if act is not None:
            act()
