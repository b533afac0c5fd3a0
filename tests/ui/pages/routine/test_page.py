"""The page of a routine: cards are moved, added and removed; what is kept is what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from spinecoach.core.coaching.first_name import ARTICLE_NAME
from spinecoach.core.coaching.routine import Routine
from spinecoach.core.workout.minutes import whole_minutes
from spinecoach.ui.pages.routine.page import RoutinePage
from spinecoach.ui.pages.routine.refusals import ItemNumber
from tests.languages import phrases_of, pseudo
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

ARTICLE = ("dumbbell-pullover", "superman", "shoulder-squeezes", "bent-over-row")


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def page(qtbot: QtBot, stage: Stage) -> RoutinePage:
    page = RoutinePage(stage)
    qtbot.addWidget(page)
    page.show()
    return page


def order(page: RoutinePage) -> tuple[str, ...]:
    return tuple(item.exercise for item in page.items)


def type_into(page: RoutinePage, at: int, part: ItemNumber, text: str) -> None:
    """Type a number into a card and leave its field."""
    field = page.cards[at].steppers[part].field
    field.lineEdit().setText(text)
    field.interpretText()


def kept(stage: Stage, name: str) -> tuple[str, ...]:
    routine = stage.profile.saved.find(name)
    return tuple(item.exercise for item in routine.items) if routine else ()


def keep(page: RoutinePage, name: str) -> None:
    """Keep what is shown under a name of its own, and come back to the page."""
    page.name.setText(name)
    page.copy.click()
    page.refresh()


# --- whose pace ------------------------------------------------------------------------------


def test_own_pace_is_kept_with_the_routine(page: RoutinePage, stage: Stage) -> None:
    page.own_pace.click()
    page.save.click()
    assert stage.coach.routine().own_pace
    page.refresh()
    assert page.own_pace.isChecked()
    page.own_pace.click()
    assert page.take_back()
    assert page.own_pace.isChecked()


def test_own_pace_stays_where_an_exercise_goes_or_comes(page: RoutinePage) -> None:
    page.own_pace.click()
    page.cards[0].remove.click()
    assert page.own_pace.isChecked()


def test_a_switch_is_in_line_with_the_field_beside_it(page: RoutinePage) -> None:
    page.resize(1366, 768)
    QApplication.processEvents()

    def middle(of: QWidget) -> int:
        return of.mapTo(page, of.rect().center()).y()

    assert middle(page.own_pace) == pytest.approx(middle(page.name), abs=2)
    its = page.hand_over
    assert middle(its.weights) == pytest.approx(middle(its.author), abs=2)


# --- shown -----------------------------------------------------------------------------------


def test_the_routine_in_use_is_shown_with_those_that_can_be_chosen(
    page: RoutinePage, stage: Stage
) -> None:
    assert order(page) == ARTICLE
    assert page.name.text() == ARTICLE_NAME
    assert [page.routines.itemText(n) for n in range(page.routines.count())] == [ARTICLE_NAME]
    keep(page, "Mine")
    assert page.name.text() == "Mine"
    assert [page.routines.itemText(n) for n in range(page.routines.count())] == [
        ARTICLE_NAME,
        "Mine",
    ]
    assert stage.coach.routine().name == "Mine"


def test_only_what_was_changed_can_be_restored_and_only_ones_own_be_deleted(
    page: RoutinePage,
) -> None:
    assert (page.restore.isVisible(), page.remove.isVisible()) == (False, False)
    page.cards[0].remove.click()
    page.save.click()
    page.refresh()
    assert (page.restore.isVisible(), page.remove.isVisible()) == (True, False)
    keep(page, "Mine")
    assert (page.restore.isVisible(), page.remove.isVisible()) == (False, True)


class ShownBySystem(QShowEvent):
    """The window comes back from the task bar, say."""

    def spontaneous(self) -> bool:
        return True


def test_what_is_typed_stays_if_only_the_window_was_hidden(page: RoutinePage) -> None:
    page.name.setText("Evening")
    page.showEvent(ShownBySystem())
    assert page.name.text() == "Evening"
    page.hide()
    page.show()
    assert page.name.text() == ARTICLE_NAME


# --- edited ----------------------------------------------------------------------------------


def test_what_is_typed_moves_with_its_card(page: RoutinePage) -> None:
    page.cards[1].steppers[ItemNumber.REPS].field.lineEdit().setText("7")
    page.cards[1].up.click()
    assert page.cards[0].item.reps == 7
    assert order(page)[0] == "superman"


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Down])
def test_alt_and_an_arrow_moves_the_card_in_which_one_is(
    page: RoutinePage, qtbot: QtBot, key: Qt.Key
) -> None:
    page.resize(900, 720)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    moved = page.cards[1]
    for stop in moved.stops:
        if not stop.isVisible():
            continue
        stop.setFocus()
        at = page.cards.index(moved)
        QTest.keyClick(stop, key, Qt.KeyboardModifier.AltModifier)
        by = -1 if key is Qt.Key.Key_Up else 1
        assert page.cards.index(moved) == min(3, max(0, at + by))
        focus = QApplication.focusWidget()
        assert focus is not None
        assert moved.isAncestorOf(focus)
        view = page.page.viewport()
        place = QRect(moved.mapTo(view, QPoint()), moved.size())
        assert view.rect().contains(place)
        assert f"{page.cards.index(moved) + 1} of 4" in moved.up.accessibleName()
    assert [card.number.text() for card in page.cards] == ["1", "2", "3", "4"]


def test_a_card_is_dragged_to_its_place_and_that_is_one_change(page: RoutinePage) -> None:
    page.resize(1000, 1400)
    card = page.cards[0]
    for there in (1, 2):
        middle = page.cards[there].mapToGlobal(page.cards[there].rect().center())
        card.dragged.emit(middle - QPoint(0, 4))
        assert page.cards[there - 1] is card  # not before it is past the middle
        card.dragged.emit(middle + QPoint(0, 4))
        assert page.cards[there] is card
        QApplication.processEvents()
    card.dropped.emit()
    assert order(page) == ("superman", "shoulder-squeezes", "dumbbell-pullover", "bent-over-row")
    assert page.take_back()
    assert order(page) == ARTICLE
    assert not page.take_back()


def test_tab_goes_from_card_to_card_as_one_sees_them(page: RoutinePage) -> None:
    page.cards[2].up.click()
    stops = [stop for card in page.cards for stop in card.stops]
    follows: QWidget | None = stops[0]
    met = [follows]
    while len(met) < len(stops):
        assert follows is not None
        follows = follows.nextInFocusChain()
        if follows in stops:
            met.append(follows)
    assert met == stops


# --- undone ----------------------------------------------------------------------------------


def weigh(page: RoutinePage) -> None:
    page.cards[0].weight.list.setCurrentIndex(2)
    page.cards[0].weight.list.activated.emit(2)


def vary(page: RoutinePage) -> None:
    page.cards[3].variant.setCurrentIndex(0)
    page.cards[3].variant.activated.emit(0)


def rename(page: RoutinePage) -> None:
    page.name.setText("Evening")
    page.name.editingFinished.emit()


CHANGES: list[Callable[[RoutinePage], None]] = [
    lambda page: page.cards[0].steppers[ItemNumber.SETS].more.click(),
    lambda page: page.cards[1].steppers[ItemNumber.REPS].less.click(),
    lambda page: page.cards[2].steppers[ItemNumber.REST].more.click(),
    lambda page: page.cards[3].steppers[ItemNumber.PACE].less.click(),
    weigh,
    vary,
    lambda page: page.cards[0].down.click(),
    lambda page: page.cards[2].remove.click(),
    rename,
]


def test_every_change_is_undone_step_by_step(page: RoutinePage, stage: Stage) -> None:
    stage.profile.own((2.0, 5.0))
    page.hide()
    page.show()
    states = [(page.name.text(), page.items)]
    assert not page.undo.isEnabled()
    for change in CHANGES:
        change(page)
        states.append((page.name.text(), page.items))
        assert states[-1] != states[-2]
    while len(states) > 1:
        states.pop()
        page.undo.click()
        assert (page.name.text(), page.items) == states[-1]
    assert not page.undo.isEnabled()
    assert page.leave() is None


def test_what_is_typed_and_not_left_yet_is_undone_first(page: RoutinePage) -> None:
    page.cards[0].steppers[ItemNumber.SETS].more.click()
    page.cards[0].steppers[ItemNumber.SETS].field.lineEdit().setText("7")
    assert page.take_back()
    assert page.cards[0].item.sets == 2


# --- how much it is --------------------------------------------------------------------------


def test_the_length_of_the_whole_follows_every_change(page: RoutinePage, stage: Stage) -> None:
    told = [page.length.text()]
    page.cards[0].steppers[ItemNumber.SETS].field.setValue(8)
    told.append(page.length.text())
    page.cards[1].remove.click()
    told.append(page.length.text())
    assert len({*told}) == 3
    page.save.click()
    overview = stage.workouts.estimate()
    assert overview is not None
    minutes = whole_minutes(overview.seconds)
    assert told[-1] == stage.phrases.today.exercises_and_time(3, minutes)
    for _ in range(3):
        page.cards[0].remove.click()
    assert page.length.text() == ""


@pytest.mark.parametrize("size", [(1024, 580), (1366, 700), (1080, 1800)])
def test_save_stays_in_sight_whatever_there_is_to_say(
    page: RoutinePage, size: tuple[int, int]
) -> None:
    page.resize(*size)
    page.notice.tell("A long sentence about what is wrong. " * 6)
    QApplication.processEvents()
    bottom = page.save.mapTo(page, page.save.rect().bottomRight())
    assert page.rect().contains(bottom)
    assert page.notice.geometry().bottom() < page.save.geometry().top()


def test_an_exercise_can_be_added_once(page: RoutinePage) -> None:
    assert not page.add.isVisible()  # all four are in it
    page.cards[1].remove.click()
    assert page.add.isVisible()
    assert [page.add.itemData(n) for n in range(page.add.count())] == ["", "superman"]
    page.add.activated.emit(0)  # the heading of the list
    assert len(page.cards) == 3
    page.add.setCurrentIndex(1)
    page.add.activated.emit(1)
    assert order(page) == ("dumbbell-pullover", "shoulder-squeezes", "bent-over-row", "superman")
    assert not page.add.isVisible()


# --- kept ------------------------------------------------------------------------------------


def test_save_keeps_the_routine_and_leads_back(
    page: RoutinePage, stage: Stage, qtbot: QtBot
) -> None:
    page.cards[0].remove.click()
    with qtbot.waitSignal(page.done):
        page.save.click()
    assert kept(stage, ARTICLE_NAME) == ARTICLE[1:]
    assert page.leave() is None  # nothing is left to be kept


def test_a_routine_of_ones_own_takes_another_name_and_the_articles_stays(
    page: RoutinePage, stage: Stage
) -> None:
    page.cards[0].remove.click()
    page.name.setText("  Short ")
    page.save.click()
    assert kept(stage, "Short") == ARTICLE[1:]
    page.refresh()
    page.name.setText("Shorter")
    page.save.click()
    assert [one.name for one in stage.profile.saved.saved] == ["Shorter"]


def test_a_name_that_another_routine_has_is_refused(page: RoutinePage, stage: Stage) -> None:
    keep(page, "Mine")
    page.name.setText(ARTICLE_NAME)
    page.save.click()
    assert page.notice.text == stage.phrases.routine.name_taken(ARTICLE_NAME)
    assert [one.name for one in stage.profile.saved.saved] == ["Mine"]


def test_a_name_that_is_refused_is_marked_and_comes_into_sight(
    page: RoutinePage, stage: Stage
) -> None:
    page.resize(1024, 500)
    page.save.setFocus()
    good = page.name.grab().toImage()
    page.name.setText("")
    bar = page.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    page.save.click()
    assert page.notice.text == page.name.accessibleDescription()
    assert not page.name.visibleRegion().isEmpty()
    page.name.setText(ARTICLE_NAME)
    assert page.name.grab().toImage() != good
    page.cards[0].down.click()
    page.save.click()
    assert page.name.grab().toImage() == good
    assert page.name.accessibleDescription() == ""
    assert kept(stage, ARTICLE_NAME)


def test_another_routine_under_the_same_name_is_numbered(page: RoutinePage, stage: Stage) -> None:
    its = stage.phrases.routine
    for number in (1, 2):
        page.copy.click()
        page.refresh()
        assert page.name.text() == its.new_name(number)
        page.name.setText(ARTICLE_NAME)


@pytest.mark.parametrize("way", ["save", "copy"])
def test_a_routine_without_an_exercise_is_not_kept(
    page: RoutinePage, stage: Stage, way: str
) -> None:
    for _ in ARTICLE:
        page.cards[0].remove.click()
    (page.save if way == "save" else page.copy).click()
    assert "at least one exercise" in page.notice.text
    assert stage.profile.saved.saved == ()


def test_the_sets_of_the_settings_give_way_to_those_of_the_routine(qtbot: QtBot) -> None:
    stage = Stage(sets=3)
    page = RoutinePage(stage)
    qtbot.addWidget(page)
    page.show()
    assert [item.sets for item in page.items] == [3, 3, 3, 3]  # as they would be done
    type_into(page, 0, ItemNumber.SETS, "2")
    page.save.click()
    assert stage.settings.get().sets == 0
    assert [item.sets for item in stage.coach.routine().items] == [2, 3, 3, 3]


# --- left ------------------------------------------------------------------------------------


def test_if_nothing_was_changed_nothing_is_kept(page: RoutinePage, stage: Stage) -> None:
    page.name.setText(f" {ARTICLE_NAME}  ")
    assert page.leave() is None
    assert stage.profile.saved.saved == ()


def test_changes_are_kept_with_an_undo_that_puts_everything_back(qtbot: QtBot) -> None:
    stage = Stage(sets=2)
    page = RoutinePage(stage)
    qtbot.addWidget(page)
    page.show()
    page.cards[0].remove.click()
    with qtbot.waitSignal(page.changed):
        left = page.leave()
    assert left is not None
    words, undo = left
    assert words == stage.phrases.routine.saved(ARTICLE_NAME)
    assert undo is not None
    assert (len(stage.coach.routine().items), stage.settings.get().sets) == (3, 0)
    with qtbot.waitSignal(page.changed):
        undo()
    assert (len(stage.coach.routine().items), stage.settings.get().sets) == (4, 2)
    assert order(page) == ARTICLE


def test_changes_that_cannot_be_kept_are_told_and_have_no_undo(
    page: RoutinePage, stage: Stage
) -> None:
    type_into(page, 0, ItemNumber.REPS, "many")
    left = page.leave()
    assert left is not None
    assert "not saved" in left[0]
    assert "not a number" in left[0]
    assert left[1] is None
    assert stage.profile.saved.saved == ()
    page.name.setText("")
    unnamed = page.leave()
    assert unnamed is not None
    assert "Give the routine a name" in unnamed[0]


def test_if_one_number_is_refused_all_other_changes_are_kept(
    page: RoutinePage, stage: Stage
) -> None:
    page.cards[1].steppers[ItemNumber.SETS].more.click()
    page.cards[0].steppers[ItemNumber.REPS].field.lineEdit().setText("400")
    left = page.leave()
    assert left is not None
    assert "were saved, but not this" in left[0]
    assert "not 400" in left[0]
    assert left[1] is not None
    assert [item.sets for item in stage.coach.routine().items] == [1, 2, 1, 1]
    assert page.leave() is None


def test_save_waits_once_for_who_typed_what_cannot_be(
    page: RoutinePage, qtbot: QtBot, stage: Stage
) -> None:
    page.cards[1].steppers[ItemNumber.SETS].more.click()
    page.cards[0].steppers[ItemNumber.REPS].field.lineEdit().setText("400")
    with qtbot.assertNotEmitted(page.done):
        page.save.click()
    assert "not 400" in page.notice.text
    assert stage.profile.saved.saved == ()
    with qtbot.waitSignal(page.done):
        page.save.click()
    assert [item.sets for item in stage.coach.routine().items] == [1, 2, 1, 1]


# --- chosen ----------------------------------------------------------------------------------


def test_another_routine_is_in_use_once_it_is_chosen(page: RoutinePage, stage: Stage) -> None:
    keep(page, "Mine")
    page.cards[0].remove.click()
    page.routines.setCurrentText(ARTICLE_NAME)
    page.routines.activated.emit(0)
    assert stage.coach.routine().name == ARTICLE_NAME
    assert order(page) == ARTICLE
    assert page.notice.text == stage.phrases.routine.saved("Mine")
    assert kept(stage, "Mine") == ARTICLE[1:]


def test_a_routine_that_is_deleted_leaves_the_articles_in_use(
    page: RoutinePage, stage: Stage
) -> None:
    keep(page, "Mine")
    page.remove.click()
    assert page.name.text() == ARTICLE_NAME
    assert stage.coach.routine() == Routine(ARTICLE_NAME, stage.coach.routine().items)
    assert kept(stage, "Mine") == ()


def test_the_articles_routine_comes_back_as_it_was(page: RoutinePage, stage: Stage) -> None:
    page.cards[0].remove.click()
    page.save.click()
    page.refresh()
    page.restore.click()
    assert order(page) == ARTICLE
    assert kept(stage, ARTICLE_NAME) == ()


def test_the_first_routine_keeps_its_name_whatever_it_is_called(qtbot: QtBot, stage: Stage) -> None:
    stage.phrases = phrases_of(pseudo)
    page = RoutinePage(stage)
    qtbot.addWidget(page)
    page.refresh()
    assert page.name.text() == "«Stróng spíné~»"
    page.cards[0].steppers[ItemNumber.REPS].field.setValue(11)
    page.save.click()
    (saved,) = stage.profile.routines().saved
    assert (saved.name, saved.items[0].reps) == (ARTICLE_NAME, 11)
