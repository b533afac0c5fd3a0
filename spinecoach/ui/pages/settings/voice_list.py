"""The list of voices: a heading for each language, the coach's own language first.

An engine tells its voices some time after it is first asked, so the list asks
again while it is looked at. A voice that cannot speak the coach's lines stays in
the list and can be gone to, by mouse or key: it says why it cannot be chosen, on
the screen beside the list and to a screen reader, and the choice stays as it was.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QStandardItem,
    QStandardItemModel,
)

from spinecoach.ui.widgets.controls import DropDown
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.workout.ports import VoiceChoice

STANDARD = "The system's own"

INSTEAD = "{} {} speaks instead."
"""Why a voice is refused, and who speaks."""

STANDARD_SPEAKS = "The system's own voice"

ASK_AGAIN = 250
"""Milliseconds between two questions while no voice is known."""

REFUSAL = Qt.ItemDataRole.AccessibleDescriptionRole
"""Where an item keeps why it cannot be chosen: there a screen reader finds it, too."""


class VoiceList(DropDown):
    """Chooses among the voices that `ask` tells; "" stands for the standard one.

    `why` is the label that says why the voice gone to is refused; it stands
    wherever the page puts it. The list shows the choice again as it is left.
    """

    chosen = Signal(str)
    """Carries the id of the voice that somebody chose."""

    def __init__(
        self, ask: Callable[[], Sequence[VoiceChoice]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.why = label("")
        self._ask = ask
        self._shown: tuple[VoiceChoice, ...] = ()
        self._chosen = ""
        self._model = QStandardItemModel(self)
        self._model.appendRow(_item(STANDARD, ""))
        self.setModel(self._model)
        self.highlighted.connect(self._explain)
        self.activated.connect(self._decide)
        self._again = QTimer(self)
        self._again.setInterval(ASK_AGAIN)
        self._again.timeout.connect(self._fill)

    def show_value(self, chosen: str) -> None:
        """Show which voice is chosen; one that is gone counts as the standard one."""
        self._chosen = chosen
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the voices, until they are told."""
        super().showEvent(event)
        self._again.start()
        self._fill()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask no more."""
        self._again.stop()
        super().hideEvent(event)

    def hidePopup(self) -> None:
        """Explain no more what was only passed in the open list."""
        super().hidePopup()
        self._explain(self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the choice again, unless it is the own list that opens."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._show_chosen()

    def _fill(self) -> None:
        voices = tuple(self._ask())
        if voices:
            self._again.stop()
        if voices != self._shown:
            self._shown = voices
            self._model.removeRows(1, self._model.rowCount() - 1)
            for row in _rows(voices):
                self._model.appendRow(row)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.setCurrentIndex(max(0, self.findData(self._chosen)))
        self._explain(self.currentIndex())

    def _decide(self, row: int) -> None:
        """Take the voice of a row for the choice, unless it is refused."""
        self._explain(row)
        if not self.itemData(row, REFUSAL):
            self._chosen = self.itemData(row)
            self.chosen.emit(self._chosen)

    def _explain(self, row: int) -> None:
        """Say why the voice of a row cannot be chosen; nothing where it can."""
        refusal = self.itemData(row, REFUSAL)
        text = INSTEAD.format(refusal, self._speaking()) if refusal else ""
        if text == self.why.text():
            return
        self.why.setText(text)
        self.setAccessibleDescription(text)
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _speaking(self) -> str:
        """Who speaks as things are: a choice that is gone or refused leaves it to the standard."""
        row = max(0, self.findData(self._chosen))
        if row == 0 or self.itemData(row, REFUSAL):
            return STANDARD_SPEAKS
        return f"“{self.itemText(row)}”"


def language_name(tag: str) -> str:
    """The English name of a tag's language: "en-gb" is "English"; the tag where nobody knows."""
    language = QLocale.codeToLanguage(tag.partition("-")[0])
    if language in {QLocale.Language.AnyLanguage, QLocale.Language.C}:
        return tag
    return QLocale.languageToString(language)


def _rows(voices: Sequence[VoiceChoice]) -> Iterator[QStandardItem]:
    """Every language's name with its voices below it; first whose voices can speak the lines."""
    able = {language_name(voice.language) for voice in voices if not voice.refusal}

    def place(voice: VoiceChoice) -> tuple[bool, str]:
        language = language_name(voice.language)
        return language not in able, language

    for (_, language), group in groupby(sorted(voices, key=place), place):
        yield _heading(language)
        for voice in group:
            yield _item(voice.name, voice.id, voice.refusal)


def _item(name: str, value: str, refusal: str = "") -> QStandardItem:
    item = QStandardItem(name)
    item.setData(value, Qt.ItemDataRole.UserRole)
    item.setData(refusal, REFUSAL)
    item.setToolTip(refusal)
    return item


def _heading(name: str) -> QStandardItem:
    item = QStandardItem(name)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    return item
