"""The conversation about pain in lines of text.

The rules are tested in tests/core/coaching/test_pain_flow.py.
"""

from __future__ import annotations

from io import StringIO

import pytest

from spinecoach.adapters.system.silent import SilentSpeaker
from spinecoach.core.coaching.easier_variant import VariantChange, begin_change
from spinecoach.core.coaching.loaded_lines import LoadedLines
from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.coaching.pain_lines import PainLine
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.frame import Frame, State
from spinecoach.core.workout.performance import Performance, Summary
from spinecoach.core.workout.session import Session
from spinecoach.core.workout.timeline import Planned, build_timeline
from spinecoach.terminal import PainTalk, TerminalCoach
from tests.core.coaching.voices import QuietSpeaker, SlowVoice
from tests.core.scenes import ROW, exercise
from tests.terminal.test_coach import Kept, Wall

PHRASES = Phrases()
PLAN = (Planned(exercise(), 1, 2, 20.0), Planned(exercise("row", ROW), 1, 2, 20.0))
IN_A_SET = 20.0
"""A second shortly before the first set."""


class Desk(Wall):
    """A wall clock that goes on while somebody waits for a key."""

    def wait(self, seconds: float | None) -> str:
        key = super().wait(seconds)
        if not key:
            self.second += seconds or 0.0
        return key


class Heard(SilentSpeaker):
    """A speaker that remembers what was said aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def say(self, line: str, late: float = 0.0) -> None:
        del late
        self.said.append(line)


class Evening:
    """One workout of two exercises, somebody at the keys, and everything that was said and kept.

    `keys` are pressed one after the other from a second of the first set on, each some seconds
    after the one before it; "+" before a key means that it follows at once.
    """

    def __init__(
        self, *keys: str, before: int | None = None, voice: SlowVoice | None = None
    ) -> None:
        presses: dict[float, str] = {}
        second = IN_A_SET
        for key in keys:
            second += 0.3 if key.startswith("+") else 3.0
            presses[second] = key.removeprefix("+")
        self.wall = Desk(presses)
        self.out = StringIO()
        self.kept: list[Feeling] = []
        self.speaker = Heard()
        session = Session(build_timeline(PLAN, PHRASES), PHRASES)
        self.performance = Performance(session, self.speaker, Kept())
        self.voice = voice
        self.coach = TerminalCoach(self.wall, self.wall, self.out, PHRASES, self.wall.now)
        self.talk = PainTalk(
            self.coach.say, PHRASES, self.kept.append, self._begin_change, Feeling(before)
        )
        self.coach.talk = self.talk

    def _begin_change(self, frame: Frame) -> VariantChange | None:
        sound = (self.voice, LoadedLines(self.voice, QuietSpeaker()))
        return begin_change(frame, sound, Preferences(), PHRASES, self.wall.now())

    def coached(self) -> Summary:
        return self.coach.coach(self.performance)

    @property
    def said(self) -> str:
        return self.out.getvalue()

    @property
    def variants(self) -> set[bool]:
        """Whether the exercises of the workout are done in a variant."""
        return {planned.variant is not None for planned in self.performance.timeline.plan}


def test_h_stops_the_movement_and_asks_in_words_and_aloud() -> None:
    evening = Evening("h", "3", "space")
    assert evening.coached().complete
    assert "How much does it hurt?" in evening.said
    assert PHRASES.pain.chosen(3) in evening.said
    assert "What now?" in evening.said
    aloud = [PHRASES.pain.aloud(one) for one in (PainLine.ASK_HURT, PainLine.CHOOSE_EASIER)]
    assert [line for line in evening.speaker.said if line in aloud] == aloud
    assert evening.kept[-1] == Feeling(exercises={"superman": 3})


def test_how_to_answer_is_shown_in_the_words_that_are_said() -> None:
    evening = Evening("h", "3", "space", before=3)
    evening.coached()
    words = PHRASES.pain
    for line, question, how in (
        (PainLine.ASK_HURT, words.how_much(), words.press_a_number()),
        (PainLine.ASK_AFTER, words.how_much_after(), words.press_or_wait()),
    ):
        assert words.question_and_how(question, how) == words.aloud(line)
        assert words.aloud(line) in evening.speaker.said
        assert PHRASES.terminal.pain_number_how(how) in evening.said.splitlines()


def test_the_answers_are_listed_with_their_keys() -> None:
    evening = Evening("h", "3", "space")
    evening.coached()
    ways = "E = Easier variant, N = Next exercise, S = Stop here, Space = Go on"
    assert ways in evening.said


@pytest.mark.parametrize(
    ("key", "heading", "sets"),
    [
        ("e", "Superman (Gentle): set 1 of 1, 2 reps", 2),
        ("n", "Row: set 1 of 1, 2 reps", 1),
        ("space", "Superman: set 1 of 1, 2 reps", 2),
    ],
)
def test_what_was_chosen_is_done(key: str, heading: str, sets: int) -> None:
    evening = Evening("h", "2", key)
    summary = evening.coached()
    assert summary.complete
    assert heading in evening.said
    assert summary.sets == sets
    assert evening.variants == ({True, False} if key == "e" else {False})


def test_one_and_zero_are_ten_and_the_only_offer_is_to_stop() -> None:
    evening = Evening("h", "1", "0", "e", "space")
    assert not evening.coached().complete
    assert evening.kept[-1] == Feeling(exercises={"superman": 10}, excused=True)
    assert PHRASES.pain.stop_and_excused() in evening.said
    assert Phrases().pain.emergency_lead() in evening.said
    assert PHRASES.pain.aloud(PainLine.STOP) in evening.speaker.said


def test_a_later_smaller_pain_never_replaces_the_greater() -> None:
    evening = Evening("h", "5", "space", "h", "2", "space")
    evening.coached()
    assert evening.kept[-1].exercises == {"superman": 5}


def test_s_stops_here_and_the_day_is_excused() -> None:
    evening = Evening("h", "1", "s")
    assert not evening.coached().complete
    assert evening.kept[-1].excused


def test_what_is_not_offered_is_refused_in_words() -> None:
    evening = Evening("h", "2", "e", "h", "2", "e", "space")
    assert evening.coached().complete
    assert evening.said.count(PHRASES.workout.not_now()) == 1


def test_enter_without_a_number_offers_the_same_answers() -> None:
    evening = Evening("h", "enter", "space")
    assert evening.coached().complete
    assert "What now?" in evening.said
    assert evening.kept == [Feeling()]


def test_if_it_hurt_before_it_is_asked_after_each_exercise() -> None:
    evening = Evening(before=3)
    assert evening.coached().complete
    assert "How much did Superman hurt?" in evening.said
    assert PHRASES.pain.aloud(PainLine.ASK_AFTER) in evening.speaker.said
    assert evening.kept == [Feeling(3)]


# -- the easier variant ----------------------------------------------------------


def test_the_screen_says_that_the_easier_variant_is_being_prepared() -> None:
    evening = Evening("h", "2", "e", voice=SlowVoice())
    assert evening.coached().complete
    assert "Preparing the easier variant" in evening.said
    assert "Space = Go on now, Esc = Back, S = Stop here" in evening.said
    assert evening.variants == {True, False}  # the voice hangs: captions


@pytest.mark.parametrize(
    ("key", "complete", "variants"),
    [("space", True, {True, False}), ("s", False, {False})],
)
def test_a_key_right_after_e_is_done_and_nothing_else(
    key: str, variants: set[bool], *, complete: bool
) -> None:
    voice = SlowVoice()
    evening = Evening("h", "2", "e", f"+{key}", voice=voice)
    assert evening.coached().complete is complete
    assert evening.variants == variants
    # If the workout goes on, the voice is heard as soon as it is ready.
    assert voice.rendering.cancelled is (key == "s")


def test_escape_after_e_offers_the_answers_again() -> None:
    evening = Evening("h", "2", "e", "+escape", "space", voice=SlowVoice())
    assert evening.coached().complete
    assert evening.said.count("What now?") == 2
    assert evening.variants == {False}


# -- a terminal that is gone -----------------------------------------------------


class Gone(Desk):
    """A terminal that goes away after the last key."""

    def wait(self, seconds: float | None) -> str:
        if not self.presses:
            self.present = False
        return super().wait(seconds)


@pytest.mark.parametrize(("keys", "complete"), [(("h",), True), (("h", "9", "+enter"), False)])
def test_if_the_terminal_is_gone_no_question_stays_open(
    keys: tuple[str, ...], *, complete: bool
) -> None:
    evening = Evening(*keys)
    gone = Gone(evening.wall.presses)
    evening.coach = TerminalCoach(gone, gone, evening.out, PHRASES, gone.now)
    evening.coach.talk = evening.talk
    assert evening.coached().complete is complete
    assert evening.performance.session.state in {State.FINISHED, State.STOPPED}
