"""Where in a stream of sound somebody says something, with a voice detector that hears tones."""

from __future__ import annotations

import numpy as np
import pytest

from spinecoach.adapters.listening.utterances import (
    BEFORE,
    CHUNK,
    EARLY,
    LONGEST,
    ROOM,
    TOGETHER,
    HeardStretch,
    Utterances,
)

QUIET, TALK, ROAR = 0.001, 0.2, 0.25


def chunk(loudness: float) -> bytes:
    wave = np.sin(np.arange(CHUNK) * 0.2) * loudness * 1.414
    return bytes((wave * 32767).astype("<i2").tobytes())


def ear() -> Utterances:
    return Utterances(lambda data: float(np.abs(np.frombuffer(data, "<i2")).max() > 2000))


def feed(utterances: Utterances, *parts: tuple[float, int]) -> list[HeardStretch]:
    looks = []
    for loudness, chunks in parts:
        for _ in range(chunks):
            look = utterances.take(chunk(loudness))
            if look is not None:
                looks.append(look)
    return looks


def test_a_word_is_looked_at_soon_after_its_end_and_when_nothing_follows() -> None:
    looks = feed(ear(), (QUIET, 50), (TALK, 30), (QUIET, 40))
    assert [(look.stretch, look.final) for look in looks] == [(1, False), (1, True)]
    assert not any(look.long for look in looks)
    assert len(looks[0].samples) == (BEFORE + 30 + EARLY) * CHUNK
    assert len(looks[1].samples) == (BEFORE + 30 + TOGETHER) * CHUNK


def test_what_follows_within_a_moment_belongs_to_it() -> None:
    looks = feed(ear(), (QUIET, 50), (TALK, 12), (QUIET, 15), (TALK, 12), (QUIET, 40))
    assert [(look.stretch, look.final) for look in looks] == [(1, False), (1, False), (1, True)]


def test_what_follows_later_is_a_stretch_of_its_own() -> None:
    looks = feed(ear(), (QUIET, 50), (TALK, 12), (QUIET, 40), (TALK, 12), (QUIET, 40))
    assert [look.stretch for look in looks if look.final] == [1, 2]


def test_a_dip_in_a_word_ends_nothing() -> None:
    looks = feed(ear(), (QUIET, 50), (TALK, 10), (QUIET, EARLY - 1), (TALK, 10), (QUIET, EARLY))
    assert len(looks) == 1


def test_of_a_long_speech_the_end_is_looked_at() -> None:
    looks = feed(ear(), (QUIET, 50), (TALK, 3 * LONGEST), (QUIET, EARLY))
    assert [(len(look.samples), look.long) for look in looks] == [(LONGEST * CHUNK, True)]


@pytest.mark.parametrize("others", [0.08, 0.2])
def test_others_who_go_on_talking_in_the_background_do_not_hide_the_end(others: float) -> None:
    looks = feed(ear(), (others, 100), (0.6, 20), (others, EARLY))
    assert [look.final for look in looks] == [False]


def test_nobody_who_only_stands_in_the_background_is_looked_at() -> None:
    assert feed(ear(), (0.1, 300)) == []


def test_our_own_voice_is_forgotten() -> None:
    utterances = ear()
    feed(utterances, (QUIET, 50), (TALK, 20))
    utterances.forget()
    assert feed(utterances, (QUIET, 40)) == []


def test_a_loud_room_is_one_that_is_never_quiet() -> None:
    utterances = ear()
    feed(utterances, (ROAR, ROOM - 1))
    assert not utterances.loud  # not long enough to tell
    feed(utterances, (ROAR, 1))
    assert utterances.loud
    feed(utterances, (QUIET, ROOM))
    assert not utterances.loud
    feed(utterances, (TALK, 60), (QUIET, 40))
    assert not utterances.loud  # somebody only spoke
