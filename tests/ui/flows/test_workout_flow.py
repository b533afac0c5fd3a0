"""One running workout in the window: every wish is fulfilled or answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.core.workout.commands import Command, Digit
from spinecoach.core.workout.events import EVENTS
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.figure import FigureWidget
from spinecoach.ui.flows.workout_flow import WorkoutFlow
from spinecoach.ui.pages.workout.page import WorkoutPage
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

HANGS = Trouble(TroubleKind.SPEECH_ENGINE_HANGS)
NOT_NOW = "That is not possible right now."


class Running:
    """A workout that has begun on a page of its own."""

    def __init__(self, qtbot: QtBot) -> None:
        self.stage = Stage(sets=1)
        self.page = WorkoutPage(FigureWidget(self.stage.phrases), self.stage.phrases)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 768)
        self.flow = WorkoutFlow(self.stage.begin(), self.page, self.stage, Feeling())
        self.flow.begin()

    def state(self) -> State:
        return self.flow.frame.state

    @property
    def notice(self) -> str:
        return self.page.notice.text


@pytest.fixture
def running(qtbot: QtBot) -> Iterator[Running]:
    made = Running(qtbot)
    yield made
    made.flow.conductor.stop()
    made.flow.end()


@pytest.mark.parametrize("command", EVENTS)
def test_the_workout_fulfils_a_wish_or_the_screen_says_that_it_cannot(
    running: Running, command: Command
) -> None:
    running.stage.pass_to(BlockKind.WORK)
    before = running.flow.frame
    done = running.flow.handle(command)
    assert done is (running.flow.frame != before)
    assert running.notice == ("" if done else NOT_NOW)


def test_a_wish_for_something_else_is_answered_too(running: Running) -> None:
    for wish in (Digit(3), Command.EASIER, Command.CONFIRM):
        running.page.tell("")
        assert not running.flow.handle(wish)
        assert running.notice == NOT_NOW


def test_help_pauses_and_goes_on(running: Running) -> None:
    running.flow.handle(Command.HELP)
    assert running.state() is State.PAUSED
    running.flow.handle(Command.HELP)
    assert running.state() is State.RESUMING


def test_louder_and_softer_are_kept_and_told(running: Running) -> None:
    running.flow.handle(Command.LOUDER)
    assert running.stage.settings.get().volume == 90
    assert running.notice == "Volume 90 %"
    for _ in range(11):
        running.flow.handle(Command.SOFTER)
    assert running.stage.settings.get().volume == 0
    assert running.stage.told[-1].volume == 0


def test_louder_turns_the_voice_on_and_softer_leaves_it_off(running: Running) -> None:
    running.flow.handle(Command.MUTE)
    running.flow.handle(Command.SOFTER)
    assert running.stage.settings.get().muted
    running.flow.handle(Command.LOUDER)
    assert not running.stage.settings.get().muted


def test_the_voice_says_that_it_goes_off_and_that_it_is_back(running: Running) -> None:
    said = running.stage.speaker.said
    running.flow.handle(Command.MUTE)
    assert said[-1] == "Voice off."
    assert running.stage.settings.get().muted
    running.flow.handle(Command.MUTE)
    assert said[-1] == "Voice on."


def test_the_time_that_is_left_is_shown(running: Running) -> None:
    running.flow.handle(Command.TIME_LEFT)
    assert running.notice.startswith("About ")
    assert running.notice.endswith(" minutes left")


def test_full_screen_is_asked_of_the_window(qtbot: QtBot, running: Running) -> None:
    with qtbot.waitSignal(running.flow.full_screen_wanted):
        running.flow.handle(Command.FULL_SCREEN)


def test_while_a_question_about_pain_is_open_every_wish_is_an_answer_to_it(
    running: Running,
) -> None:
    running.stage.pass_to(BlockKind.WORK)
    running.flow.handle(Command.HURTS)
    before = running.flow.frame.index
    assert not running.flow.handle(Command.NEXT)
    assert not running.flow.handle(Command.MUTE)
    assert running.flow.frame.index == before
    assert not running.stage.settings.get().muted


def test_it_hurts_while_it_asks_whether_to_stop_is_answered_in_a_pause(running: Running) -> None:
    running.stage.pass_to(BlockKind.WORK)
    running.flow.handle(Command.STOP)
    running.flow.handle(Command.HURTS)
    assert running.state() is State.PAUSED
    assert not running.page.hurting.isHidden()
    assert running.page.asking.isHidden()


def test_a_trouble_is_shown_once_and_hidden_when_it_is_over(running: Running) -> None:
    running.stage.voice.trouble = HANGS
    running.flow.tell_troubles()
    assert running.notice == Phrases().troubles.sentence(HANGS)
    running.page.notice.hide()
    running.flow.tell_troubles()
    assert running.notice == ""
    running.stage.voice.trouble = None
    running.flow.tell_troubles()
    running.stage.voice.trouble = HANGS
    running.flow.tell_troubles()
    assert running.notice == Phrases().troubles.sentence(HANGS)


def test_at_its_end_nothing_looks_or_waits_any_more(qtbot: QtBot) -> None:
    running = Running(qtbot)
    running.flow.handle(Command.HURTS)
    running.flow.conductor.break_off()
    running.flow.end()
    assert running.page.hurting.isHidden()
    assert running.page.context is None
    assert not running.flow._troubles.isActive()
    assert not running.flow._talk._tick.isActive()
