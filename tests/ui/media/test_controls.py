"""A workout whose window nobody touches: a headset pauses it, a lock screen follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage

from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.figure import FigureWidget
from spinecoach.ui.flows.workout_flow import WorkoutFlow
from spinecoach.ui.media.controls import PICTURE, MediaControls
from spinecoach.ui.media.mpris import NAME
from spinecoach.ui.pages.workout.page import WorkoutPage
from tests.ui.media.bus import OtherProgram
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.session_bus import Bus


class Training:
    """A workout on a page, with its controls on a bus and a headset."""

    def __init__(self, qtbot: QtBot, bus: Bus, folder: Path) -> None:
        self.stage = Stage(sets=1, volume=80)
        self.stage.pictures = str(folder)
        self.page = WorkoutPage(FigureWidget(self.stage.phrases), self.stage.phrases)
        qtbot.addWidget(self.page)
        self.flow = WorkoutFlow(self.stage.begin(), self.page, self.stage, Feeling())
        self.flow.begin()
        self.controls = MediaControls(self.flow, self.page, self.stage)
        self.headset = OtherProgram(bus, qtbot)
        self.headset.see(NAME)
        self.seen = True

    def hide(self) -> None:
        self.seen = False
        self.controls.end()

    def close(self) -> None:
        self.headset.__exit__(None, None, None)
        if self.seen:
            self.hide()
        self.flow.conductor.stop()
        self.flow.end()

    def state(self) -> State:
        return self.flow.frame.state

    def metadata(self) -> dict[str, object]:
        found = self.headset.look()["Metadata"]
        assert isinstance(found, dict)
        return found


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    return tmp_path / "pictures"


@pytest.fixture
def _file_in_place_of_pictures(pictures: Path) -> None:
    pictures.write_text("no folder", "utf-8")


@pytest.fixture
def training(qtbot: QtBot, bus: Bus, pictures: Path) -> Iterator[Training]:
    made = Training(qtbot, bus, pictures)
    yield made
    made.close()


def test_the_headset_pauses_and_goes_on(training: Training) -> None:
    training.stage.pass_to(BlockKind.WORK)
    training.headset.press("Pause")
    assert training.state() is State.PAUSED
    training.headset.hear(lambda told: told.get("PlaybackStatus") == "Paused")
    training.headset.press("Play")
    assert training.state() is State.RESUMING
    training.headset.hear(lambda told: told.get("PlaybackStatus") == "Playing")


def test_stop_asks_first_and_play_keeps_going(training: Training) -> None:
    training.headset.press("Stop")
    assert training.state() is State.ASKING
    training.headset.press("PlayPause")
    assert training.state() is State.RESUMING


def test_next_and_previous_go_from_part_to_part(training: Training) -> None:
    began = training.flow.frame.index
    training.headset.press("Next")
    assert training.flow.frame.index == began + 1
    training.headset.press("Previous")
    assert training.flow.frame.index == began


def test_the_lock_screen_follows_rep_after_rep(training: Training) -> None:
    training.stage.pass_to(BlockKind.WORK)
    reps = training.flow.frame.block.reps
    assert training.metadata()["xesam:artist"] == [f"Set 1 of 1, rep 1 of {reps}"]
    training.stage.pass_seconds(training.flow.frame.block.seconds / reps)
    training.headset.hear(lambda told: f"rep 2 of {reps}" in str(told.get("Metadata")))


def test_its_picture_is_the_exercise_of_that_moment(training: Training, qtbot: QtBot) -> None:
    training.stage.pass_to(BlockKind.WORK)
    qtbot.waitUntil(lambda: "mpris:artUrl" in training.metadata())
    drawn = QImage(QUrl(str(training.metadata()["mpris:artUrl"])).toLocalFile())
    assert (drawn.width(), drawn.height()) == PICTURE


@pytest.mark.usefixtures("_file_in_place_of_pictures")
def test_if_no_picture_can_be_written_all_else_goes_on(training: Training, qtbot: QtBot) -> None:
    training.stage.pass_to(BlockKind.WORK)
    qtbot.waitUntil(lambda: not training.controls.drawing)
    assert "mpris:artUrl" not in training.metadata()
    training.headset.press("Pause")
    assert training.state() is State.PAUSED


def test_our_own_keys_tell_other_programs_how_loud_it_is(training: Training) -> None:
    training.flow.handle(Command.LOUDER)
    training.headset.hear(lambda told: told.get("Volume") == 0.9)
    training.flow.handle(Command.MUTE)
    training.headset.hear(lambda told: told.get("Volume") == 0.0)


def test_volume_is_set_from_outside_and_told_to_it(training: Training) -> None:
    training.headset.turn(0.3)
    assert training.stage.settings.get().volume == 30
    training.headset.hear(lambda told: told.get("Volume") == 0.3)
    training.headset.turn(0.0)
    assert training.stage.settings.get().muted
    assert training.headset.look()["Volume"] == 0.0
    training.headset.turn(7.0)
    assert (training.stage.settings.get().volume, training.stage.settings.get().muted) == (
        100,
        False,
    )


def test_while_the_bus_is_away_keys_pause_the_workout_and_then_headsets_go_on(
    training: Training, bus: Bus, qtbot: QtBot
) -> None:
    training.stage.pass_to(BlockKind.WORK)
    bus.close()
    training.page.press("space")
    assert training.state() is State.PAUSED
    bus.begin()
    with OtherProgram(bus, qtbot) as headset:
        headset.see(NAME)
        assert headset.look()["PlaybackStatus"] == "Paused"
        assert "rep 1 of" in str(headset.look()["Metadata"])
        headset.press("Play")
        assert training.state() is State.RESUMING
        headset.hear(lambda told: told.get("PlaybackStatus") == "Playing")


def test_after_its_end_the_workout_goes_on_unseen(training: Training) -> None:
    training.hide()
    training.stage.pass_to(BlockKind.WORK)
    assert training.state() is State.RUNNING
    training.headset.see()
