"""What is really heard: the program plays into a null sink, which the test records."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from spinecoach.adapters.speech.audio_cleanup import read_rendered
from spinecoach.adapters.speech.clip import RATE
from spinecoach.adapters.system import player
from spinecoach.adapters.system.clock import steady_seconds
from spinecoach.adapters.system.player import SystemPlayer
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.cues import Tone
from spinecoach.ui.sound.speaker import NO_DEVICE, NO_SERVER, OTHER_DEVICE
from tests.journeys.soundserver import HEADPHONES, SINK, Recording, Samples, SoundServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.trouble import Trouble

pytestmark = pytest.mark.skipif(
    not shutil.which("pulseaudio") or not shutil.which("parec"),
    reason="only where PulseAudio can be installed can sound be recorded without a device",
)


LATE, JITTER = 0.030, 0.005
"""Seconds: how late 95 of 100 lines may be, and how uneven the counted seconds."""

ALIKE = 0.999
"""How much alike what was recorded is to what was to be played, where it is whole."""

MORE_TAKES = 2


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


def samples_of(path: str) -> Samples:
    return np.array(read_rendered(Path(path).read_bytes()), dtype=np.float64)


def play(server: SoundServer, scene: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.sounding", scene, str(folder)],
        env={**server.environment, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def told(program: subprocess.Popen[str]) -> list[dict[str, Any]]:
    """Everything the program told, after its end."""
    out, err = program.communicate(timeout=120)
    complaints = [line for line in err.splitlines() if not line.startswith("PulseAudioService:")]
    assert (complaints, program.returncode) == ([], 0)
    return [json.loads(line) for line in out.splitlines()]


def record(folder: Path) -> Heard:
    """Two reps of the superman and a rest, in real time."""
    with SoundServer(folder) as server, Recording(server) as recording:
        facts = told(play(server, "workout", folder / "speech"))
    lines = []
    for fact in facts:
        if "path" in fact:
            sound = samples_of(fact["path"])
            at, alike = recording.find(sound, fact["due"])
            name = fact.get("line") or fact["tone"]
            lines.append(Line(name, fact["due"], fact["seconds"], sound, at, alike))
    return Heard(recording, lines, {f["event"]: f["at"] for f in facts if "event" in f})


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    """The workout, recorded again where something else took the machine's time."""
    heard = record(tmp_path_factory.mktemp("sound"))
    for _ in range(MORE_TAKES):
        if heard.steady:
            break
        heard = record(tmp_path_factory.mktemp("sound"))
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


@pytest.fixture(scope="module")
def pressed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Recording, list[dict[str, Any]]]:
    """A set-up in which every key is pressed in the middle of something, and all that was told."""
    folder = tmp_path_factory.mktemp("keys")
    with SoundServer(folder) as server, Recording(server) as recording:
        facts = told(play(server, "interruptions", folder / "speech"))
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


def continued(
    folder: Path, change: Callable[[SoundServer], None]
) -> tuple[float, float, float, list[dict[str, Any]]]:
    """Change the devices in mid-line, and listen at the headphones to the line a second later.

    Returns when (seconds) that is, when it was heard and how much alike, and what was told.
    """
    with SoundServer(folder) as server:
        server.add(HEADPHONES)
        with Recording(server, HEADPHONES) as recording:
            program = play(server, "1", folder / "speech")
            assert program.stdout
            first = json.loads(program.stdout.readline())
            time.sleep(1.0)
            change(server)
            due = steady_seconds() + 1.0
            facts = told(program)
    rest = samples_of(first["path"])[round((due - first["due"]) * RATE) :]
    assert len(rest) > RATE
    heard, alike = recording.find(rest, due)
    return due, heard, alike, facts


def test_headphones_take_over_within_a_second_where_the_speakers_were(tmp_path: Path) -> None:
    due, heard, alike, facts = continued(tmp_path, lambda server: server.prefer(HEADPHONES))
    assert alike > 0.999
    assert heard == pytest.approx(due, abs=0.1)
    assert not [fact for fact in facts if "trouble" in fact]


def test_a_sound_server_that_dies_is_told_and_takes_nothing_with_it(tmp_path: Path) -> None:
    with SoundServer(tmp_path) as server:
        program = play(server, "2", tmp_path / "speech")
        assert program.stdout
        program.stdout.readline()
        killed = steady_seconds()
        server.kill()
        facts = told(program)
    troubles = [fact for fact in facts if "trouble" in fact]
    assert [fact["trouble"] for fact in troubles] == [NO_SERVER.kind]
    assert troubles[0]["at"] - killed < 1.0
    assert len([fact for fact in facts if "line" in fact]) == 1


def test_with_the_speakers_unplugged_in_mid_line_the_headphones_go_on_within_a_second(
    tmp_path: Path,
) -> None:
    due, heard, alike, _ = continued(tmp_path, lambda server: server.remove(SINK))
    assert alike > ALIKE
    assert heard == pytest.approx(due, abs=0.1)


def test_without_any_device_the_screen_says_so_and_with_a_new_one_the_voice_returns(
    tmp_path: Path,
) -> None:
    with SoundServer(tmp_path) as server:
        screen = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.watching", str(tmp_path / "data")],
            env={**server.environment, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert screen.stdout
        shown = map(json.loads, screen.stdout)

        def seconds_of(trouble: Trouble) -> float:
            """When the screen showed that notice."""
            notice = Phrases().troubles.sentence(trouble)
            return next(float(fact["at"]) for fact in shown if fact.get("notice") == notice)

        def next_caption() -> float:
            """When the screen showed the next line."""
            return next(float(fact["at"]) for fact in shown if fact.get("caption"))

        next_caption()
        pulled = steady_seconds()
        server.remove(SINK)
        assert seconds_of(NO_DEVICE) - pulled < 1.0
        next_caption()
        plugged = steady_seconds()
        server.add(HEADPHONES)
        with Recording(server, HEADPHONES) as recording:
            assert seconds_of(OTHER_DEVICE) - plugged < 1.0
            said = next_caption()
            time.sleep(1.0)
        screen.communicate(timeout=60)
        assert screen.returncode == 0
    assert np.abs(recording.between(said - 0.1, said + 0.8)).max() > 5_000


@pytest.mark.skipif(not shutil.which("paplay"), reason="the player is not installed")
def test_the_terminal_is_as_loud_as_the_window_at_every_volume(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of the volume is a quarter of the amplitude, as `ui.sound.speaker` sets it."""
    monkeypatch.setattr(player, "PLAYERS", {"paplay": player.PLAYERS["paplay"]})
    heard: dict[int, list[float]] = {100: [], 50: []}
    with SoundServer(tmp_path) as server, monkeypatch.context() as patch:
        for name, value in server.environment.items():
            patch.setenv(name, value)
        for volume in (100, 50) * 3:
            speaker = SystemPlayer()
            speaker.set_volume(volume, muted=False)
            with Recording(server) as recording:
                speaker.tone(Tone.GO)
                _, process = speaker._sounding["tone"]
                assert process.wait(timeout=20) == 0
                time.sleep(0.3)  # what is in the server's buffer is still to be heard
            speaker.close()
            # Of the whole tone: a peak is noisy. A busy machine may break up one of three.
            heard[volume].append(float(np.linalg.norm(recording.samples)))
    soft, loud = median(heard[50]), median(heard[100])
    assert soft / loud == pytest.approx((50 / 100) ** 2, rel=0.03)
