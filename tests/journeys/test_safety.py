"""Questions before a workout and pain, in the real window, and what follows from the answers."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from spinecoach.adapters.files.profile import JsonProfile
from spinecoach.core.coaching.readiness import Clearance, HealthQuestion, Readiness
from spinecoach.core.workout.frame import State
from spinecoach.ui.pages.before import BeforePage
from spinecoach.ui.pages.first_run.page import FirstRunPage
from spinecoach.ui.pages.summary.page import SummaryPage
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.window.tabs import Tab
from tests.journeys.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

ENTER, SPACE, H = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_H


@pytest.fixture
def closing() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def arrive(qtbot: QtBot, data: Path, closing: ExitStack, pace: float = 1000.0) -> Visitor:
    """Somebody who is asked; nobody is in a rehearsal."""
    return Visitor(qtbot, data, closing, pace, asks=True)


def known(data: Path) -> None:
    """Somebody who answered the questions some time ago."""
    JsonProfile(data).answer(Readiness(datetime.now(UTC).astimezone().date()))


def ask(data: Path, question: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(data / "history.db") as db:
        rows = db.execute(question).fetchall()
    db.close()
    return rows


def test_a_first_run_that_is_all_well_leads_to_a_workout_by_few_keys(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    visitor = arrive(qtbot, tmp_path, closing)
    assert isinstance(visitor.page, FirstRunPage)
    visitor.press(ENTER)  # says nothing
    assert JsonProfile(tmp_path).readiness() is None
    visitor.press(*[Qt.Key.Key_Tab] * len(HealthQuestion), ENTER)  # none of these
    assert visitor.page.sheet is visitor.page.personal
    visitor.press(ENTER)  # as it is
    visitor.wait_for("TodayPage")
    visitor.press(ENTER)
    visitor.wait_for("BeforePage")
    visitor.press(Qt.Key.Key_1, ENTER)
    visitor.wait_for("SummaryPage")
    visitor.press(Qt.Key.Key_2, ENTER, Qt.Key.Key_4, ENTER)
    closing.close()
    assert ask(tmp_path, "SELECT pain_before, pain_after, effort, excused FROM workouts") == [
        (1, 2, 4, 0)
    ]
    again = JsonProfile(tmp_path).readiness()
    assert again is not None
    assert not again.yes


def test_a_yes_waits_for_a_professional(qtbot: QtBot, tmp_path: Path, closing: ExitStack) -> None:
    visitor = arrive(qtbot, tmp_path, closing)
    page = visitor.page
    assert isinstance(page, FirstRunPage)
    page.questions.ticks["back"].toggle()
    assert page.questions.none.isHidden()
    page.questions.go_on.click()
    assert page.sheet is page.ask_first
    visitor.press(ENTER)  # not yet
    visitor.wait_for("TodayPage")
    (told,) = visitor.notices
    assert "a professional should know" in told
    visitor.press(ENTER)
    visitor.wait_for("FirstRunPage")
    page = visitor.page
    assert isinstance(page, FirstRunPage)
    assert page.sheet is page.ask_first  # nothing starts before
    page.ask_first.confirm.click()
    assert page.in_form
    visitor.window.go(Tab.TODAY)  # left in mid-form: it is offered once more
    offered = next(bar for bar in visitor.page.findChildren(NoticeBar) if bar.text)
    offered.action.click()
    assert visitor.page is page
    visitor.press(ENTER)
    visitor.wait_for("TodayPage")
    assert visitor.notices == []
    assert visitor.services.coach.clearance() is Clearance.READY
    visitor.press(ENTER)
    visitor.wait_for("BeforePage")


def test_a_session_begun_at_pain_four_is_eased(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    known(tmp_path)
    visitor = arrive(qtbot, tmp_path, closing)
    visitor.press(ENTER)
    visitor.wait_for("BeforePage")
    visitor.press(Qt.Key.Key_4, ENTER)
    page = visitor.page
    assert isinstance(page, BeforePage)
    assert page.sheet is page.easing
    visitor.press(ENTER)
    visitor.wait_for("WorkoutPage")
    for _ in range(3):  # after each exercise but the last
        qtbot.waitUntil(lambda: not visitor.window.workout.overlays.hurting.isHidden())
        visitor.press(Qt.Key.Key_3, ENTER)
    visitor.wait_for("SummaryPage")
    closing.close()
    plans = ask(tmp_path, "SELECT exercise, variant, reps FROM plans ORDER BY position")
    assert plans == [
        ("dumbbell-pullover", "hands-clasped", 5),
        ("superman", "opposite-arm-and-leg", 4),
        ("shoulder-squeezes", "feet-flat", 5),
        ("bent-over-row", "one-arm", 5),
    ]
    felt = ask(tmp_path, "SELECT exercise, pain FROM felt ORDER BY exercise")
    assert felt == [("dumbbell-pullover", 3), ("shoulder-squeezes", 3), ("superman", 3)]


def test_pain_that_rises_between_exercises_ends_the_workout(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    known(tmp_path)
    visitor = arrive(qtbot, tmp_path, closing)
    visitor.press(ENTER)
    visitor.wait_for("BeforePage")
    visitor.press(Qt.Key.Key_3, ENTER, ENTER)
    visitor.wait_for("WorkoutPage")
    qtbot.waitUntil(lambda: not visitor.window.workout.overlays.hurting.isHidden())
    visitor.press(Qt.Key.Key_4, ENTER)
    qtbot.waitUntil(visitor.window.workout.overlays.hurting.isHidden)
    qtbot.waitUntil(lambda: not visitor.window.workout.overlays.hurting.isHidden())
    visitor.press(Qt.Key.Key_5, ENTER)
    assert "rising" in visitor.window.workout.overlays.hurting.line.text()
    visitor.press(ENTER)
    visitor.wait_for("SummaryPage")
    page = visitor.page
    assert isinstance(page, SummaryPage)
    assert "nothing counts against you" in page.questions.question.text()
    closing.close()
    assert ask(tmp_path, "SELECT excused, ending FROM workouts") == [(1, "stopped")]


def test_a_session_at_pain_seven_is_not_begun_and_the_day_is_excused(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    known(tmp_path)
    visitor = arrive(qtbot, tmp_path, closing)
    visitor.press(ENTER)
    visitor.wait_for("BeforePage")
    visitor.press(Qt.Key.Key_7, ENTER)
    page = visitor.page
    assert isinstance(page, BeforePage)
    assert page.sheet is page.stopping
    visitor.press(ENTER)
    visitor.wait_for("TodayPage")
    closing.close()
    assert ask(tmp_path, "SELECT count(*) FROM workouts") == [(0,)]
    assert ask(tmp_path, "SELECT reason FROM excused_days") == [("pain",)]


def test_ten_is_zero_twice_and_enter_alone_passes_over_nothing(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    known(tmp_path)
    visitor = arrive(qtbot, tmp_path, closing)
    visitor.press(ENTER)
    visitor.wait_for("BeforePage")
    visitor.press(Qt.Key.Key_0, Qt.Key.Key_0, ENTER)
    page = visitor.page
    assert isinstance(page, BeforePage)
    assert page.sheet is page.stopping
    visitor.press(ENTER)
    visitor.wait_for("TodayPage")
    visitor.press(ENTER)
    visitor.wait_for("BeforePage")
    again = visitor.page
    assert isinstance(again, BeforePage)
    assert again.sheet is again.asking
    visitor.press(ENTER)
    assert visitor.page is again
    visitor.press(Qt.Key.Key_Tab, ENTER)  # skip the question
    visitor.wait_for("WorkoutPage")


def test_h_stops_at_once_and_the_easier_variant_goes_on_in_the_same_workout(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    known(tmp_path)
    visitor = arrive(qtbot, tmp_path, closing, pace=50.0)
    visitor.press(ENTER)
    visitor.wait_for("BeforePage")
    visitor.press(Qt.Key.Key_Tab, ENTER)
    visitor.wait_for("WorkoutPage")
    qtbot.waitUntil(lambda: visitor.frame.reps_done >= 2)
    visitor.press(H)
    assert visitor.frame.state is State.PAUSED
    visitor.press(Qt.Key.Key_3, ENTER, Qt.Key.Key_E)
    visitor.wait_until(State.RUNNING)
    planned = visitor.frame.planned
    assert planned is not None
    assert planned.variant is not None
    assert planned.variant.id == "hands-clasped"
    visitor.press(H, Qt.Key.Key_2, ENTER, Qt.Key.Key_N)
    planned = visitor.frame.planned
    assert planned is not None
    assert planned.exercise.id == "superman"
    visitor.press(H, Qt.Key.Key_6, ENTER)
    visitor.press(Qt.Key.Key_S)
    visitor.wait_for("SummaryPage")
    closing.close()
    assert ask(tmp_path, "SELECT count(*), max(excused) FROM workouts") == [(1, 1)]
    assert ask(tmp_path, "SELECT exercise, pain FROM felt ORDER BY exercise") == [
        ("dumbbell-pullover", 3),
        ("superman", 6),
    ]


def test_after_two_workouts_that_hurt_a_pause_is_advised_first(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    known(tmp_path)
    visitor = arrive(qtbot, tmp_path, closing)
    for _ in range(2):
        visitor.press(ENTER)
        visitor.wait_for("BeforePage")
        visitor.press(Qt.Key.Key_3, ENTER, ENTER)
        visitor.wait_for("WorkoutPage")
        visitor.press(Qt.Key.Key_Escape, Qt.Key.Key_S)
        visitor.wait_for("SummaryPage")
        visitor.window.summary.today_wanted.emit()
    visitor.press(ENTER)
    page = visitor.page
    assert isinstance(page, BeforePage)
    assert page.sheet is page.pausing
    visitor.press(ENTER)  # not today
    visitor.wait_for("TodayPage")
