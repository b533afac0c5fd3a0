"""The list of voices: grouped by language, the coach's own language first.

An engine tells its voices some time after it is first asked, so the list asks
again while it is looked at. A voice that cannot speak the coach's lines stays
in the list and says why it cannot be chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel

from spinecoach.ui.widgets.controls import DropDown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.ports import VoiceChoice

STANDARD = "The system's own"

ABLE = "English"
UNABLE = "Cannot speak English"

ASK_AGAIN = 250
"""Milliseconds between two questions while no voice is known."""


class VoiceList(DropDown):
    """Chooses among the voices that `ask` tells; "" stands for the standard one."""

    def __init__(
        self, ask: Callable[[], Sequence[VoiceChoice]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ask = ask
        self._shown: tuple[VoiceChoice, ...] = ()
        self._chosen = ""
        self._model = QStandardItemModel(self)
        self._model.appendRow(_item(STANDARD, ""))
        self.setModel(self._model)
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

    def _fill(self) -> None:
        voices = tuple(self._ask())
        if voices:
            self._again.stop()
        if voices != self._shown:
            self._shown = voices
            self._model.removeRows(1, self._model.rowCount() - 1)
            for row in _rows(voices):
                self._model.appendRow(row)
        self.setCurrentIndex(max(0, self.findData(self._chosen)))


def language_name(tag: str) -> str:
    """The English name of a tag's language: "en-gb" is "English"; the tag where nobody knows."""
    language = QLocale.codeToLanguage(tag.partition("-")[0])
    if language in {QLocale.Language.AnyLanguage, QLocale.Language.C}:
        return tag
    return QLocale.languageToString(language)


def _rows(voices: Sequence[VoiceChoice]) -> list[QStandardItem]:
    """An item for each voice by its language; those that cannot speak under a heading that says so.

    Where all can, no heading is needed.
    """
    able = [voice for voice in voices if not voice.refusal]
    unable = [voice for voice in voices if voice.refusal]
    rows = []
    for heading, group in ((ABLE, able), (UNABLE, unable)):
        if group and unable:
            rows.append(_heading(heading))
        ordered = sorted(group, key=lambda voice: language_name(voice.language))
        rows += [_item(voice.name, voice.id, voice.refusal) for voice in ordered]
    return rows


def _item(name: str, value: str, refusal: str = "") -> QStandardItem:
    item = QStandardItem(name)
    item.setData(value, Qt.ItemDataRole.UserRole)
    if refusal:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setToolTip(refusal)
        item.setData(refusal, Qt.ItemDataRole.AccessibleDescriptionRole)
    return item


def _heading(name: str) -> QStandardItem:
    item = QStandardItem(name)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    return item
