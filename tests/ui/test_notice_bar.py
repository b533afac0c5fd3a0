"""One line about something that went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SENTENCE = "There is no sound device: the workout goes on with captions."


def test_it_says_what_is_wrong_until_it_is_put_away(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    assert bar.text == ""
    bar.tell(SENTENCE)
    assert bar.text == SENTENCE
    assert bar.accessibleName() == f"Notice: {SENTENCE}"
    bar.findChildren(Button)[0].click()
    assert bar.text == ""


def test_nothing_to_say_hides_it(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.tell(SENTENCE)
    bar.tell("")
    assert bar.isHidden()
