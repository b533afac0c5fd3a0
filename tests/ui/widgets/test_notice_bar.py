"""A line about something that went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

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


def page_with_a_notice(qtbot: QtBot) -> tuple[QWidget, Button, NoticeBar]:
    page = QWidget()
    qtbot.addWidget(page)
    button, bar = Button("Delete"), NoticeBar(Phrases())
    column = QVBoxLayout(page)
    for part in (QLineEdit(), button, bar, QLineEdit()):
        column.addWidget(part)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page, button, bar


def test_the_focus_goes_back_from_a_notice_to_where_it_came_from(qtbot: QtBot) -> None:
    page, button, bar = page_with_a_notice(qtbot)
    button.setFocus()
    for pressed in (bar.action, bar.findChildren(Button)[0]):
        bar.tell("The workout was deleted.", lambda: None)
        pressed.setFocus()
        pressed.click()
        assert page.focusWidget() is button


def test_if_that_is_gone_it_goes_to_what_follows(qtbot: QtBot) -> None:
    page, _, bar = page_with_a_notice(qtbot)
    for gone in (QLineEdit.hide, QLineEdit.deleteLater):
        field = QLineEdit(page)
        field.show()
        field.setFocus()
        bar.tell(SENTENCE, lambda: None)
        bar.action.setFocus()
        gone(field)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        bar.action.click()
        now = page.focusWidget()
        assert now is not None
        assert now.isVisible()


def test_a_notice_takes_no_focus_from_elsewhere(qtbot: QtBot) -> None:
    page, button, bar = page_with_a_notice(qtbot)
    button.setFocus()
    bar.tell(SENTENCE)
    field = page.findChildren(QLineEdit)[-1]
    field.setFocus()
    bar.tell("")
    assert page.focusWidget() is field


def test_a_screen_reader_says_it_at_once(qtbot: QtBot, reader: Reader) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    bar = NoticeBar(Phrases(), page)
    page.show()
    bar.tell(SENTENCE)
    bar.tell("")
    assert reader.heard == [SENTENCE]
