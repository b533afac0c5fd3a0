"""Lines and tones of one block: each has its place, and nothing sounds over anything else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.workout.cues import Role, Say, Sound, Tone
from spinecoach.core.workout.timeline import spoken_seconds
from spinecoach.core.workout.track import GAP, LEVELS, PHRASE_GAP, Moment, Track, Verbosity
from tests.core.workout.heard import by, said

NEAR = 1e-6
"""Seconds by which a sum of seconds may miss."""


def test_a_line_is_placed_in_the_silence_between_other_lines() -> None:
    track = Track(by(float))
    assert track.say(Role.STEP, 0.0, 10.0, "1")
    assert track.say(Role.STEP, 4.0, 10.0, "1.0")
    assert track.say_in(Role.STEP, 0.0, 10.0, "2")
    assert not track.say_in(Role.STEP, 0.0, 6.0, "3")
    assert track.say_in(Role.STEP, 0.0, 10.0, "3")
    assert not track.say(Role.STEP, 0.5, 10.0, "0.1")
    assert said(track.moments()) == [(0.0, "1"), (1.4, "2"), (4.0, "1.0"), (5.4, "3")]


SECONDS = st.floats(0.0, 30.0)
LENGTHS = st.floats(0.05, 4.0).map(str)
Order = tuple[str, float, float, list[str]]
ORDERS: st.SearchStrategy[Order] = st.one_of(
    st.tuples(st.just("say"), SECONDS, SECONDS, st.lists(LENGTHS, min_size=1, max_size=3)),
    st.tuples(st.just("say in"), SECONDS, SECONDS, st.lists(LENGTHS, min_size=1, max_size=3)),
    st.tuples(st.just("announce"), SECONDS, SECONDS, st.lists(LENGTHS, min_size=1, max_size=1)),
    st.tuples(st.just("tone"), SECONDS, st.just(0.0), st.lists(st.sampled_from(Tone), min_size=1)),
    st.tuples(st.just("keep free"), SECONDS, SECONDS, st.just([])),
)


@given(st.lists(ORDERS, max_size=20), SECONDS)
def test_whatever_is_ordered_sounds_keep_their_gap_and_none_comes_before_its_time(
    orders: list[Order], since: float
) -> None:
    track = Track(by(float), since)
    kept: list[tuple[float, float]] = []
    for order, at, until, what in orders:
        placed = {moment.cue for moment in track.moments()}
        match order:
            case "say":
                done = track.say(Role.STEP, at, until, *what)
            case "say in":
                done = track.say_in(Role.STEP, at, until, *what)
            case "announce":
                done = track.announce(3, until, at, what[0])
            case "tone":
                track.tone(at, Tone(what[0]))
                continue
            case _:
                if not placed:
                    track.keep_free(at, until)
                    kept.append((at, until))
                continue
        if done:
            new = [(m.at, seconds(m.cue)) for m in track.moments() if m.cue not in placed]
            assert all(at - NEAR <= begin <= until - takes + NEAR for begin, takes in new)
    sounds = [(m.at, m.at + seconds(m.cue)) for m in track.moments()]
    assert all(begin >= since for begin, _ in sounds)
    assert all(after[0] - before[1] >= GAP - NEAR for before, after in pairwise(sounds))
    for begin, end in sounds:
        for start, stop in kept:
            assert start >= stop or end + GAP <= start + NEAR or begin + NEAR >= stop + GAP


def seconds(cue: object) -> float:
    """How long a cue sounds, if a line is its own length."""
    assert isinstance(cue, (Say, Sound))
    return cue.tone.seconds if isinstance(cue, Sound) else float(cue.text)


def test_the_first_line_that_fits_is_said_and_all_are_rendered() -> None:
    track = Track(by(float))
    assert track.say(Role.STEP, 1.0, 3.0, "2.5", "2", "1")
    assert said(track.moments()) == [(1.0, "2")]
    assert [*track.offered] == ["2.5", "2", "1"]


def test_a_phase_is_announced_just_before_it_begins_and_not_before_the_one_before() -> None:
    track = Track(by(float))
    assert track.announce(4, 5.0, 3.0, "2")
    assert track.moments() == (Moment(3.0, Say("2", Role.PHASE), announces=4),)
    assert not track.announce(5, 9.0, 8.0, "1.5")


def test_a_pause_stands_before_a_line_that_follows_another() -> None:
    track = Track(by(float))
    track.say(Role.STEP, 0.0, 1.0, "1")
    assert track.say_in(Role.STEP, 0.5, 9.0, "1.5")
    assert said(track.moments())[1] == (1.0 + PHRASE_GAP, "1.5")


def test_a_caption_may_be_read_while_a_tone_sounds_and_a_voice_waits_for_its_end() -> None:
    for voice, hears in ((lambda _: None, True), (lambda _: 1.0, False)):
        track = Track(by(voice))
        track.tone(1.0, Tone.GO)
        assert track.say(Role.STEP, 1.0, 9.0, "Lift.") is hears
        assert track.voiced(Role.STEP, "Lift.") is not hears


def test_a_tone_gives_way_to_a_voice_and_not_to_a_caption() -> None:
    for voice, sounds in ((lambda _: 1.0, False), (lambda _: None, True)):
        track = Track(by(voice))
        track.say(Role.STEP, 0.0, 9.0, "Lift.")
        track.tone(0.5, Tone.TICK)
        assert (Sound(Tone.TICK) in [moment.cue for moment in track.moments()]) is sounds


def test_a_line_without_a_voice_takes_as_long_as_it_takes_to_read() -> None:
    track = Track(by(lambda _: None))
    assert track.seconds("Lift your arms.") == spoken_seconds("Lift your arms.")
    assert track.seconds("") == 0.0


def test_the_first_silence_that_is_too_long_is_found() -> None:
    track = Track(by(float), since=1.0)
    track.say(Role.STEP, 2.0, 9.0, "1")
    track.keep_free(4.0, 5.0)
    assert track.silence(2.0, 9.0) == (5.0, 9.0)
    assert track.silence(0.9, 9.0) == (1.0, 2.0)
    assert track.silence(4.0, 9.0) is None


@pytest.mark.parametrize("level", Verbosity)
@pytest.mark.parametrize("role", Role)
def test_a_line_is_said_from_the_level_of_its_role_on(level: Verbosity, role: Role) -> None:
    track = Track(by(float, level))
    wanted = [*Verbosity].index(level) <= [*Verbosity].index(LEVELS[role])
    assert track.say(role, 0.0, 9.0, "1") is wanted
    assert bool(track.offered) is bool(track.moments()) is wanted
    assert track.voiced(role, "1") is wanted
