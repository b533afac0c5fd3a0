"""One exercise of the plan: its picture, and the button that leads to its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from spinecoach.core.coaching.overview import Overview, OverviewItem
from spinecoach.core.exercise.equipment import Equipment
from spinecoach.ui.pages.today.exercise_card import FIGURE, HIGHEST
from spinecoach.ui.style.theme import grown
from tests.ui.pages.today.test_page import opened
from tests.ui.reader import Role
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.reader import Reader


def test_every_card_has_its_picture(qtbot: QtBot) -> None:
    page = opened(qtbot, Stage())
    with_picture = [card.grab().toImage() for card in page._cards]
    for card in page._cards:
        card._planned = None
    assert all(
        card.grab().toImage() != image
        for card, image in zip(page._cards, with_picture, strict=True)
    )


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_card_opens_its_exercise_by_key_or_click(qtbot: QtBot, key: Qt.Key) -> None:
    page = opened(qtbot, Stage())
    second = page._cards[1]
    with qtbot.waitSignal(page.exercise_wanted) as wanted:
        QTest.keyClick(second, key)
    assert wanted.args == ["superman"]
    with qtbot.waitSignal(page.exercise_wanted):
        QTest.mouseClick(second, Qt.MouseButton.LeftButton)


def test_a_card_shows_that_the_keys_go_to_it(qtbot: QtBot) -> None:
    page = opened(qtbot, Stage())
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    card = page._cards[1]
    plain = card.grab().toImage()
    card.setFocus()
    assert card.grab().toImage() != plain


def test_a_card_whose_plan_is_not_known_yet_opens_nothing(qtbot: QtBot) -> None:
    stage = Stage()
    stage.remembered = Overview("Mine", 600.0, Equipment(), (OverviewItem("Superman", 2, 8),))
    page = opened(qtbot, stage)
    with qtbot.assertNotEmitted(page.exercise_wanted):
        page._cards[0].click()


def test_a_card_answers_the_press(qtbot: QtBot) -> None:
    card = opened(qtbot, Stage())._cards[0]
    plain = card.grab().toImage()
    card.setDown(True)
    assert card.grab().toImage() != plain


def test_a_screen_reader_reads_a_card_once(qtbot: QtBot, reader: Reader) -> None:
    card = opened(qtbot, Stage())._cards[0]
    told = reader.read(card)
    assert told.role is Role.Button
    assert told.name.startswith("Dumbbell pullover")
    assert told.parts == 0


def test_on_a_large_screen_a_card_is_no_higher_than_wide(qtbot: QtBot) -> None:
    page = opened(qtbot, Stage())
    page.resize(3600, 1900)
    for _ in range(3):  # the greatest height follows the width
        QCoreApplication.processEvents()
    wide = page._cards[0].width()
    assert wide > grown(HIGHEST)
    assert all(card.height() == pytest.approx(wide, abs=2) for card in page._cards)


def test_however_long_a_title_is_the_figure_lies_below_the_number(qtbot: QtBot) -> None:
    page = opened(qtbot, Stage())
    page.resize(1024, 640)
    for card in page._cards:
        card.title.setText("Dumbbell pullover, " * 13)
    for _ in range(3):
        QCoreApplication.processEvents()
    for card in page._cards:
        assert card.title.y() - card.number.geometry().bottom() >= grown(FIGURE)
