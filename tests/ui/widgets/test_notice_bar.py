"""A line about something that went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.reader import Reader

SENTENCE = "There is no sound device: the workout goes on with captions."


def test_it_says_what_is_wrong_until_it_is_put_away(qtbot: QtBot) -> None:
    bar = NoticeBar(Phrases())
    qtbot.addWidget(bar)
    assert bar.text == ""
    bar.tell(SENTENCE)
    assert bar.text == SENTENCE
    assert bar.accessibleName() == f"Notice: {SENTENCE}"
    away = next(b for b in bar.findChildren(Button) if b.text() == "OK")
    away.click()
    assert bar.text == ""


def test_an_empty_text_hides_the_bar(qtbot: QtBot) -> None:
    bar = NoticeBar(Phrases())
    qtbot.addWidget(bar)
    bar.tell(SENTENCE)
    bar.tell("")
    assert bar.isHidden()


def test_undo_is_called_once(qtbot: QtBot) -> None:
    bar = NoticeBar(Phrases())
    qtbot.addWidget(bar)
    taken: list[str] = []
    bar.tell(SENTENCE)
    assert bar.action.isHidden()
    bar.tell("The workout was deleted.", lambda: taken.append("back"))
    assert not bar.action.isHidden()
    bar.action.click()
    assert taken == ["back"]
    assert bar.text == ""


def test_a_screen_reader_says_it_at_once(qtbot: QtBot, reader: Reader) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    bar = NoticeBar(Phrases(), page)
    page.show()
    bar.tell(SENTENCE)
    bar.tell("")
    assert reader.heard == [SENTENCE]
