"""A workout commanded by voice: what was heard becomes wishes, and the page tells so."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.ear import ANNOUNCED, ANSWERED, SHOWN
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.heard import NO, YES, Heard, Scored, said_in
from spinecoach.core.workout.keymap import Context
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.figure import FigureWidget
from spinecoach.ui.flows.spoken_commands import ECHO, STRETCH, UNSPOILED, SpokenCommands
from spinecoach.ui.flows.workout_flow import WorkoutFlow
from spinecoach.ui.pages.workout.page import WorkoutPage
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

STRETCHES = count(1)


class Mike:
    """A microphone in a test's hand."""

    def __init__(self, take: Callable[[bytes], None]) -> None:
        self.take = take
        self.trouble: Trouble | None = None
        self.open = False
        self.other = ""
        self.used: list[str] = []

    def use(self, name: str) -> None:
        self.used.append(name)
        self.trouble, self.other = None, ""

    def begin(self) -> None:
        self.open = True

    def end(self) -> None:
        self.open = False


class Scene:
    """A workout that runs, and somebody who speaks to it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.stage = Stage(sets=1)
        self.page = WorkoutPage(FigureWidget(self.stage.phrases), self.stage.phrases)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 768)
        self.flow = WorkoutFlow(self.stage.begin(), self.page, self.stage, Feeling())
        self.mikes: list[Mike] = []
        self.spoken = SpokenCommands(
            self.flow, self.page, self.stage, self._mike, lambda: self.stage.clock.time
        )
        self.flow.begin()
        self.stage.pass_to(BlockKind.WORK, 1.0)
        self.spoken.begin()
        self.spoken._tick.stop()  # the test looks itself
        self.spoken.look()

    def _mike(self, take: Callable[[bytes], None]) -> Mike:
        self.mikes.append(Mike(take))
        return self.mikes[-1]

    @property
    def mike(self) -> Mike:
        return self.mikes[0]

    def state(self) -> State:
        return self.flow.frame.state

    def context(self) -> Context | None:
        return self.page.context

    @property
    def status(self) -> str:
        return self.page.ear.text()

    def hear(self, words: str, other: str = "") -> None:
        """Let a phrase be heard; with another one beside it, it is doubtful."""
        phrases = [Scored(words, 5.0)] + ([Scored(other, 4.5)] if other else [])
        self.stage.listener.coming.append(Heard(tuple(phrases), next(STRETCHES)))
        self.spoken.look()

    def wait(self, seconds: float) -> None:
        self.stage.pass_seconds(seconds)
        self.spoken.look()

    def close(self) -> None:
        self.spoken.end()
        self.flow.conductor.stop()
        self.flow.end()


@pytest.fixture
def scene(qtbot: QtBot) -> Iterator[Scene]:
    made = Scene(qtbot)
    yield made
    made.close()


def test_next_freezes_at_once_is_said_and_then_done(scene: Scene) -> None:
    before = scene.flow.frame.index
    scene.hear("coach, next")
    assert (scene.state(), scene.flow.frame.index) == (State.PAUSED, before)
    assert scene.status == "Heard: next"
    assert scene.stage.speaker.said[-1] == "Next."
    scene.wait(ANNOUNCED)
    assert (scene.state(), scene.flow.frame.index) == (State.RESUMING, before + 1)


def test_pause_pauses_and_go_on_goes_on(scene: Scene) -> None:
    scene.hear("coach, pause")
    scene.wait(30.0)
    assert scene.state() is State.PAUSED
    scene.hear("coach, go on")
    assert scene.state() is State.RESUMING


def test_pain_is_told_and_numbered_without_a_hand(scene: Scene) -> None:
    scene.hear("coach, it hurts")
    assert scene.context() is Context.NUMBER
    scene.spoken.look()
    assert scene.stage.listener.phrases == said_in(Context.NUMBER)
    scene.hear("three")
    assert scene.status == "Heard: 3"
    assert scene.context() is Context.CHOICE
    scene.hear("go on")
    assert scene.context() is Context.WORKOUT


def test_stop_asks_and_yes_stops(scene: Scene) -> None:
    scene.hear("coach, stop")
    assert scene.state() is State.ASKING
    scene.hear("yes")
    assert scene.state() is State.STOPPED


def test_an_uncertain_stop_is_asked_about_in_the_pause(scene: Scene) -> None:
    scene.hear("coach, stop", other="coach, skip")
    assert scene.state() is State.PAUSED
    assert scene.page.notice.text == "Did you say stop?"
    assert scene.status == "Did you say stop? “yes”, “no”"
    assert scene.stage.speaker.said[-1] == "Did you say stop?"
    scene.spoken.look()
    assert scene.stage.listener.phrases == YES + NO
    scene.hear("no")
    assert scene.state() is State.RESUMING


def test_the_time_left_is_told_and_the_workout_goes_on(scene: Scene) -> None:
    scene.hear("coach, how long")
    assert scene.state() is State.PAUSED
    assert "minute" in scene.stage.speaker.said[-1]
    scene.wait(ANSWERED)
    assert scene.state() is State.RESUMING


def test_more_rest_in_a_set_is_refused_aloud_and_the_set_goes_on(scene: Scene) -> None:
    scene.hear("coach, longer")
    assert scene.state() is State.PAUSED
    assert scene.stage.speaker.said[-1] == "That is not possible right now."
    assert scene.page.notice.text == "That is not possible right now."
    scene.wait(ANSWERED)
    assert scene.state() is State.RESUMING


def test_an_easier_variant_that_does_not_exist_is_refused_aloud(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spinecoach.core.coaching.pain_flow.easier", lambda _: None)
    scene.hear("coach, it hurts")
    scene.hear("three")
    assert Command.EASIER not in scene.page.answers
    scene.hear("easier")
    assert scene.stage.speaker.said[-1] == "That is not possible right now."
    assert scene.context() is Context.CHOICE


def test_whoever_presses_a_key_meanwhile_has_the_last_word(scene: Scene) -> None:
    before = scene.flow.frame.index
    scene.hear("coach, next")
    scene.page.press("space")
    scene.spoken.look()
    scene.wait(ANNOUNCED)
    assert scene.flow.frame.index == before


def test_a_command_is_heard_while_the_coach_counts(scene: Scene) -> None:
    scene.stage.speaker.sounding = True
    scene.spoken.look()
    scene.mike.take(b"coach, pause")
    assert scene.stage.listener.sound == b"coach, pause"


def test_what_is_heard_beside_a_line_of_ours_must_be_clear(scene: Scene) -> None:
    faint = Heard((Scored("coach, pause", 2.5),), next(STRETCHES))
    scene.stage.speaker.sounding = True
    scene.spoken.look()
    scene.stage.speaker.sounding = False
    scene.stage.listener.coming.append(faint)
    scene.wait(1.0)
    assert scene.state() is State.RUNNING
    scene.stage.listener.coming.append(faint)
    scene.wait(ECHO + STRETCH)
    assert scene.state() is State.PAUSED


def test_where_the_answer_alone_suffices_our_own_voice_and_its_echo_are_not_heard(
    scene: Scene,
) -> None:
    scene.hear("coach, it hurts")
    scene.spoken.look()
    scene.mike.take(b"ab")
    assert scene.stage.listener.sound == b"ab"
    scene.stage.speaker.sounding = True
    scene.spoken.look()
    assert scene.stage.listener.sound == b""  # what came before our line is forgotten
    scene.mike.take(b"us")
    scene.stage.speaker.sounding = False
    scene.wait(ECHO / 2)
    scene.mike.take(b"echo")
    assert scene.stage.listener.sound == b""
    scene.wait(ECHO)
    scene.mike.take(b"you")
    assert scene.stage.listener.sound == b"you"


def test_the_page_tells_what_is_true(scene: Scene) -> None:
    listener = scene.stage.listener
    assert scene.status.startswith("Listening")
    listener.loud = True
    scene.spoken.look()
    assert scene.status == "Too loud here"
    listener.loud = False
    scene.hear("coach, next", other="coach, again")
    assert scene.status == "Not understood"
    listener.ready = False
    scene.spoken.look()
    assert scene.status == "Getting ready to listen"
    scene.mike.open = False
    scene.spoken.look()
    assert scene.status == ""


@pytest.mark.parametrize("music", [True, False])
def test_our_own_line_makes_the_room_neither_loud_nor_quiet(scene: Scene, *, music: bool) -> None:
    listener, speaker = scene.stage.listener, scene.stage.speaker
    listener.loud = music
    scene.spoken.look()
    before = scene.status
    speaker.sounding = listener.loud = True
    scene.spoken.look()
    assert scene.status == before
    speaker.sounding = False
    scene.wait(ECHO)  # the last seconds are still full of our line
    assert scene.status == before
    listener.loud = music
    scene.wait(UNSPOILED)
    assert scene.status == before


def test_the_page_tells_what_can_be_said_here(scene: Scene) -> None:
    assert scene.status == "Listening: “coach, pause”"
    scene.hear("coach, pause")
    scene.wait(SHOWN)
    assert scene.status == "Listening: “coach, go on”"
    scene.hear("coach, it hurts")
    scene.wait(SHOWN)
    assert scene.status == "Listening: “zero” to “ten”, “never mind”"
    scene.hear("three")
    scene.wait(SHOWN)
    assert scene.status == "Listening: “easier”, “next”, “go on”, “stop”"


def test_while_our_question_sounds_the_page_says_that_it_does_not_listen(scene: Scene) -> None:
    scene.hear("coach, it hurts")
    scene.stage.speaker.sounding = True
    scene.wait(SHOWN)
    assert scene.status == "Does not listen while the coach asks"
    scene.stage.speaker.sounding = False
    scene.wait(ECHO)
    assert scene.status.startswith("Listening")


@pytest.mark.parametrize("whose", ["listener", "mike"])
def test_a_trouble_is_told_once_and_the_workout_goes_on(scene: Scene, whose: str) -> None:
    trouble = Trouble(TroubleKind.NO_MICROPHONE)
    if whose == "mike":
        scene.mike.trouble, scene.mike.open = trouble, False
    else:
        scene.stage.listener.trouble = trouble
    scene.spoken.look()
    assert "no microphone" in scene.page.notice.text
    assert scene.status == ""
    scene.page.tell("")
    scene.spoken.look()
    assert scene.page.notice.text == ""
    assert scene.state() is State.RUNNING


def test_without_a_recogniser_the_microphone_is_closed_and_said_nothing_about(
    scene: Scene,
) -> None:
    scene.stage.listener.trouble = Trouble(TroubleKind.LISTENING_DIES)
    scene.mike.trouble = Trouble(TroubleKind.MICROPHONE_SILENT)
    scene.spoken.look()
    assert not scene.mike.open
    assert "stopped working" in scene.page.notice.text


def test_a_trouble_that_is_over_is_told_no_longer(scene: Scene) -> None:
    scene.mike.trouble, scene.mike.open = Trouble(TroubleKind.NO_MICROPHONE), False
    scene.spoken.look()
    scene.mike.trouble, scene.mike.open = None, True
    scene.spoken.look()
    assert scene.page.notice.text == ""
    assert scene.status.startswith("Listening")


def test_a_muted_microphone_is_not_said_to_listen(scene: Scene) -> None:
    scene.mike.trouble = Trouble(TroubleKind.MICROPHONE_SILENT)
    scene.spoken.look()
    assert scene.status == "Hears nothing"


def test_with_the_workout_the_microphone_closes_and_the_status_disappears(qtbot: QtBot) -> None:
    scene = Scene(qtbot)
    assert (scene.mike.open, scene.stage.listener.running) == (True, True)
    scene.close()
    assert (scene.mike.open, scene.stage.listener.running) == (False, False)
    assert scene.status == ""
    scene.spoken.look()  # late: there is no workout any more
    assert scene.status == ""


def telephone(scene: Scene, other: str = "Built-in") -> None:
    """Let the headset fall to the sound of a telephone."""
    scene.mike.trouble = Trouble(TroubleKind.MICROPHONE_NARROW, reason="Headset")
    scene.mike.other = other
    scene.spoken.look()


@pytest.mark.parametrize("by", ["key", "click"])
def test_a_headset_like_a_telephone_gives_way_to_the_other_one_by_one_press(
    scene: Scene, by: str
) -> None:
    telephone(scene)
    its, notice = scene.stage.phrases.listening, scene.page.notice
    assert notice.text == its.telephone("Headset", "Built-in", "U")
    reps = scene.flow.frame.reps_done
    if by == "key":
        QTest.keyClick(scene.page, Qt.Key.Key_U)
    else:
        QTest.mouseClick(notice, Qt.MouseButton.LeftButton)
    assert scene.mike.used == ["Built-in"]
    assert scene.stage.settings.get().microphone == "Built-in"
    assert notice.text == its.listens_by("Built-in")
    assert (scene.state(), scene.flow.frame.reps_done) == (State.RUNNING, reps)
    # The line offers nothing any more.
    QTest.mouseClick(notice, Qt.MouseButton.LeftButton)
    assert scene.mike.used == ["Built-in"]


def test_without_another_one_it_is_only_told_and_the_key_says_that_it_cannot(
    scene: Scene,
) -> None:
    telephone(scene, "")
    phrases, trouble = scene.stage.phrases, scene.mike.trouble
    assert trouble is not None
    assert scene.page.notice.text == phrases.troubles.sentence(trouble)
    QTest.keyClick(scene.page, Qt.Key.Key_U)
    assert scene.page.notice.text == phrases.workout.not_now()
    assert scene.mike.used == []


def test_who_gave_the_key_to_something_else_takes_it_by_a_click(
    scene: Scene,
) -> None:
    phrases = scene.stage.phrases
    phrases.take_keys({"louder": "u"})
    telephone(scene)
    assert scene.page.notice.text == phrases.listening.telephone("Headset", "Built-in", "")


def test_after_the_workout_nothing_is_changed(scene: Scene) -> None:
    telephone(scene)
    scene.spoken.end()
    assert not scene.flow.handle(Command.MICROPHONE)
    assert scene.mike.used == []
