"""One running workout in the window: every wish is fulfilled or answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.core.workout.commands import Command, Digit
from spinecoach.core.workout.cues import SetEnded
from spinecoach.core.workout.events import EVENTS
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.keymap import LISTED, Context
from spinecoach.core.workout.session import MORE_REST
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

    def __init__(self, qtbot: QtBot, sets: int = 1) -> None:
        self.stage = Stage(sets=sets)
        self.page = WorkoutPage(FigureWidget(self.stage.phrases), self.stage.phrases)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 768)
        self.flow = WorkoutFlow(self.stage.begin(), self.page, self.stage, Feeling())
        self.flow.begin()

    def close(self) -> None:
        self.flow.conductor.stop()
        self.flow.end()

    def state(self) -> State:
        return self.flow.frame.state

    @property
    def notice(self) -> str:
        return self.page.notice.text


@pytest.fixture
def running(qtbot: QtBot) -> Iterator[Running]:
    made = Running(qtbot)
    yield made
    made.close()


@pytest.mark.parametrize("command", EVENTS)
def test_the_workout_fulfils_a_wish_or_the_screen_says_that_it_cannot(
    running: Running, command: Command
) -> None:
    running.stage.pass_to(BlockKind.WORK)
    before = running.flow.frame
    done = running.flow.handle(command)
    assert done is (running.flow.frame != before)
    assert running.notice == ("" if done else NOT_NOW)


def test_what_else_is_in_the_list_of_keys_is_done_at_any_time(running: Running) -> None:
    for command in [one for one in LISTED if one not in {*EVENTS, Command.HURTS}]:
        assert running.flow.handle(command), command


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


def test_whoever_cannot_look_hears_what_the_other_keys_did(running: Running) -> None:
    said = running.stage.speaker.said
    running.flow.handle(Command.SOFTER)
    assert said[-1] == "Softer."
    running.flow.handle(Command.LOUDER)
    assert said[-1] == "Louder."
    running.flow.handle(Command.TIME_LEFT)
    assert said[-1] == f"{running.notice}."


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
    assert not running.page.overlays.hurting.isHidden()
    assert running.page.overlays.asking.isHidden()


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
    assert running.page.overlays.hurting.isHidden()
    assert running.page.context is None
    assert not running.flow._troubles.isActive()
    assert not running.flow._prompts._tick.isActive()


# -- the end of a set ------------------------------------------------------------


def test_i_did_six_is_one_key_after_a_set(qtbot: QtBot) -> None:
    running = Running(qtbot, sets=2)
    running.stage.pass_to(BlockKind.REST, 1.0)
    assert running.page.detail.text() == "8 reps done. Another number? Press it."
    assert running.flow.handle(Digit(6))
    assert running.notice == "Set 1: 6 of 8 reps"
    assert running.page.detail.text() == "6 reps done. Another number? Press it."
    kept = running.stage.history.records[-1]
    assert isinstance(kept, SetEnded)
    assert kept.reps == 6
    running.close()


def test_a_rest_has_buttons_for_more_of_it_and_for_its_end(qtbot: QtBot) -> None:
    running = Running(qtbot, sets=2)
    running.page.show()
    running.stage.pass_to(BlockKind.REST, 1.0)
    left = running.flow.frame.left
    QTest.mouseClick(running.page.longer, Qt.MouseButton.LeftButton)
    assert running.flow.frame.left == pytest.approx(left + MORE_REST)
    QTest.mouseClick(running.page.go_on, Qt.MouseButton.LeftButton)
    assert running.flow.frame.block.kind is BlockKind.WORK
    assert running.page.longer.isHidden()
    running.close()


# -- jumps -----------------------------------------------------------------------


def test_a_click_on_the_strip_asks_aloud_and_on_the_page_and_enter_jumps(running: Running) -> None:
    running.stage.pass_to(BlockKind.WORK, 3.0)
    last = len(running.flow.frame.timeline.blocks) - 2
    running.page.jump_wanted.emit(last)
    assert running.state() is State.PAUSED
    assert running.stage.speaker.said[-1] == "Bent-over row, set 1."
    assert running.page.overlays.jumping.headline.text() == "Go to: Bent-over row, set 1?"
    assert running.page.context is Context.JUMPING
    assert running.flow.handle(Command.CONFIRM)
    assert running.flow.frame.index == last
    assert running.state() is State.RESUMING
    assert running.page.overlays.jumping.isHidden()


def test_who_stays_goes_on_where_they_were(running: Running) -> None:
    running.stage.pass_to(BlockKind.WORK, 3.0)
    index = running.flow.frame.index
    running.page.jump_wanted.emit(index + 2)
    running.page.jump_wanted.emit(index + 1)
    assert running.flow.handle(Command.CANCEL)
    assert running.flow.frame.index == index
    assert running.state() is State.RESUMING


def test_who_jumps_in_a_pause_stays_in_it(running: Running) -> None:
    running.flow.handle(Command.PAUSE)
    running.page.jump_wanted.emit(3)
    running.flow.handle(Command.CONFIRM)
    assert running.flow.frame.index == 3
    assert running.state() is State.PAUSED


def test_while_something_else_is_asked_a_click_on_the_strip_asks_nothing(running: Running) -> None:
    for asks in (Command.STOP, Command.HURTS):
        running.flow.handle(asks)
        running.page.jump_wanted.emit(3)
        assert running.page.overlays.jumping.isHidden()
    assert running.flow.frame.index == 0


def test_it_hurts_puts_the_question_about_a_jump_away(running: Running) -> None:
    running.page.jump_wanted.emit(3)
    assert running.flow.handle(Command.HURTS)
    assert running.page.overlays.jumping.isHidden()
    running.flow.handle(Command.CANCEL)
    assert running.page.overlays.jumping.isHidden()
