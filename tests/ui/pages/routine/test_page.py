"""The page of a routine: rows are moved, added and removed; what is kept is what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QShowEvent

from spinecoach.core.coaching.routine import ARTICLE_NAME, Routine
from spinecoach.ui.pages.routine.item_row import Part
from spinecoach.ui.pages.routine.page import RoutinePage
from tests.ui.stage import Stage

if TYPE_CHECKING:
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
    return tuple(row.item.exercise for row in page.rows)


def kept(stage: Stage, name: str) -> tuple[str, ...]:
    routine = stage.profile.saved.find(name)
    return tuple(item.exercise for item in routine.items) if routine else ()


def keep(page: RoutinePage, name: str) -> None:
    """Keep what is shown under a name of its own, and come back to the page."""
    page.name.setText(name)
    page.copy.click()
    page.refresh()


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
    page.rows[0].remove.click()
    page.save.click()
    page.refresh()
    assert (page.restore.isVisible(), page.remove.isVisible()) == (True, False)
    keep(page, "Mine")
    assert (page.restore.isVisible(), page.remove.isVisible()) == (False, True)


class ShownBySystem(QShowEvent):
    """The window comes back from the task bar, say."""

    def spontaneous(self) -> bool:
        return True


def test_what_is_typed_stays_where_only_the_window_was_hidden(page: RoutinePage) -> None:
    page.name.setText("Evening")
    page.showEvent(ShownBySystem())
    assert page.name.text() == "Evening"
    page.hide()
    page.show()
    assert page.name.text() == ARTICLE_NAME


# --- edited ----------------------------------------------------------------------------------


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize("down", [False, True])
def test_a_row_changes_its_place_with_its_neighbour_and_stays_at_the_ends(
    page: RoutinePage, at: int, *, down: bool
) -> None:
    row = page.rows[at]
    (row.down if down else row.up).click()
    other = at + (1 if down else -1)
    expected = list(ARTICLE)
    if 0 <= other < len(expected):
        expected[at], expected[other] = expected[other], expected[at]
    assert order(page) == tuple(expected)


def test_what_is_typed_moves_with_its_row(page: RoutinePage) -> None:
    page.rows[1].fields[Part.REPS].setText("7")
    page.rows[1].up.click()
    assert page.rows[0].item.reps == 7
    assert order(page)[0] == "superman"


def test_a_row_that_is_wrong_stays_where_it_is_and_is_explained(page: RoutinePage) -> None:
    page.rows[1].fields[Part.SETS].setText("many")
    page.rows[0].down.click()
    page.rows[0].remove.click()
    assert len(page.rows) == 4
    assert [row.title.text() for row in page.rows][:2] == ["Dumbbell pullover", "Superman"]
    assert "no number" in page.notice.text
    page.rows[1].fields[Part.SETS].setText("2")
    page.rows[0].remove.click()
    assert page.notice.text == ""
    assert len(page.rows) == 3


def test_an_exercise_can_be_added_once(page: RoutinePage) -> None:
    assert not page.add.isVisible()  # all four are in it
    page.rows[1].remove.click()
    assert page.add.isVisible()
    assert [page.add.itemData(n) for n in range(page.add.count())] == ["", "superman"]
    page.add.activated.emit(0)  # the heading of the list
    assert len(page.rows) == 3
    page.add.setCurrentIndex(1)
    page.add.activated.emit(1)
    assert order(page) == ("dumbbell-pullover", "shoulder-squeezes", "bent-over-row", "superman")
    assert not page.add.isVisible()


# --- kept ------------------------------------------------------------------------------------


def test_save_keeps_the_routine_and_leads_back(
    page: RoutinePage, stage: Stage, qtbot: QtBot
) -> None:
    page.rows[0].remove.click()
    with qtbot.waitSignal(page.done):
        page.save.click()
    assert kept(stage, ARTICLE_NAME) == ARTICLE[1:]
    assert page.leave() is None  # nothing is left to be kept


def test_a_routine_of_ones_own_takes_another_name_and_the_articles_stays(
    page: RoutinePage, stage: Stage
) -> None:
    page.rows[0].remove.click()
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
        page.rows[0].remove.click()
    (page.save if way == "save" else page.copy).click()
    assert "at least one exercise" in page.notice.text
    assert stage.profile.saved.saved == ()


def test_the_sets_of_the_settings_give_way_to_those_of_the_routine(qtbot: QtBot) -> None:
    stage = Stage(sets=3)
    page = RoutinePage(stage)
    qtbot.addWidget(page)
    page.show()
    page.rows[0].fields[Part.SETS].setText("2")
    page.save.click()
    assert stage.settings.get().sets == 0


# --- left ------------------------------------------------------------------------------------


def test_where_nothing_was_changed_nothing_is_kept(page: RoutinePage, stage: Stage) -> None:
    page.name.setText(f" {ARTICLE_NAME}  ")
    assert page.leave() is None
    assert stage.profile.saved.saved == ()


def test_changes_are_kept_with_an_undo_that_puts_everything_back(qtbot: QtBot) -> None:
    stage = Stage(sets=2)
    page = RoutinePage(stage)
    qtbot.addWidget(page)
    page.show()
    page.rows[0].remove.click()
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
    page.rows[0].fields[Part.REPS].setText("many")
    left = page.leave()
    assert left is not None
    assert "no number" in left[0]
    assert left[1] is None
    assert stage.profile.saved.saved == ()


# --- chosen ----------------------------------------------------------------------------------


def test_another_routine_is_in_use_once_it_is_chosen(page: RoutinePage, stage: Stage) -> None:
    keep(page, "Mine")
    page.rows[0].remove.click()
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
    page.rows[0].remove.click()
    page.save.click()
    page.refresh()
    page.restore.click()
    assert order(page) == ARTICLE
    assert kept(stage, ARTICLE_NAME) == ()
