"""The lists "When to stop" are complete everywhere, and as large as their room allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.style.theme import scaled
from spinecoach.ui.widgets.lists import StopList, StopLists
from tests.ui.reader import Role

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.reader import Reader


PAIN = Phrases().pain


def words(lists: StopLists) -> set[str]:
    return {label.text() for label in lists.findChildren(QLabel)}


@pytest.mark.parametrize(("whole", "signs"), [(True, True), (False, True), (False, False)])
def test_what_is_urgent_is_never_left_out(qtbot: QtBot, *, whole: bool, signs: bool) -> None:
    lists = StopLists(Phrases(), whole=whole, signs=signs)
    qtbot.addWidget(lists)
    pressing = {PAIN.emergency_lead(), *PAIN.emergency(), PAIN.urgent_lead(), *PAIN.urgent()}
    assert pressing <= words(lists)
    assert (set(PAIN.ask_also()) <= words(lists)) is whole
    assert (PAIN.warning_signs() in words(lists)) is signs


@pytest.mark.parametrize("width", [700, 1100, 1600])
def test_letters_shrink_until_all_of_it_fits_and_no_further(qtbot: QtBot, width: int) -> None:
    lists = StopLists(Phrases(), whole=False, signs=False)
    qtbot.addWidget(lists)
    lists.show()
    caps = []
    for height in (900, 420, 330):
        lists.fit(width, height, 40.0)
        layout = lists.layout()
        assert layout is not None
        assert layout.totalHeightForWidth(width) <= height
        caps.append(QFontMetricsF(lists.findChildren(QLabel)[0].font()).capHeight())
    assert caps == sorted(caps, reverse=True)
    assert caps[0] > caps[-1]


def test_they_are_beside_each_other_wherever_that_leaves_them_larger_letters(qtbot: QtBot) -> None:
    lists = StopLists(Phrases(), whole=False, signs=False)
    qtbot.addWidget(lists)
    lists.show()
    urgent = next(one for one in lists.findChildren(QLabel) if one.text() == PAIN.urgent_lead())
    usual = QApplication.font()
    for letters in (1.0, 2.5):
        QApplication.setFont(scaled(usual, letters))
        lists.resize(900, 300)
        lists.fit(900, 300, 40.0)
        lists.layout().activate()  # type: ignore[union-attr] # it has one
        assert urgent.x() > 400
    QApplication.setFont(usual)
    lists.resize(500, 1500)
    lists.fit(500, 1500, 40.0)
    lists.layout().activate()  # type: ignore[union-attr] # it has one
    assert urgent.x() < 100


def test_a_screen_reader_reads_each_list_by_itself_under_its_name(
    qtbot: QtBot, reader: Reader
) -> None:
    lists = StopLists(Phrases())
    qtbot.addWidget(lists)
    groups = lists.findChildren(StopList)
    assert all(one.focusPolicy() is Qt.FocusPolicy.TabFocus for one in groups)
    assert [reader.read(one).name for one in groups] == [
        PAIN.emergency_lead(),
        PAIN.urgent_lead(),
        PAIN.ask_also_lead(),
    ]
    assert {reader.read(one).role for one in groups} == {Role.Grouping}


def test_the_list_with_the_keyboard_shows_it(qtbot: QtBot) -> None:
    lists = StopLists(Phrases())
    qtbot.addWidget(lists)
    lists.show()
    lists.activateWindow()
    first = lists.findChildren(StopList)[0]
    plain = first.grab().toImage()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    assert first.grab().toImage() != plain


def test_in_the_middle_of_a_workout_tab_goes_to_the_buttons_alone(qtbot: QtBot) -> None:
    lists = StopLists(Phrases(), signs=False)
    qtbot.addWidget(lists)
    assert lists.findChildren(StopList) == []
