"""The list of voices: a heading for each language, the language of the coach first.

An engine needs some time to list its voices, so this list asks repeatedly while it is visible. A
voice that cannot speak the coach's lines is in the list and can be selected, by mouse or key: the
list then says why it is refused, on the screen and to a screen reader, and the person's choice is
not changed.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QStandardItem,
    QStandardItemModel,
)

from spinecoach.ui.style.reading import explain
from spinecoach.ui.widgets.controls import DropDown
from spinecoach.ui.widgets.label import label, plain_tip
from spinecoach.ui.words.languages import language_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.phrases.settings import SettingsPhrases
    from spinecoach.core.phrases.troubles import TroublePhrases
    from spinecoach.core.workout.ports import VoiceChoice

ASK_AGAIN = 250
"""Milliseconds between two requests while no voice is known."""

REFUSAL = Qt.ItemDataRole.AccessibleDescriptionRole
"""The item role with the reason for a refusal: screen readers read this one."""


class VoiceList(DropDown):
    """Chooses among the voices that `ask` returns; "" stands for the standard one.

    `why` is the label that says why the selected voice is refused; the page places it.
    The list shows the person's choice again when it loses the focus.
    """

    chosen = Signal(str)
    """Carries the id of the voice that the person chose."""

    def __init__(
        self,
        ask: Callable[[], Sequence[VoiceChoice]],
        phrases: Phrases,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._phrases = phrases.settings
        self._language = phrases.language
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.why = label("")
        self._ask = ask
        self._troubles = phrases.troubles
        self._shown: tuple[VoiceChoice, ...] = ()
        self._chosen = ""
        self._model = QStandardItemModel(self)
        self._model.appendRow(_item(self._phrases.standard_voice(), ""))
        self.setModel(self._model)
        self.highlighted.connect(self._explain)
        self.activated.connect(self._decide)
        self._again = QTimer(self)
        self._again.setInterval(ASK_AGAIN)
        self._again.timeout.connect(self._fill)

    def show_value(self, chosen: str) -> None:
        """Show which voice is chosen; one that no longer exists counts as the standard one."""
        self._chosen = chosen
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to ask for the voices, until there are some."""
        super().showEvent(event)
        self._again.start()
        self._fill()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop asking."""
        self._again.stop()
        super().hideEvent(event)

    def hidePopup(self) -> None:
        """Explain the current voice again, not the one under the pointer."""
        super().hidePopup()
        self._explain(self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the choice again, unless the list itself opens."""
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
            for row in _rows(voices, self._phrases, self._troubles, self._language):
                self._model.appendRow(row)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.setCurrentIndex(max(0, self.findData(self._chosen)))
        self._explain(self.currentIndex())

    def _decide(self, row: int) -> None:
        """Choose the voice of a row, unless it is refused."""
        self._explain(row)
        if not self.itemData(row, REFUSAL):
            self._chosen = self.itemData(row)
            self.chosen.emit(self._chosen)

    def _explain(self, row: int) -> None:
        """Show why the voice of a row is refused, or nothing."""
        refusal = self.itemData(row, REFUSAL)
        text = self._instead_of(refusal) if refusal else ""
        if text == self.why.text():
            return
        self.why.setText(text)
        explain(self, text)

    def _instead_of(self, refusal: str) -> str:
        """Return why a voice is refused and which one speaks: the choice, or the standard one."""
        row = max(0, self.findData(self._chosen))
        if row == 0 or self.itemData(row, REFUSAL):
            return self._phrases.standard_voice_instead(refusal)
        return self._phrases.voice_instead(refusal, self.itemText(row))


def _rows(
    voices: Sequence[VoiceChoice],
    phrases: SettingsPhrases,
    troubles: TroublePhrases,
    spoken: str,
) -> Iterator[QStandardItem]:
    """Return each language with its voices below it; first those that can speak the lines."""
    able = {language_name(voice.language, spoken) for voice in voices if not voice.refusal}

    def place(voice: VoiceChoice) -> tuple[bool, str]:
        language = language_name(voice.language, spoken)
        return language not in able, language

    for (_, language), group in groupby(sorted(voices, key=place), place):
        yield _heading(language)
        for voice in group:
            why = troubles.refused_voice(voice.refusal) if voice.refusal else ""
            name = phrases.natural_voice(voice.name) if voice.natural else voice.name
            yield _item(name, voice.id, why)


def _item(name: str, value: str, refusal: str = "") -> QStandardItem:
    item = QStandardItem(name)
    item.setData(value, Qt.ItemDataRole.UserRole)
    item.setData(refusal, REFUSAL)
    item.setToolTip(plain_tip(refusal))
    return item


def _heading(name: str) -> QStandardItem:
    item = QStandardItem(name)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    return item
