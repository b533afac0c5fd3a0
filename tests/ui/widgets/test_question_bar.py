"""A card with words and buttons is never wider than its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.question_bar import QuestionBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_buttons_are_beside_the_words_or_below_them(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    bar = QuestionBar()
    words = QVBoxLayout()
    words.addWidget(sentence := label("The history was damaged, so a new one begins."))
    yes, no = Button("Restore a backup"), Button("Leave it as it is")
    bar.lay_out(words, yes, no, margins=(10, 10, 10, 10))
    column = QVBoxLayout(page)
    column.addWidget(bar)
    column.addStretch(1)
    page.resize(900, 400)
    page.show()
    assert yes.x() > sentence.geometry().right()
    page.resize(400, 400)
    qtbot.waitUntil(lambda: yes.y() > sentence.geometry().bottom())
    assert page.width() == 400
    assert no.geometry().right() <= bar.width()
