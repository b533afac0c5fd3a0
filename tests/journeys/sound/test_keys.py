"""What is heard when keys are pressed in the middle of a line."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from spinecoach.adapters.speech.clip import RATE
from spinecoach.core.workout.cues import Tone
from tests.journeys.sound.played import RECORDED, play, samples_of, told
from tests.journeys.soundserver import Recording, SoundServer

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = RECORDED


@pytest.fixture(scope="module")
def pressed(
    tmp_path_factory: pytest.TempPathFactory, speech: Path
) -> tuple[Recording, list[dict[str, Any]]]:
    """A set-up in which every key is pressed in the middle of something, and all that was told."""
    folder = tmp_path_factory.mktemp("keys")
    with SoundServer(folder) as server, Recording(server) as recording:
        facts = told(play(server, "interruptions", speech))
    return recording, facts


def test_every_key_silences_what_sounds_within_50_ms(
    pressed: tuple[Recording, list[dict[str, Any]]],
) -> None:
    recording, facts = pressed
    silenced = []
    for fact, after in pairwise(facts):
        if "path" not in fact or "event" not in after:
            continue
        sound = samples_of(fact["path"])
        begun, _ = recording.find(sound[: round((after["at"] - fact["due"]) * RATE)], fact["due"])
        done = round((after["at"] + 0.05 - begun) * RATE)
        rest = sound[done:]
        assert len(rest) > RATE / 20, f"{fact} was over before {after['event']}"
        _, alike = recording.find(rest, begun + done / RATE, within=0.01)
        assert alike < 0.5, f"{fact} sounds after {after['event']}"
        silenced.append(after["event"])
    assert set(silenced) == {
        *("skip", "back", "repeat", "pause", "resume", "stop", "keep going"),
    }


def test_50_ms_after_the_last_line_nothing_at_all_is_heard(
    pressed: tuple[Recording, list[dict[str, Any]]],
) -> None:
    recording, facts = pressed
    last = facts[-1]
    begun, _ = recording.find(samples_of(last["path"]), last["due"])
    end = begun + last["seconds"]
    assert recording.between(end - 0.1, end).any()
    assert not recording.between(end + 0.05, end + 0.9).any()


def test_after_every_key_what_follows_is_said_anew_from_the_right_place(
    pressed: tuple[Recording, list[dict[str, Any]]],
) -> None:
    _, facts = pressed
    headline = "Superman. 2 sets of 2."
    ready = ["Going on.", headline]
    ask = "Stop here? S stops, Space goes on."
    assert [fact.get("event") or fact.get("line") or fact["tone"] for fact in facts] == [
        *("start", headline),
        *("skip", Tone.READY, "Get ready."),
        *("back", headline),
        *("repeat", headline),
        *("pause", "Paused. Space goes on."),
        *("back", headline),
        *("resume", *ready),
        *("stop", ask),
        *("keep going", *ready),
        *("stop", ask),
        *("stop", "Stopped. What you did is kept."),
    ]
