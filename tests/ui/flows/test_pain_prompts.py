"""The conversation about pain on the screen.

Its rules are tested in tests/core/coaching/test_pain_flow.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.core.coaching.line_wait import LIMIT
from spinecoach.core.coaching.loaded_lines import LoadedLines
from spinecoach.core.coaching.number_entry import STANDS
from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.coaching.pain_flow import PATIENCE
from spinecoach.core.coaching.pain_lines import PainLine
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.commands import Command, Digit, Number, Wish
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.figure import FigureWidget
from spinecoach.ui.flows import pain_prompts
from spinecoach.ui.flows.pain_prompts import PainPrompts
from spinecoach.ui.pages.workout.page import WorkoutPage
from tests.core.coaching.voices import Rendering
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from spinecoach.core.coaching.easier_variant import VariantChange
    from spinecoach.ui.conductor import Conductor

    Begun = Callable[[int | None], "Talk"]

ALOUD = {line: Phrases().pain.aloud(line) for line in PainLine}


class Changing(Stage):
    """A stage whose change of variant waits by the clock of the conversation."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds = 50.0

    def change_variant(self, conductor: Conductor) -> VariantChange | None:
        from spinecoach.core.coaching.easier_variant import begin_change

        sound = (self.voice, LoadedLines(self.voice, self.speaker))
        preferences = self.settings.get()
        return begin_change(conductor.frame, sound, preferences, self.phrases, self.seconds)


class Talk:
    """A workout of real exercises, somebody in it, and the conversation about pain."""

    def __init__(self, qtbot: QtBot, before: int | None) -> None:
        self.stage = Changing()
        self.page = WorkoutPage(FigureWidget(self.stage.phrases), self.stage.phrases)
        qtbot.addWidget(self.page)
        self.overlay = self.page.overlays.hurting
        self.conductor: Conductor = self.stage.begin()
        self.conductor.frame_changed.connect(self.page.show_frame)
        self.talk = PainPrompts(
            self.page,
            self.conductor,
            self.stage,
            Feeling(pain_before=before),
            lambda: self.stage.seconds,
        )
        self.conductor.send(Event.START)

    def state(self) -> State:
        return self.conductor.frame.state

    @property
    def asked(self) -> list[str]:
        """What the conversation said aloud, in its order."""
        return [line for line in self.stage.speaker.said if line in ALOUD.values()]

    @property
    def variants(self) -> set[bool]:
        """Whether the exercises of the workout are done in a variant."""
        return {planned.variant is not None for planned in self.conductor.frame.timeline.plan}

    def wish(self, *wishes: Wish) -> None:
        for wish in wishes:
            assert self.talk.handle(wish)

    def wait(self, seconds: float) -> None:
        """Let time pass beside the workout, and the question look at it."""
        self.stage.seconds += seconds
        self.talk._look()

    def hurt_in_a_set(self) -> None:
        self.stage.pass_to(BlockKind.WORK, 6)
        self.wish(Command.HURTS)

    def wait_for_the_easier_variant(self) -> Rendering:
        self.stage.voice.rendering = Rendering()
        self.hurt_in_a_set()
        self.wish(Number(2), Command.EASIER)
        return self.stage.voice.rendering

    def until_asked(self) -> None:
        """Let the workout run until somebody is asked after an exercise."""
        for _ in range(4000):
            if ALOUD[PainLine.ASK_AFTER] in self.asked:
                return
            self.stage.pass_seconds(1)
        pytest.fail("nobody asked")


@pytest.fixture
def begun(qtbot: QtBot) -> Iterator[Begun]:
    made: list[Talk] = []

    def begin(before: int | None) -> Talk:
        made.append(Talk(qtbot, before))
        return made[-1]

    yield begin
    for talk in made:
        talk.conductor.stop()
        talk.talk.end()
        talk.conductor.deleteLater()


def test_whoever_is_listened_to_is_asked_for_a_word(begun: Begun) -> None:
    talk = begun(None)
    talk.stage.settings.change(listen=True)
    talk.hurt_in_a_set()
    talk.wish(Number(3))
    asked, offered = "How much does it hurt? Say or press a number.", "Say easier, next, stop"
    assert talk.stage.speaker.said[-3] == asked
    assert talk.stage.speaker.said[-1].startswith(offered)
    talk.wish(Command.GO_ON)
    talk.stage.listener.ready = False  # it does not work, or loads still
    talk.wish(Command.HURTS)
    assert talk.asked[-1] == ALOUD[PainLine.ASK_HURT]


def test_h_stops_the_movement_and_asks_aloud_what_it_asks_on_the_screen(begun: Begun) -> None:
    talk = begun(None)
    talk.hurt_in_a_set()
    assert talk.state() is State.PAUSED
    assert talk.overlay.headline.text() == "How much does it hurt?"
    assert talk.stage.speaker.said[-2:] == ["<hush>", ALOUD[PainLine.ASK_HURT]]
    assert talk.page.overlays.paused.isHidden()


def test_a_typed_number_is_seen_and_counts_after_a_moment(begun: Begun) -> None:
    talk = begun(None)
    talk.hurt_in_a_set()
    talk.wish(Digit(4))
    assert talk.overlay.scale.buttons[4].isChecked()
    assert talk.overlay.headline.text() == "How much does it hurt?"
    talk.wait(STANDS)
    assert talk.overlay.headline.text() == "What now?"
    assert talk.talk.feeling.exercises == {"dumbbell-pullover": 4}
    assert talk.stage.training.felt[-1] == talk.talk.feeling


def test_the_screen_looks_at_the_time_by_itself(qtbot: QtBot, begun: Begun) -> None:
    talk = begun(None)
    talk.hurt_in_a_set()
    talk.wish(Digit(4))
    talk.stage.seconds += STANDS
    qtbot.waitUntil(lambda: talk.overlay.headline.text() == "What now?")


def test_going_on_ends_the_question_and_counts_in(begun: Begun) -> None:
    talk = begun(None)
    talk.hurt_in_a_set()
    talk.wish(Number(1), Command.GO_ON)
    assert talk.state() is State.RESUMING
    assert talk.overlay.isHidden()
    assert not talk.talk._tick.isActive()
    said = talk.stage.speaker.said
    assert "<hush>" in said[len(said) - said[::-1].index(talk.asked[-1]) :]


def test_six_is_too_much_and_the_only_offer_is_to_stop(begun: Begun) -> None:
    talk = begun(None)
    talk.hurt_in_a_set()
    talk.wish(Number(6))
    assert talk.asked[-1] == ALOUD[PainLine.STOP]
    assert not talk.overlay.lists.isHidden()
    assert not talk.talk.handle(Command.GO_ON)
    talk.wish(Command.STOP)
    assert talk.state() is State.STOPPED
    assert talk.talk.feeling.excused
    assert talk.stage.training.felt[-1] == talk.talk.feeling


def test_the_next_exercise_begins_if_it_is_chosen(begun: Begun) -> None:
    talk = begun(None)
    talk.hurt_in_a_set()
    before = talk.conductor.frame.planned
    talk.wish(Number(2), Command.SKIP_EXERCISE)
    assert talk.conductor.frame.planned is not before
    assert talk.state() is State.RESUMING


# -- the easier variant ----------------------------------------------------------


def test_the_screen_says_that_the_easier_variant_is_being_prepared(begun: Begun) -> None:
    talk = begun(None)
    rendering = talk.wait_for_the_easier_variant()
    assert talk.overlay.headline.text() == "Preparing the easier variant …"
    assert talk.state() is State.PAUSED
    rendering.done = rendering.total
    talk.wait(0.1)
    assert talk.variants == {True, False}
    assert talk.state() is State.RESUMING
    assert talk.overlay.isHidden()


def test_e_then_s_stops_and_nothing_comes_afterwards(begun: Begun) -> None:
    talk = begun(None)
    rendering = talk.wait_for_the_easier_variant()
    talk.wish(Command.STOP)
    assert talk.state() is State.STOPPED
    rendering.done = rendering.total
    talk.wait(LIMIT)
    assert rendering.cancelled
    assert talk.variants == {False}


def test_e_then_space_goes_on_in_the_easier_variant(begun: Begun) -> None:
    talk = begun(None)
    rendering = talk.wait_for_the_easier_variant()
    talk.wish(Command.GO_ON)
    assert not rendering.cancelled
    assert talk.variants == {True, False}
    assert talk.state() is State.RESUMING


def test_e_then_escape_offers_again_what_can_be_done(begun: Begun) -> None:
    talk = begun(None)
    rendering = talk.wait_for_the_easier_variant()
    talk.wish(Command.CANCEL)
    assert rendering.cancelled
    assert talk.overlay.headline.text() == "What now?"
    assert talk.state() is State.PAUSED


def test_a_speech_engine_that_hangs_delays_the_start_only_briefly(begun: Begun) -> None:
    talk = begun(None)
    talk.wait_for_the_easier_variant()
    talk.wait(LIMIT)
    assert talk.variants == {True, False}
    assert talk.state() is State.RESUMING


def test_a_window_that_is_closed_while_it_waits_leaves_nothing_behind(
    qtbot: QtBot, begun: Begun
) -> None:
    talk = begun(None)
    rendering = talk.wait_for_the_easier_variant()
    talk.conductor.break_off()
    talk.talk.end()
    rendering.done = rendering.total
    talk.stage.seconds += LIMIT
    qtbot.wait(3 * pain_prompts.TICK_MS)
    assert rendering.cancelled
    assert talk.variants == {False}
    talk.conductor.frame_changed.connect(talk.talk._watch)  # as the fixture ends it again


# -- after an exercise -----------------------------------------------------------


def test_if_it_hurt_before_the_question_after_an_exercise_is_heard(begun: Begun) -> None:
    talk = begun(3)
    talk.until_asked()
    assert talk.overlay.headline.text().startswith("How much did ")
    talk.wish(Number(3))
    assert talk.state() is State.RESUMING
    assert list(talk.talk.feeling.exercises.values()) == [3]


def test_without_an_answer_the_ring_runs_out_and_it_goes_on(begun: Begun) -> None:
    talk = begun(3)
    talk.until_asked()
    assert talk.overlay.ring.shown == (int(PATIENCE), True)
    talk.wait(PATIENCE - 1.5)
    assert talk.overlay.ring.shown == (2, True)
    talk.wait(1.5)
    assert talk.state() is State.RESUMING
    assert not talk.talk._tick.isActive()
    assert talk.talk.feeling.exercises == {}


def test_if_nothing_hurt_before_nobody_asks_in_between(begun: Begun) -> None:
    talk = begun(1)
    talk.stage.pass_seconds(4000)
    assert talk.asked == []
    assert talk.state() is State.FINISHED


def test_h_after_the_end_asks_nothing(begun: Begun) -> None:
    talk = begun(None)
    talk.stage.pass_seconds(4000)
    assert not talk.talk.handle(Command.HURTS)
    assert talk.overlay.isHidden()
    assert talk.asked == []
