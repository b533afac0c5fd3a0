"""It hurts in mid-workout: the movement stops, and what is asked is heard as well as seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from spinecoach.core.coaching.pain import (
    ASK_AFTER,
    ASK_HURT,
    CHOOSE,
    CHOOSE_EASIER,
    SPOKEN,
    STOP_WORDS,
    Feeling,
    easier,
)
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.flows.pain_flow import PATIENCE_MS, PainTalk
from spinecoach.ui.pages.workout.hurt_overlay import HurtOverlay, Way
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from spinecoach.ui.conductor import Conductor

    Begun = Callable[[int | None], "Talk"]


class Talk:
    """A workout of real exercises, somebody in it, and the talk about pain."""

    def __init__(self, qtbot: QtBot, before: int | None) -> None:
        self.stage = Stage()
        self.page = QWidget()
        qtbot.addWidget(self.page)
        self.overlay = HurtOverlay(self.page)
        self.conductor: Conductor = self.stage.begin()
        feeling = Feeling(pain_before=before)
        self.talk = PainTalk(self.overlay, self.conductor, self.stage, feeling)
        self.conductor.send(Event.START)

    @property
    def state(self) -> State:
        return self.conductor.frame.state

    @property
    def asked(self) -> list[str]:
        """What the talk said aloud, in its order."""
        return [line for line in self.stage.speaker.said if line in SPOKEN]

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            assert self.overlay.press(key)

    def hurt_in_a_set(self) -> None:
        self.stage.pass_to(BlockKind.WORK, 6)
        self.talk.hurt()


@pytest.fixture
def begun(qtbot: QtBot) -> Iterator[Begun]:
    made: list[Talk] = []

    def begin(before: int | None) -> Talk:
        made.append(Talk(qtbot, before))
        return made[-1]

    yield begin
    for talk in made:
        talk.talk._wait_no_more()
        talk.overlay.scale.clear()
        talk.conductor.stop()
        talk.conductor.deleteLater()


def test_h_stops_the_movement_and_asks_aloud_what_it_asks_on_the_screen(begun: Begun) -> None:
    talk = begun(None)
    talk.hurt_in_a_set()
    assert talk.state is State.PAUSED
    assert talk.overlay.headline.text() == "How much does it hurt?"
    assert talk.stage.speaker.said[-2:] == ["<hush>", ASK_HURT]


def test_the_ways_are_spoken_with_their_keys(begun: Begun) -> None:
    talk = begun(None)
    talk.hurt_in_a_set()
    talk.press(Qt.Key.Key_1, Qt.Key.Key_Return)
    planned = talk.conductor.frame.planned
    assert planned is not None
    gentler = easier(planned) is not None
    assert talk.asked == [ASK_HURT, CHOOSE_EASIER if gentler else CHOOSE]
    assert (not talk.overlay.ways[Way.EASIER].isHidden()) is gentler


def test_going_on_ends_the_question_and_counts_in(begun: Begun) -> None:
    talk = begun(None)
    talk.hurt_in_a_set()
    talk.press(Qt.Key.Key_1, Qt.Key.Key_Space)
    assert talk.state is State.RESUMING
    assert talk.overlay.isHidden()
    said = talk.stage.speaker.said
    assert "<hush>" in said[len(said) - 1 - said[::-1].index(CHOOSE_EASIER) :]


def test_h_pressed_by_mistake_goes_on_and_nothing_is_kept(begun: Begun) -> None:
    talk = begun(None)
    talk.hurt_in_a_set()
    talk.press(Qt.Key.Key_Escape)
    assert talk.state is State.RESUMING
    assert talk.overlay.isHidden()
    assert talk.talk.feeling.exercises == {}


def test_escape_after_the_number_ends_nothing(begun: Begun) -> None:
    talk = begun(None)
    talk.hurt_in_a_set()
    talk.press(Qt.Key.Key_4, Qt.Key.Key_Return)
    assert not talk.overlay.press(Qt.Key.Key_Escape)
    assert talk.state is State.PAUSED
    assert not talk.overlay.isHidden()


def test_six_is_too_much_and_the_only_way_is_out(begun: Begun) -> None:
    talk = begun(None)
    talk.hurt_in_a_set()
    talk.press(Qt.Key.Key_6, Qt.Key.Key_Return)
    assert STOP_WORDS in talk.asked[-1]
    assert not talk.overlay.lists.isHidden()
    talk.press(Qt.Key.Key_S)
    assert talk.state is State.STOPPED
    assert talk.talk.feeling.excused
    assert talk.stage.training.felt[-1] == talk.talk.feeling


def test_the_next_exercise_begins_after_n(begun: Begun) -> None:
    talk = begun(None)
    talk.hurt_in_a_set()
    before = talk.conductor.frame.planned
    talk.press(Qt.Key.Key_2, Qt.Key.Key_N)
    assert talk.conductor.frame.planned is not before
    assert talk.state is State.RESUMING


def until_asked(talk: Talk) -> None:
    """Let the workout run until somebody is asked after an exercise."""
    for _ in range(4000):
        if ASK_AFTER in talk.asked:
            return
        talk.stage.pass_seconds(1)
    pytest.fail("nobody asked")


def test_where_it_hurt_before_the_question_after_an_exercise_is_heard(begun: Begun) -> None:
    talk = begun(3)
    until_asked(talk)
    assert talk.overlay.headline.text().startswith("Pain after ")
    talk.press(Qt.Key.Key_3, Qt.Key.Key_Return)
    assert talk.state is State.RESUMING
    assert list(talk.talk.feeling.exercises.values()) == [3]


def test_after_an_exercise_nothing_hurts_is_an_answer(begun: Begun) -> None:
    talk = begun(3)
    until_asked(talk)
    talk.press(Qt.Key.Key_Escape)
    assert talk.state is State.RESUMING
    assert list(talk.talk.feeling.exercises.values()) == [0]


def test_who_does_not_answer_goes_on(begun: Begun) -> None:
    talk = begun(3)
    until_asked(talk)
    left, loud = talk.overlay.ring.shown
    assert (left, loud) == (PATIENCE_MS // 1000, True)
    assert talk.talk._tick.isActive()
    talk.talk._patience.timeout.emit()
    assert talk.state is State.RESUMING
    assert not talk.talk._tick.isActive()
    assert talk.talk.feeling.exercises == {}


def test_where_nothing_hurt_before_nobody_asks_in_between(begun: Begun) -> None:
    talk = begun(1)
    talk.stage.pass_seconds(4000)
    assert talk.asked == []
    assert talk.state is State.FINISHED


def test_h_after_the_end_asks_nothing(begun: Begun) -> None:
    talk = begun(None)
    talk.stage.pass_seconds(4000)
    talk.talk.hurt()
    assert talk.overlay.isHidden()
    assert talk.asked == []
