"""In the window: the person's own routine, exercises added and removed, and suggestions."""

from __future__ import annotations

import json
import sqlite3
from contextlib import ExitStack
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spinecoach import assets
from spinecoach.adapters.files.profile import JsonProfile
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.coaching.readiness import Readiness
from spinecoach.ui.pages.routine.refusals import ItemNumber
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.window.tabs import Tab
from tests.journeys.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from spinecoach.ui.pages.routine.item_card import ItemCard
    from spinecoach.ui.widgets.stepper import Stepper

ENTER = Qt.Key.Key_Return


@pytest.fixture
def closing() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def plan(data: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(data / "history.db") as db:
        rows = db.execute("SELECT exercise, sets, reps, weight_kg FROM plans").fetchall()
    db.close()
    return rows


def type_into(stepper: Stepper, text: str) -> None:
    """Type a number and leave its field."""
    stepper.field.lineEdit().setText(text)
    stepper.field.interpretText()


def weigh(card: ItemCard, text: str) -> None:
    """Choose another weight than those that are owned, and type it."""
    card.weight.list.setCurrentIndex(card.weight.list.count() - 1)
    card.weight.list.activated.emit(0)
    type_into(card.weight.other, text)


def test_a_routine_is_changed_saved_and_coached(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    visitor = Visitor(qtbot, tmp_path, closing)
    visitor.window.today.change.click()
    page = visitor.window.routine
    page.cards[0].remove.click()
    page.cards[0].remove.click()
    page.cards[1].up.click()
    type_into(page.cards[0].steppers[ItemNumber.SETS], "2")
    weigh(page.cards[0], "2,5")
    page.name.setText("Standing only")
    page.copy.click()
    visitor.wait_for("TodayPage")
    assert visitor.window.today.headline.text() == "Standing only"
    visitor.press(ENTER)
    visitor.wait_for("SummaryPage")
    closing.close()
    assert plan(tmp_path) == [("bent-over-row", 2, 8, 2.5), ("shoulder-squeezes", 1, 8, None)]
    kept = JsonProfile(tmp_path).routines()
    assert kept.chosen == "Standing only"


def test_what_was_changed_is_kept_if_one_goes_elsewhere_and_can_be_taken_back(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    visitor = Visitor(qtbot, tmp_path, closing)
    visitor.window.today.change.click()
    page = visitor.window.routine
    page.back.click()
    assert visitor.notices == []  # nothing was changed
    visitor.window.today.change.click()
    type_into(page.cards[0].steppers[ItemNumber.SETS], "3")
    page.back.click()
    assert visitor.notices == ["Your changes to “Strong spine” were saved."]
    assert visitor.services.coach.plan()[0].sets == 3
    visitor.page.findChildren(NoticeBar)[-1].action.click()
    assert visitor.services.coach.plan()[0].sets == 1
    visitor.window.today.change.click()
    type_into(page.cards[0].steppers[ItemNumber.SETS], "many")
    visitor.window.go(Tab.TODAY)
    assert any("were not saved" in words and "not a number" in words for words in visitor.notices)
    assert visitor.services.coach.plan()[0].sets == 1


def test_ctrl_z_undoes_change_after_change_wherever_the_focus_is(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    visitor = Visitor(qtbot, tmp_path, closing)
    visitor.window.today.change.click()
    page = visitor.window.routine
    before = page.items
    field = page.cards[0].steppers[ItemNumber.SETS].field
    field.setFocus()
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_Up)
    page.cards[1].remove.click()
    for left in (4, 4, 4):
        QTest.keyClick(
            visitor.window.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
        )
        assert len(page.cards) == left
    assert page.items == before


def test_changes_are_kept_if_another_routine_is_chosen(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    visitor = Visitor(qtbot, tmp_path, closing)
    visitor.window.today.change.click()
    page = visitor.window.routine
    page.name.setText("Mine")
    page.copy.click()
    visitor.window.today.change.click()
    type_into(page.cards[0].steppers[ItemNumber.REPS], "7")
    page.routines.setCurrentIndex(0)
    page.routines.activated.emit(0)
    assert page.notice.text == "Your changes to “Mine” were saved."
    assert page.name.text() == "Strong spine"
    kept = JsonProfile(tmp_path).routines().find("Mine")
    assert kept is not None
    assert kept.items[0].reps == 7


def test_a_refused_value_is_explained_and_nothing_is_kept(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    visitor = Visitor(qtbot, tmp_path, closing)
    visitor.window.today.change.click()
    page = visitor.window.routine
    for text, words in (("0", "from 1 to 10, not 0"), ("two", "is not a number"), ("1.5", "whole")):
        type_into(page.cards[0].steppers[ItemNumber.SETS], text)
        page.save.click()
        assert words in page.notice.text
        assert words in page.cards[0].wrong.text()
    weigh(page.cards[0], "-2")
    page.save.click()
    assert "from 0.1 to 50 kilograms, not -2 kg" in page.notice.text
    for _ in range(4):
        page.cards[0].remove.click()
    page.save.click()
    assert "at least one exercise" in page.notice.text
    assert not (tmp_path / "routines.json").exists()


def test_the_articles_routine_can_be_had_again(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    visitor = Visitor(qtbot, tmp_path, closing)
    visitor.window.today.change.click()
    page = visitor.window.routine
    page.cards[0].remove.click()
    page.save.click()
    assert len(visitor.services.coach.plan()) == 3
    visitor.window.today.change.click()
    page.restore.click()
    assert len(page.cards) == 4
    assert len(visitor.services.coach.plan()) == 4


def test_an_exercise_is_added_joins_the_routine_and_its_line_outlives_it(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    visitor = Visitor(qtbot, tmp_path, closing)
    visitor.window.go(Tab.EXERCISES)
    library = visitor.window.exercises.library
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("title = 3\n")
    library.add(str(wrong))
    assert "wrong.toml:1: posture: expected one of standing" in library.problems.text
    assert "more" in library.problems.text
    library.add(str(assets.optional_exercises_dir() / "50-bird-dog.toml"))
    assert library.problems.text == ""
    visitor.wait_to_read("Bird dog was added.")
    visitor.window.today.change.click()
    page = visitor.window.routine
    page.add.setCurrentIndex(page.add.findData("bird-dog"))
    page.add.activated.emit(page.add.currentIndex())
    page.save.click()
    assert [p.exercise.id for p in visitor.services.coach.plan()][-1] == "bird-dog"
    visitor.window.exercises.open_exercise("bird-dog")
    library.remove.click()
    visitor.window.go(Tab.TODAY)
    visitor.wait_to_read("the exercise file is missing: bird-dog")
    assert len(visitor.services.coach.plan()) == 4
    assert visitor.services.coach.routine().items[-1].exercise == "bird-dog"


def test_a_suggestion_is_asked_on_today_and_taken_or_put_off(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    (tmp_path / "equipment.json").write_text(json.dumps({"weights_kg": [2, 3]}))
    visitor = Visitor(qtbot, tmp_path, closing)
    assert visitor.window.today.suggestions.lines == []
    visitor.press(ENTER)
    visitor.wait_for("SummaryPage")
    visitor.services.workouts.feel(Feeling(0, 0, 3))
    visitor.window.go(Tab.TODAY)
    (line,) = visitor.window.today.suggestions.lines
    assert line.words.text() == "You did every rep of 4 exercises: try one more of each?"
    assert visitor.window.today.week.advice.text().startswith("Done for today.")
    line.yes.click()
    assert [planned.reps for planned in visitor.services.coach.plan()] == [9, 13, 9, 9]
    assert visitor.window.today.suggestions.lines == []
    visitor.press(ENTER)
    visitor.wait_for("SummaryPage")
    visitor.services.workouts.feel(Feeling(0, 0, 3))
    visitor.window.go(Tab.TODAY)
    visitor.window.today.suggestions.lines[0].no.click()
    assert visitor.window.today.suggestions.lines == []
    assert [planned.reps for planned in visitor.services.coach.plan()] == [9, 13, 9, 9]


def test_days_and_dumbbells_are_chosen_in_the_settings_and_answers_deleted(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    today: date = datetime.now(UTC).astimezone().date()
    JsonProfile(tmp_path).answer(Readiness(today))
    visitor = Visitor(qtbot, tmp_path, closing, asks=True)
    visitor.window.go(Tab.SETTINGS)
    you = visitor.window.settings.personal
    form = you.form
    for number in (0, 2, 4):
        form.days[number].click()
    assert "at least one day" in form.notice.text
    form.days[1].click()
    form.days[5].click()
    assert JsonSettings(tmp_path).get().days in {"tue sat", "tue fri sat"}
    form.dumbbells.setText("heavy ones")
    form.dumbbells.editingFinished.emit()
    assert "not 'heavy'" in form.refusals[form.dumbbells].text()
    form.dumbbells.setText("2, 3")
    form.dumbbells.editingFinished.emit()
    assert JsonProfile(tmp_path).weights() == (2.0, 3.0)
    form.unit.chosen.emit("lb")
    assert form.dumbbells.text() == "4.41, 6.61"
    form.keep()
    assert JsonProfile(tmp_path).weights() == (2.0, 3.0)  # rounding is no new dumbbell
    form.reminder.setText("25:00")
    form.reminder.editingFinished.emit()
    assert "such as 07:30" in form.refusals[form.reminder].text()
    form.reminder.setText("")
    you.forget.click()
    assert not (tmp_path / "readiness.json").exists()
    assert "There are no answers" in you.answered.text()


def test_ones_days_are_saved_for_ones_calendar(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    visitor = Visitor(qtbot, tmp_path, closing)
    visitor.window.go(Tab.SETTINGS)
    you = visitor.window.settings.personal
    you.save_calendar(str(tmp_path / "days.ics"))
    assert "Your days are in" in you.calendar_saved.text()
    assert b"BYDAY=MO,WE,FR" in (tmp_path / "days.ics").read_bytes()
    you.save_calendar(str(tmp_path / "nowhere" / "days.ics"))
    assert "cannot be written" in you.calendar_saved.text()
