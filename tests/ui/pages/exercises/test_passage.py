"""The text of an exercise can be reached and heard by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.exercises.passage import Passage, lines_in
from spinecoach.ui.pages.exercises.sheet import ExerciseSheet
from spinecoach.ui.widgets.label import label
from tests.ui.stage import SHELF

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_passage_shows_that_it_has_the_keyboard(qtbot: QtBot) -> None:
    passage = Passage("Cautions")
    qtbot.addWidget(passage)
    passage.show()
    before = passage.grab().toImage()
    passage.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(passage.hasFocus)
    assert passage.grab().toImage() != before


def test_what_is_hidden_is_not_told(qtbot: QtBot) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    column = QVBoxLayout(part)
    seen, hidden = label("Seen"), label("Hidden")
    for line in (seen, hidden):
        column.addWidget(line)
    hidden.hide()
    assert lines_in(part) == ["Seen"]


def test_each_passage_is_told_with_its_text(qtbot: QtBot) -> None:
    exercise = next(iter(SHELF.exercises()))
    sheet = ExerciseSheet(exercise, Phrases())
    qtbot.addWidget(sheet)
    told = {each.text(): each.accessibleDescription() for each in sheet.passages}
    assert exercise.corrections[0].line in told["When it goes wrong"]
    assert exercise.cautions[0] in told["Before you start"]
    assert all(told.values())
    rep = told["One rep"]
    sheet.show_variant(exercise.variants[-1])
    changed = {each.text(): each.accessibleDescription() for each in sheet.passages}
    assert changed["One rep"] != rep or changed["Set up"] != told["Set up"]
