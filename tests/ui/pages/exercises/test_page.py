"""The exercises page: each exercise keeps its variant and its place on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from spinecoach.core.coaching.routine import Item
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.exercises.page import ExercisesPage
from spinecoach.ui.pages.exercises.stills import Still
from tests.ui.stage import Choices, Library, Shelf

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollBar
    from pytestqt.qtbot import QtBot

    from spinecoach.ui.pages.exercises.sheet import ExerciseSheet


@pytest.fixture
def page(qtbot: QtBot) -> ExercisesPage:
    shelf = Shelf()
    made = ExercisesPage(shelf, Phrases(), Library(shelf), Choices())
    qtbot.addWidget(made)
    made.resize(1366, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def opened(page: ExercisesPage) -> ExerciseSheet:
    """Return the sheet that is open."""
    assert page.shown is not None
    return page.shown.sheet


def scroll_bar(page: ExercisesPage) -> QScrollBar:
    assert page.shown is not None
    return page.shown.verticalScrollBar()


def titles(page: ExercisesPage) -> list[str]:
    return [tab.text() for tab in page.tabs]


def test_the_first_exercise_is_open_and_the_others_are_one_click_away(page: ExercisesPage) -> None:
    assert titles(page)[:2] == ["Dumbbell pullover", "Superman"]
    assert opened(page).accessibleName() == "Dumbbell pullover"
    page.tabs[1].click()
    assert opened(page).accessibleName() == "Superman"


def test_the_arrow_keys_go_from_exercise_to_exercise(page: ExercisesPage) -> None:
    page.tabs[0].setFocus()
    QTest.keyClick(page.tabs[0], Qt.Key.Key_Down)
    assert page.tabs[1].isChecked()
    assert opened(page).accessibleName() == "Superman"


def test_an_exercise_keeps_its_variant_and_its_place_on_the_page(page: ExercisesPage) -> None:
    page.tabs[1].click()
    opened(page).variants.buttons["legs-only"].click()
    scroll_bar(page).setValue(120)
    page.tabs[0].click()
    assert opened(page).variant is None
    page.tabs[1].click()
    variant = opened(page).variant
    assert variant is not None
    assert variant.id == "legs-only"
    assert scroll_bar(page).value() == 120


def test_an_exercise_opens_in_the_variant_of_the_routine(qtbot: QtBot) -> None:
    page = ExercisesPage(Shelf(), Phrases(), items=lambda: [Item("superman", "legs-only")])
    qtbot.addWidget(page)
    assert opened(page).variant is None
    page.tabs[1].click()
    sheet = opened(page)
    assert sheet.variant is not None
    assert sheet.variant.id == "legs-only"
    assert sheet.variants.buttons["legs-only"].isChecked()


def test_only_the_visible_figure_moves(page: ExercisesPage) -> None:
    first = opened(page).player
    assert first.moving
    page.tabs[1].click()
    assert not first.moving
    assert opened(page).player.moving
    page.hide()
    assert not opened(page).player.moving


@pytest.mark.parametrize("size", [(1100, 700), (1366, 768), (1920, 1080)])
def test_a_sheet_is_as_high_as_its_content(page: ExercisesPage, size: tuple[int, int]) -> None:
    page.resize(*size)
    for tab in page.tabs:
        tab.click()
        QCoreApplication.processEvents()
        sheet = opened(page)
        for still in sheet.findChildren(Still):
            assert still.height() == still.heightForWidth(still.width())
        lowest = max(line.geometry().bottom() for line in sheet.findChildren(QLabel))
        assert 0 < sheet.height() - lowest < 60


def test_less_motion_holds_when_the_page_is_opened_again(qtbot: QtBot) -> None:
    choices = Choices()
    page = ExercisesPage(Shelf(), Phrases(), settings=choices)
    qtbot.addWidget(page)
    page.show()
    choices.change(reduced_motion=True)
    page.hide()
    page.show()
    sheet = opened(page)
    sheet.player.rep.setCurrentTime(700)
    assert sheet.player.scene is not None
    assert sheet.player.scene.pose == sheet.movement.phases[0].pose


def test_an_added_exercise_is_listed_at_once(page: ExercisesPage) -> None:
    assert page.library is not None
    (offer,) = page.library.offers
    offer.click()
    assert titles(page)[-1] == "Bird dog"
    page.tabs[-1].click()
    assert opened(page).accessibleName() == "Bird dog"
    assert page.library.remove.isVisible()
    page.library.remove.click()
    assert "Bird dog" not in titles(page)


def test_without_exercises_the_page_says_where_to_look(qtbot: QtBot) -> None:
    page = ExercisesPage(Shelf(()), Phrases(), settings=Choices())
    qtbot.addWidget(page)
    page.show()
    assert page.shown is None
    (words,) = (each.text() for each in page.findChildren(QLabel))
    assert words == "No exercise file could be read. Today says why."
