"""Building a session from what a person chose."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from spinecoach.core.coaching.builder import (
    ALONE,
    Around,
    estimate,
    lines_of,
    script_of,
    session_of,
)
from spinecoach.core.coaching.loaded_lines import LoadedLines
from spinecoach.core.coaching.pain_lines import ANSWERED_ALOUD, PainLine
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.cues import Say
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.minutes import whole_minutes
from spinecoach.core.workout.ports import Clip, Preparation, VoiceChoice
from spinecoach.core.workout.timeline import BlockKind
from tests.core.coaching.voices import QuietSpeaker
from tests.core.scenes import ROW, exercise, live, plan_workout

if TYPE_CHECKING:
    from spinecoach.core.trouble import Trouble

EXERCISES = (exercise(), exercise("row", ROW))


class SlowVoice:
    """Says every line but the farewell, and takes three seconds for each."""

    trouble: Trouble | None = None

    def configure(self, voice: str, rate: int) -> None:
        """Nothing to choose."""

    def voices(self) -> tuple[VoiceChoice, ...]:
        return ()

    def prepare(self, lines: object) -> Preparation:
        raise NotImplementedError

    def clip(self, line: str) -> Clip | None:
        return None if "done" in line else Clip(f"{len(line)}.wav", 3.0)

    def close(self) -> None:
        """Nothing to close."""


def test_a_slower_speaker_and_a_slower_pace_make_a_longer_workout() -> None:
    def seconds(preferences: Preferences) -> float:
        return estimate(plan_workout(EXERCISES, preferences), preferences, Phrases()).seconds

    assert seconds(Preferences(pace=0.5)) > seconds(Preferences())
    assert seconds(Preferences(rate=110)) > seconds(Preferences(rate=180))


def test_the_session_is_laid_out_by_what_the_voice_really_takes() -> None:
    preferences = Preferences()
    plan = plan_workout(EXERCISES, preferences)
    lines = lines_of(plan, preferences, Phrases())
    loaded = LoadedLines(SlowVoice(), QuietSpeaker(), lines)
    session = session_of(plan, preferences, Phrases(), loaded)
    opening, intro = session.timeline.blocks[:2]
    assert [span.line for span in opening.spans] == [
        "2 exercises, about 7 minutes.",
        "2 sets of each.",
    ]
    assert intro.spans[1].seconds == 3.0 + 1.2
    session.handle(Event.START, 0.0)
    said = [cue.text for _, cue in live(session) if isinstance(cue, Say)]
    # Three seconds are too long for any count, so the clock goes on in silence.
    assert "One." not in said
    assert said[-1] == "Workout done. Nice work."


def test_everything_that_is_said_was_asked_for_beforehand() -> None:
    preferences = Preferences(rate=180)
    plan = plan_workout(EXERCISES, preferences)
    session = session_of(plan, preferences, Phrases(), None)
    session.handle(Event.START, 0.0)
    said = {cue.text for _, cue in live(session) if isinstance(cue, Say)}
    assert said <= set(lines_of(plan, preferences, Phrases()))
    hurts = {Phrases().pain.aloud(line) for line in PainLine}
    assert hurts <= set(lines_of(plan, preferences, Phrases()))
    work = [block for block in session.timeline.blocks if block.kind is BlockKind.WORK]
    assert len(work) == 4


def test_whoever_likes_silence_hears_no_seconds_of_a_rest() -> None:
    for quiet in (False, True):
        preferences = Preferences(quiet=quiet)
        plan = plan_workout(EXERCISES, preferences)
        session = session_of(plan, preferences, Phrases(), None)
        session.handle(Event.START, 0.0)
        said = {cue.text for _, cue in live(session) if isinstance(cue, Say)}
        counted = Phrases().spoken.seconds_left(10)
        assert (counted in said) != quiet
        assert (counted in lines_of(plan, preferences, Phrases())) != quiet


def test_whoever_is_listened_to_is_asked_for_words_from_the_start() -> None:
    plan, aloud = plan_workout(EXERCISES, Preferences()), Phrases().pain.aloud
    spoken = {aloud(line, listens=True) for line in ANSWERED_ALOUD}
    keyed = {aloud(line) for line in PainLine}
    assert not spoken & keyed
    script = script_of(plan, Preferences(listen=True), Phrases())
    assert spoken <= set(script.lines[: script.first])
    assert keyed <= set(script.lines)  # the listener may fail
    assert not spoken & set(lines_of(plan, Preferences(), Phrases()))


def test_of_one_exercise_alone_the_opening_says_nothing_of_each() -> None:
    one = plan_workout([exercise()], Preferences())
    block = session_of(one, Preferences(), Phrases(), None).timeline.blocks[0]
    assert [span.line for span in block.spans] == ["1 exercise, about 4 minutes."]


def test_the_minutes_that_are_said_at_start_are_those_that_are_shown_before() -> None:
    # What is said at Start takes time too: 12 minutes and 25 seconds became 13 minutes.
    warm = Around(warm_up=plan_workout([exercise("march")], Preferences()))
    for around, pace in product((ALONE, warm), [0.5 + 0.01 * step for step in range(60)]):
        preferences = Preferences(pace=pace)
        plan = plan_workout(EXERCISES, preferences)
        timeline = estimate(plan, preferences, Phrases(), around)
        said = timeline.blocks[0].spans[0].line
        assert said == Phrases().spoken.overview(2, whole_minutes(timeline.seconds)), pace
