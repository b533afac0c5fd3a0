"""After a crash or damage the window offers what can be done, and does what it says."""

from __future__ import annotations

from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from spinecoach import assets
from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.logbook import Ending
from spinecoach.core.workout.cues import RepDone
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.timeline import BlockKind, build_timeline, plan_exercise
from spinecoach.ui.pages.today.recovery_bar import RecoveryBar
from spinecoach.ui.pages.today.restore_bar import RestoreBar
from tests.histories import WallClock, perform, works, years
from tests.journeys.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from spinecoach.core.record.logbook import LoggedWorkout


@pytest.fixture
def leaving() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def cut_off(folder: Path) -> None:
    """Do one set of the pullover and two reps of the superman, then lose power."""
    plan = [plan_exercise(item, sets=1) for item in PackShelf(assets.exercises_dir()).exercises()]
    timeline = build_timeline(plan, Phrases())
    clock = WallClock()
    second = works(timeline)[1]
    with closing(SqliteHistory(folder, clock, wait=None)) as history:
        perform(history.begin(timeline), timeline, clock, lambda it: it == RepDone(second, 1, 2))


def kept(folder: Path) -> list[LoggedWorkout]:
    with closing(SqliteHistory(folder, only_read=True)) as history:
        return history.workouts()


def bar_of(visitor: Visitor) -> RecoveryBar:
    bar = visitor.window.findChild(RecoveryBar)
    assert bar is not None
    return bar


def test_going_on_does_the_rest_of_the_same_workout(
    qtbot: QtBot, tmp_path: Path, leaving: ExitStack
) -> None:
    cut_off(tmp_path)
    visitor = Visitor(qtbot, tmp_path, leaving)
    bar_of(visitor).go_on.click()
    visitor.wait_for("WorkoutPage")
    visitor.wait_for("SummaryPage")
    leaving.close()
    (workout,) = kept(tmp_path)
    assert workout.ending is Ending.COMPLETE
    assert [(item.exercise, item.attempt, item.reps) for item in workout.sets] == [
        ("dumbbell-pullover", 1, 8),
        ("superman", 1, 2),
        ("superman", 2, 12),
        ("shoulder-squeezes", 1, 8),
        ("bent-over-row", 1, 8),
    ]
    assert workout.done_sets == workout.planned_sets == 4


def test_the_easier_variant_that_was_chosen_comes_back_after_the_window_was_closed(
    qtbot: QtBot, tmp_path: Path, leaving: ExitStack
) -> None:
    with ExitStack() as evening:
        visitor = Visitor(qtbot, tmp_path, evening, pace=50.0)
        visitor.press(Qt.Key.Key_Return)
        visitor.wait_for("WorkoutPage")
        qtbot.waitUntil(lambda: visitor.frame.reps_done >= 5)
        visitor.press(Qt.Key.Key_H, Qt.Key.Key_3, Qt.Key.Key_Return, Qt.Key.Key_E)
        visitor.wait_until(State.RUNNING)
        assert way_of(visitor) == "hands-clasped"
        visitor.window.close()
    later = Visitor(qtbot, tmp_path, leaving, pace=50.0)
    bar_of(later).go_on.click()
    later.wait_for("WorkoutPage")
    assert way_of(later) == "hands-clasped"
    assert later.frame.block.kind is BlockKind.INTRO


def way_of(visitor: Visitor) -> str:
    planned = visitor.frame.planned
    assert planned is not None
    return planned.variant.id if planned.variant else ""


def test_keeping_closes_it_with_all_that_was_done(
    qtbot: QtBot, tmp_path: Path, leaving: ExitStack
) -> None:
    cut_off(tmp_path)
    bar_of(Visitor(qtbot, tmp_path, leaving)).keep.click()
    leaving.close()
    (workout,) = kept(tmp_path)
    assert (workout.ending, workout.reps) == (Ending.STOPPED, 10)


def test_discarding_takes_it_out(qtbot: QtBot, tmp_path: Path, leaving: ExitStack) -> None:
    cut_off(tmp_path)
    bar_of(Visitor(qtbot, tmp_path, leaving)).discard.click()
    leaving.close()
    assert kept(tmp_path) == []


def test_a_workout_that_was_finished_is_not_asked_about(
    qtbot: QtBot, tmp_path: Path, leaving: ExitStack
) -> None:
    with closing(SqliteHistory(tmp_path, WallClock(), wait=None)) as history:
        history.add(years(2))
    visitor = Visitor(qtbot, tmp_path, leaving)
    assert visitor.window.findChild(RecoveryBar) is None
    assert visitor.window.findChild(RestoreBar) is None


def test_a_damaged_history_is_brought_back_from_the_newest_good_backup(
    qtbot: QtBot, tmp_path: Path, leaving: ExitStack
) -> None:
    with closing(SqliteHistory(tmp_path, WallClock(), wait=None)) as history:
        history.add(years(2))
    (tmp_path / FILE_NAME).write_bytes(b"torn to pieces" * 100)
    visitor = Visitor(qtbot, tmp_path, leaving)
    bar = visitor.window.findChild(RestoreBar)
    assert bar is not None
    assert "Nothing was deleted" in bar.words.text()
    bar.restore.click()
    assert bar.words.text() == f"Restored: the history has {len(years(2))} workouts now."
    leaving.close()
    assert kept(tmp_path) == years(2)
