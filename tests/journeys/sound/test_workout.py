"""What is heard of a workout: the program plays into a null sink, which the test records."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from spinecoach.adapters.speech.clip import RATE
from spinecoach.core.workout.cues import Tone
from tests.journeys.sound.played import ALIKE, MORE_TAKES, RECORDED, play, samples_of, told
from tests.journeys.soundserver import Recording, Samples, SoundServer

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = RECORDED

LATE, JITTER = 0.030, 0.005
"""Seconds: how late 95 of 100 lines may be, and how uneven the counted seconds."""


@dataclass(eq=False)
class Line:
    """One line or tone: when it was due, when it was heard, what it is made of."""

    text: str
    due: float
    seconds: float
    sound: Samples
    heard: float
    alike: float

    @property
    def late(self) -> float:
        return self.heard - self.due


@dataclass
class Heard:
    """What the workout said, and what was recorded of it."""

    recording: Recording
    sounds: list[Line]
    events: dict[str, float]

    @property
    def lines(self) -> list[Line]:
        """What a voice said."""
        return [sound for sound in self.sounds if sound.text not in set(Tone)]

    @property
    def cut(self) -> Line:
        """The line in the middle of which somebody paused."""
        (cut,) = (line for line in self.lines if self._is_cut(line))
        return cut

    @property
    def whole(self) -> list[Line]:
        """All lines and tones but that one."""
        return [line for line in self.sounds if not self._is_cut(line)]

    @property
    def lateness(self) -> float:
        """Seconds that 95 of 100 lines are late at most."""
        return float(np.percentile(np.abs([line.late for line in self.whole]), 95))

    @property
    def jitter(self) -> float:
        """What the time between two sounds differs from what was meant, as root mean square."""
        steps = [
            (after.heard - line.heard) - (after.due - line.due)
            for line, after in pairwise(self.whole)
            if after.due - line.due < 1.5
        ]
        assert len(steps) >= 8
        return float(np.sqrt(np.mean(np.square(steps))))

    @property
    def steady(self) -> bool:
        """Whether the machine had time for the recording."""
        alike = min(line.alike for line in self.whole)
        return self.lateness <= LATE and self.jitter <= JITTER and alike > ALIKE

    def _is_cut(self, line: Line) -> bool:
        return line.due < self.events["pause"] < line.due + line.seconds


def record(folder: Path, speech: Path) -> Heard:
    """Two reps of the superman and a rest, in real time."""
    with SoundServer(folder) as server, Recording(server) as recording:
        facts = told(play(server, "workout", speech))
    lines = []
    for fact in facts:
        if "path" in fact:
            sound = samples_of(fact["path"])
            at, alike = recording.find(sound, fact["due"])
            name = fact.get("line") or fact["tone"]
            lines.append(Line(name, fact["due"], fact["seconds"], sound, at, alike))
    return Heard(recording, lines, {f["event"]: f["at"] for f in facts if "event" in f})


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory, speech: Path) -> Heard:
    """The workout, recorded again if something else took the machine's time."""
    heard = record(tmp_path_factory.mktemp("sound"), speech)
    for _ in range(MORE_TAKES):
        if heard.steady:
            break
        heard = record(tmp_path_factory.mktemp("sound"), speech)
    return heard


def test_the_workout_is_heard_as_it_was_written(heard: Heard) -> None:
    said = [line.text for line in heard.lines]
    assert said[:5] == ["Lift.", "Hold.", "Lower.", "Last one.", "Hold."]
    paused = said.index("Paused. Space goes on.")
    assert said[paused + 1 :][:3] == ["Going on.", "Next: set 2 of 2.", "Three."]


def test_every_line_begins_on_its_second(heard: Heard) -> None:
    assert heard.lateness <= LATE


def test_counted_seconds_are_seconds(heard: Heard) -> None:
    assert heard.jitter <= JITTER


def test_the_very_first_word_and_every_other_line_and_tone_are_heard_whole(heard: Heard) -> None:
    assert heard.whole[0].text == "Lift."
    assert [line.text for line in heard.whole if line.alike <= ALIKE] == []


def test_the_tone_that_opens_a_set_is_over_before_its_first_number_begins(heard: Heard) -> None:
    said = [sound.text for sound in heard.sounds]
    assert said[-5:] == ["Three.", "Two.", "One.", Tone.GO, "Lift."]
    *_, one, go, number = heard.sounds
    assert one.heard + one.seconds < go.heard
    between = heard.recording.between(number.heard - 0.005, number.heard - 1 / RATE)
    loudest = np.abs(heard.recording.between(go.heard, go.heard + go.seconds)).max()
    assert np.abs(between).max() < 0.02 * loudest
    assert number.alike > ALIKE


def test_nothing_runs_into_anything_else(heard: Heard) -> None:
    for line, after in pairwise(heard.whole):
        assert line.heard + line.seconds < after.heard + JITTER, f"{line.text} into {after.text}"


def test_between_the_sounds_there_is_silence(heard: Heard) -> None:
    for line, after in pairwise(heard.sounds):
        if heard.cut not in {line, after} and after.heard - line.heard - line.seconds > LATE:
            gap = heard.recording.between(line.heard + line.seconds + 0.005, after.heard - 0.002)
            assert not gap.any(), f"between {line.text} and {after.text}"


def test_a_pause_silences_within_50_ms_and_what_follows_is_said_whole(heard: Heard) -> None:
    done = round((heard.events["pause"] + 0.05 - heard.cut.heard) * RATE)
    rest = heard.cut.sound[done:]
    assert len(rest) > RATE / 5
    _, alike = heard.recording.find(rest, heard.cut.heard + done / RATE, within=0.01)
    assert alike < 0.5
    after = [line.text for line in heard.lines if line.due > heard.events["pause"]]
    assert after[:3] == ["Paused. Space goes on.", "Going on.", "Next: set 2 of 2."]
