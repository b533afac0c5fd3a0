"""The speaker of the terminal, with players that are small programs of the test."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from spinecoach.adapters.system import player as module
from spinecoach.adapters.system.player import SystemPlayer
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.core.workout.cues import Tone
from spinecoach.core.workout.ports import Clip
from tests.adapters.speech.sounds import wav
from tests.patience import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spinecoach.core.workout.ports import Speaker

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows plays without a program")

CLIPS = {"Lift.": Clip("/clips/lift.wav", 0.4), "Hold.": Clip("/clips/hold.wav", 0.5)}


class System:
    """A PATH with players that note what they are called with, and then last or fail."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._log = folder / "log"

    def install(self, name: str, then: str = "exec sleep 60") -> None:
        path = self._folder / name
        path.write_text(f'#!/bin/sh\necho "{name} $*" >> {self._log}\n{then}\n')
        path.chmod(0o755)

    @property
    def calls(self) -> list[str]:
        return self._log.read_text().splitlines() if self._log.exists() else []

    def wait_for(self, calls: int) -> list[str]:
        until(lambda: len(self.calls) >= calls)
        return self.calls


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> System:
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setattr(module, "which", lambda name: shutil.which(name, path=str(tmp_path)))
    return System(tmp_path)


@pytest.fixture
def speakers() -> Iterator[list[SystemPlayer]]:
    made: list[SystemPlayer] = []
    yield made
    for speaker in made:
        speaker.close()
        assert not speaker._sounding


def a_player(speakers: list[SystemPlayer], tmp_path: Path) -> SystemPlayer:
    player = SystemPlayer(lambda name: tmp_path / f"{name}.wav")
    speakers.append(player)
    player.load(CLIPS)
    return player


def test_the_best_player_there_is_plays_the_clip(
    system: System, speakers: list[SystemPlayer], tmp_path: Path
) -> None:
    system.install("aplay")
    system.install("paplay")
    player: Speaker = a_player(speakers, tmp_path)
    player.set_volume(50, muted=False)
    player.say("Lift.")
    assert system.wait_for(1) == ["paplay --volume=41285 /clips/lift.wav"]
    assert player.trouble is None


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("pw-play", "--volume=0.250"),
        ("paplay", "--volume=41285"),
        ("afplay", "--volume 0.250"),
    ],
)
def test_every_player_is_told_the_loudness_in_its_own_way(
    system: System, speakers: list[SystemPlayer], tmp_path: Path, name: str, arguments: str
) -> None:
    system.install(name)
    player = a_player(speakers, tmp_path)
    player.set_volume(50, muted=False)
    player.tone(Tone.GO)
    assert system.wait_for(1) == [f"{name} {arguments} {tmp_path}/go.wav"]


def test_a_player_without_a_volume_is_handed_softer_samples(
    system: System, speakers: list[SystemPlayer], tmp_path: Path
) -> None:
    system.install(
        "aplay", f"cat > {tmp_path}/heard.part && mv {tmp_path}/heard.part {tmp_path}/heard"
    )
    loud = tmp_path / "loud.wav"
    loud.write_bytes(wav(np.array([8000, -8000, 1, 32767], np.int16)) + b"crc \x04\0\0\0sums")
    player = a_player(speakers, tmp_path)
    player.load({"Lift.": Clip(str(loud), 0.4)})
    player.set_volume(50, muted=False)
    player.say("Lift.")
    until((tmp_path / "heard").exists)
    heard = (tmp_path / "heard").read_bytes()
    assert heard == wav(np.array([2000, -2000, 0, 8192], np.int16)) + b"crc \x04\0\0\0sums"
    assert system.calls == ["aplay --quiet"]


def test_there_is_one_voice_and_a_tone_beside_it(
    system: System, speakers: list[SystemPlayer], tmp_path: Path
) -> None:
    system.install("aplay")
    player = a_player(speakers, tmp_path)
    player.say("Lift.")
    first = player._sounding["voice"][1]
    player.tone(Tone.TICK)
    player.say("Hold.")
    assert first.poll() is not None
    assert sorted(player._sounding) == ["tone", "voice"]
    assert all(process.poll() is None for _, process in player._sounding.values())


def test_hush_leaves_no_process(
    system: System, speakers: list[SystemPlayer], tmp_path: Path
) -> None:
    system.install("aplay")
    player = a_player(speakers, tmp_path)
    player.say("Lift.")
    player.tone(Tone.GO)
    processes = [process for _, process in player._sounding.values()]
    player.hush()
    assert all(process.poll() is not None for process in processes)
    player.hush()


def test_muted_or_without_a_clip_nothing_is_started(
    system: System, speakers: list[SystemPlayer], tmp_path: Path
) -> None:
    system.install("aplay")
    player = a_player(speakers, tmp_path)
    player.say("Never rendered.")
    player.set_volume(80, muted=True)
    player.say("Lift.")
    player.tone(Tone.GO)
    assert player._sounding == {}


def test_a_player_that_fails_is_replaced_by_the_next(
    system: System, speakers: list[SystemPlayer], tmp_path: Path
) -> None:
    system.install("pw-play", "exit 1")
    system.install("aplay")
    player = a_player(speakers, tmp_path)
    player.say("Lift.")
    until(lambda: player._sounding["voice"][1].poll() is not None)
    player.say("Hold.")
    assert system.wait_for(2)[1] == "aplay --quiet /clips/hold.wav"
    assert player.trouble is None


def test_a_player_that_has_ended_is_forgotten(
    system: System, speakers: list[SystemPlayer], tmp_path: Path
) -> None:
    system.install("aplay", "exit 0")
    player = a_player(speakers, tmp_path)
    player.say("Lift.")
    until(lambda: player._sounding["voice"][1].poll() is not None)
    player.load(CLIPS)
    assert player._sounding == {}


@pytest.mark.parametrize("then", ["exit 1", None], ids=["fails", "cannot be run"])
def test_when_the_last_player_is_gone_it_says_so(
    system: System, speakers: list[SystemPlayer], tmp_path: Path, then: str | None
) -> None:
    system.install("aplay", then or "")
    player = a_player(speakers, tmp_path)
    if then is None:
        (tmp_path / "aplay").write_bytes(b"\x7fELF but not really")
    player.say("Lift.")
    until(lambda: all(process.poll() is not None for _, process in player._sounding.values()))
    player.say("Hold.")
    assert player.trouble == Trouble(TroubleKind.SOUND_PLAYER_FAILS, reason="aplay")


@pytest.mark.usefixtures("system")
def test_without_any_player_it_says_so(speakers: list[SystemPlayer], tmp_path: Path) -> None:
    player = a_player(speakers, tmp_path)
    player.say("Lift.")
    assert player.trouble is not None
    assert player.trouble.kind is TroubleKind.NO_SOUND_PLAYER
    assert player.trouble.reason == "pw-play, paplay, aplay, afplay"


def test_each_line_that_can_be_heard_is_told_when_it_begins(system: System) -> None:
    system.install("paplay")
    began: list[float] = []
    player = SystemPlayer(begins=began.append)
    player.load(CLIPS)
    player.say("Lift.")
    player.say("Unknown.")
    player.set_volume(80, muted=True)
    player.say("Hold.")
    player.close()
    assert began == [0.4]
