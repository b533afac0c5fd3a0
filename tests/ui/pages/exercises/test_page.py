"""The exercises page: each exercise keeps its variant and its place on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.assets import warm_up_dir
from spinecoach.core.coaching.routine import MOST_ITEMS, Item, Routine
from spinecoach.core.coaching.workouts import Practice
from spinecoach.ui.pages.exercises.page import ExercisesPage
from spinecoach.ui.pages.exercises.stills import Still
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.button import Button
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollBar
    from pytestqt.qtbot import QtBot

    from spinecoach.ui.pages.exercises.sheet import ExerciseSheet


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def page(qtbot: QtBot, stage: Stage) -> ExercisesPage:
    made = ExercisesPage(stage)
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
    return [tab.text() for tab in page.picker.buttons]


def test_the_first_exercise_is_open_and_the_others_are_one_click_away(page: ExercisesPage) -> None:
    assert titles(page)[:2] == ["Dumbbell pullover", "Superman"]
    assert opened(page).accessibleName() == "Dumbbell pullover"
    page.picker.buttons[1].click()
    assert opened(page).accessibleName() == "Superman"


def test_the_arrow_keys_go_from_exercise_to_exercise(page: ExercisesPage) -> None:
    page.picker.buttons[0].setFocus()
    QTest.keyClick(page.picker.buttons[0], Qt.Key.Key_Down)
    assert page.picker.buttons[1].isChecked()
    assert opened(page).accessibleName() == "Superman"


def test_an_exercise_keeps_its_variant_and_its_place_on_the_page(page: ExercisesPage) -> None:
    page.picker.buttons[1].click()
    opened(page).variants.buttons["legs-only"].click()
    scroll_bar(page).setValue(120)
    page.picker.buttons[0].click()
    assert opened(page).variant is None
    page.picker.buttons[1].click()
    variant = opened(page).variant
    assert variant is not None
    assert variant.id == "legs-only"
    assert scroll_bar(page).value() == 120


def test_an_exercise_opens_in_the_variant_of_the_routine(qtbot: QtBot) -> None:
    stage = Stage()
    stage.coach.use({"superman": "legs-only"})
    page = ExercisesPage(stage)
    qtbot.addWidget(page)
    assert opened(page).variant is None
    page.picker.buttons[1].click()
    sheet = opened(page)
    assert sheet.variant is not None
    assert sheet.variant.id == "legs-only"
    assert sheet.variants.buttons["legs-only"].isChecked()


def test_only_the_visible_figure_moves(page: ExercisesPage) -> None:
    first = opened(page).player
    assert first.moving
    page.picker.buttons[1].click()
    assert not first.moving
    assert opened(page).player.moving
    page.hide()
    assert not opened(page).player.moving


@pytest.mark.parametrize("size", [(1100, 700), (1366, 768), (1920, 1080)])
def test_a_sheet_is_as_high_as_its_content(page: ExercisesPage, size: tuple[int, int]) -> None:
    page.resize(*size)
    for tab in page.picker.buttons:
        tab.click()
        QCoreApplication.processEvents()
        sheet = opened(page)
        for still in sheet.findChildren(Still):
            assert still.height() == still.heightForWidth(still.width())
        lowest = max(line.geometry().bottom() for line in sheet.findChildren(QLabel))
        assert 0 < sheet.height() - lowest < 80


def test_less_motion_holds_when_the_page_is_opened_again(qtbot: QtBot) -> None:
    stage = Stage()
    page = ExercisesPage(stage)
    qtbot.addWidget(page)
    page.show()
    stage.settings.change(reduced_motion=True)
    page.hide()
    page.show()
    sheet = opened(page)
    sheet.player.rep.setCurrentTime(700)
    assert sheet.player.scene is not None
    assert sheet.player.scene.pose == sheet.movement.phases[0].pose


def test_an_added_exercise_is_listed_at_once(page: ExercisesPage) -> None:
    (offer,) = page.library.offers
    offer.click()
    assert titles(page)[-1] == "Bird dog"
    QCoreApplication.processEvents()
    assert all(
        button.visibleRegion().boundingRect() == button.rect() for button in page.picker.buttons
    )
    assert opened(page).accessibleName() == "Bird dog"
    assert page.library.remove.isVisible()
    page.library.remove.click()
    assert "Bird dog" not in titles(page)


def test_without_exercises_the_page_says_where_to_look(qtbot: QtBot) -> None:
    stage = Stage()
    stage.packs.shelf = ()
    page = ExercisesPage(stage)
    qtbot.addWidget(page)
    page.show()
    assert page.shown is None
    words = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    assert words == ["No exercise file could be read. Today says why."]


def test_a_variant_is_put_into_the_routine_said_and_taken_back(
    page: ExercisesPage, stage: Stage
) -> None:
    page.picker.buttons[1].click()
    sheet = opened(page)
    sheet.variants.buttons["legs-only"].click()
    sheet.use.click()
    assert stage.coach.in_routine("superman") == stage.coach.item("superman", "legs-only")
    assert page.notice.text == "“Strong spine” has Superman now: Legs only."
    assert sheet.used.text() == "This is in your routine."
    page.notice.action.click()
    assert stage.coach.item("superman", "").variant == ""
    assert sheet.used.text() == "Your routine has “Standard”."


def test_an_added_exercise_is_offered_for_the_routine(page: ExercisesPage, stage: Stage) -> None:
    page.library.offers[0].click()
    assert page.notice.text == "Bird dog was added."
    assert page.notice.action.text() == "Put it into my routine"
    assert page.focusWidget() is page.notice.action
    page.notice.action.click()
    assert stage.coach.routine().items[-1].exercise == "bird-dog"
    assert page.notice.text == "“Strong spine” has Bird dog now."
    page.library.remove.click()
    assert page.notice.text.startswith("Bird dog was removed.")


def test_what_is_here_already_is_said(page: ExercisesPage) -> None:
    page.library.add("superman.toml")
    assert page.notice.text == "That is here already. Nothing has changed."


def test_a_full_routine_says_so_and_takes_nothing(page: ExercisesPage, stage: Stage) -> None:
    full = Routine("Full", tuple(Item(f"squat-{n}") for n in range(MOST_ITEMS)))
    stage.profile.keep_routines(stage.profile.routines().with_routine(full))
    page.library.offers[0].click()
    page.notice.action.click()
    assert page.notice.text == f"A routine has at most {MOST_ITEMS} exercises."
    assert stage.coach.routine() == full


def test_the_notice_is_gone_when_one_comes_back(page: ExercisesPage) -> None:
    page.library.offers[0].click()
    page.hide()
    page.show()
    assert page.notice.text == ""


def test_a_practice_is_of_the_variant_that_is_shown(qtbot: QtBot, page: ExercisesPage) -> None:
    page.picker.buttons[1].click()
    opened(page).variants.buttons["legs-only"].click()
    with qtbot.waitSignal(page.practice_wanted) as wanted:
        opened(page).practise.click()
    assert wanted.args == [Practice("superman", "legs-only")]


def test_the_movements_of_the_warm_up_stand_below_the_exercises(qtbot: QtBot) -> None:
    stage = Stage()
    stage.moves.shelf = PackShelf(warm_up_dir()).exercises()
    page = ExercisesPage(stage)
    qtbot.addWidget(page)
    assert titles(page)[-3:] == ["March on the spot", "Shoulder rolls", "Cat and camel"]
    page.picker.buttons[-1].click()
    assert opened(page).heading.text().startswith("A part of the warm-up.")


def test_the_page_scrolls_by_keys_wherever_the_focus_is(page: ExercisesPage) -> None:
    page.setFocus()
    for key, moved in ((Qt.Key.Key_PageDown, True), (Qt.Key.Key_Home, False)):
        QTest.keyClick(page.picker.buttons[0], key)
        assert (scroll_bar(page).value() > 0) is moved
    opened(page).practise.setFocus()
    QTest.keyClick(opened(page).practise, Qt.Key.Key_End)
    assert scroll_bar(page).value() == scroll_bar(page).maximum() > 0


def walk(page: ExercisesPage) -> list[str]:
    """Press Tab until the focus is where it began; return the names of where it stops."""
    page.setFocus()
    names: list[str] = []
    while (at := page.focusWidget()) is not None:
        name = at.accessibleName() or (at.text() if isinstance(at, Button | QLabel) else "")
        if name in names:
            break
        names.append(name)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    return names


@pytest.mark.parametrize("width", [1366, 700])
def test_tab_goes_in_the_order_that_one_sees(qtbot: QtBot, page: ExercisesPage, width: int) -> None:
    page.resize(grown(width), 700)
    QCoreApplication.processEvents()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    library = ["Add from a file…", "Add a folder…", "Add: Bird dog"]
    passages = ["One rep", "Set up", "Muscles"]
    passages += ["When it goes wrong", "Before you start", "Where it comes from"]
    sheet = ["Pause", "Standard, in your routine", "Practise this now", *passages]
    wide = ["Dumbbell pullover", *library, *sheet]
    assert walk(page) == (wide if width == 1366 else ["Exercise", *sheet, *library])


def test_if_it_is_narrow_a_drop_down_takes_the_place_of_the_list(page: ExercisesPage) -> None:
    page.resize(grown(700), 700)
    assert not page.picker.list.isVisible()
    page.picker.drop.setCurrentIndex(1)
    assert opened(page).accessibleName() == "Superman"
    QCoreApplication.processEvents()
    assert page.library.isVisible()
    page.resize(grown(1366), 700)
    assert page.picker.buttons[1].isChecked()
    assert page.picker.list.isVisible()


@pytest.mark.parametrize("width", [500, 700, 1024])
def test_nothing_is_wider_than_the_page(page: ExercisesPage, width: int) -> None:
    page.resize(grown(width), 700)
    for button in page.picker.buttons:
        button.click()
        QCoreApplication.processEvents()
        assert page.shown is not None
        assert page.shown.horizontalScrollBar().maximum() == 0
