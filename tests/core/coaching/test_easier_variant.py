"""The change to the easier variant during a workout waits for its lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from spinecoach.core.coaching.builder import session_of
from spinecoach.core.coaching.easier_variant import VariantChange, begin_change
from spinecoach.core.coaching.line_wait import LIMIT, Wait
from spinecoach.core.coaching.loaded_lines import LoadedLines
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.timeline import BlockKind
from tests.core.coaching.voices import QuietSpeaker, SlowVoice
from tests.core.scenes import exercise, live, plan_workout

if TYPE_CHECKING:
    from spinecoach.core.workout.session import Session

PREFERENCES = Preferences()


@pytest.fixture
def session() -> Session:
    """A workout that was paused in its first set."""
    session = session_of(plan_workout([exercise()], PREFERENCES), PREFERENCES, Phrases(), None)
    session.handle(Event.START, 0.0)
    for _ in live(session):
        if session.frame(0.0).block.kind is BlockKind.WORK:
            break
    session.handle(Event.PAUSE, session.next_deadline() or 0.0)
    return session


def begin(session: Session, voice: SlowVoice | None, speaker: QuietSpeaker) -> VariantChange:
    sound = (voice, LoadedLines(voice, speaker))
    change = begin_change(session.frame(0.0), sound, PREFERENCES, Phrases(), 0.0)
    assert change is not None
    return change


def variants(session: Session) -> list[str]:
    return [planned.variant.id if planned.variant else "" for planned in session.timeline.plan]


def test_the_workout_waits_until_the_lines_can_be_said(session: Session) -> None:
    voice, speaker = SlowVoice(), QuietSpeaker()
    change = begin(session, voice, speaker)
    assert change.poll(0.1) is Wait.WAITING
    assert (change.progress, speaker.loaded) == ((0, 10), {})
    voice.rendering.done = 10
    assert change.poll(0.2) is Wait.READY
    assert set(voice.asked[0]) == set(speaker.loaded)
    session.change(change.timeline, change.index)
    assert variants(session) == ["gentle"]


def test_the_timeline_has_the_true_durations_of_the_lines(session: Session) -> None:
    voice = SlowVoice()
    change = begin(session, voice, QuietSpeaker())
    voice.rendering.done = 10
    before = change.timeline.seconds
    change.poll(0.1)
    after = change.timeline.seconds
    change.poll(0.2)
    assert after == change.timeline.seconds != before


def test_a_voice_that_hangs_leaves_captions(session: Session) -> None:
    speaker = QuietSpeaker()
    change = begin(session, SlowVoice(), speaker)
    assert change.poll(LIMIT) is Wait.GAVE_UP
    assert speaker.loaded == {}
    session.change(change.timeline, change.index)
    assert variants(session) == ["gentle"]


def test_a_cancelled_change_never_comes(session: Session) -> None:
    voice = SlowVoice()
    change = begin(session, voice, QuietSpeaker())
    change.cancel()
    voice.rendering.done = 10
    assert change.poll(0.1) is Wait.CANCELLED
    assert voice.rendering.cancelled


def test_without_a_voice_it_is_ready_at_once(session: Session) -> None:
    assert begin(session, None, QuietSpeaker()).poll(0.0) is Wait.READY


def test_what_is_easy_already_becomes_no_easier(session: Session) -> None:
    change = begin(session, None, QuietSpeaker())
    session.change(change.timeline, change.index)
    sound = (None, LoadedLines(None, QuietSpeaker()))
    assert begin_change(session.frame(0.0), sound, PREFERENCES, Phrases(), 0.0) is None


def test_a_change_of_position_has_no_easier_variant(session: Session) -> None:
    finish = len(session.timeline.blocks) - 1
    frame = replace(session.frame(0.0), index=finish)
    assert (
        begin_change(frame, (None, LoadedLines(None, QuietSpeaker())), PREFERENCES, Phrases(), 0.0)
        is None
    )


def test_giving_up_the_wait_uses_the_lines_that_are_there(session: Session) -> None:
    voice, speaker = SlowVoice(), QuietSpeaker()
    change = begin(session, voice, speaker)
    change.give_up()
    assert not voice.rendering.cancelled  # the missing lines may come later
    assert change.poll(0.1) is Wait.GAVE_UP
    session.change(change.timeline, change.index)
    assert variants(session) == ["gentle"]


def test_a_change_that_is_ready_is_not_given_up(session: Session) -> None:
    voice = SlowVoice()
    change = begin(session, voice, QuietSpeaker())
    voice.rendering.done = 10
    change.poll(0.1)
    change.give_up()
    assert change.poll(0.2) is Wait.READY
