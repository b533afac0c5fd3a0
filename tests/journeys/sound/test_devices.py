"""What is heard as devices come and go, and what is told of it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from spinecoach.adapters.speech.clip import RATE
from spinecoach.adapters.system.clock import steady_seconds
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.sound.speaker import NO_DEVICE, NO_SERVER, OTHER_DEVICE
from tests.journeys.sound.played import ALIKE, MORE_TAKES, RECORDED, play, samples_of, told
from tests.journeys.soundserver import HEADPHONES, SINK, Recording, SoundServer
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from spinecoach.core.trouble import Trouble

pytestmark = RECORDED


def continued(
    folder: Path, speech: Path, change: Callable[[SoundServer], None]
) -> tuple[float, float, float, list[dict[str, Any]]]:
    """Change the devices in mid-line, and listen at the headphones to the line a second later.

    Listens again if something else took the machine's time: a busy machine may lose parts of a
    line. Returns when (seconds) that is, when it was heard and how much alike, and what was told.
    """
    for take in range(1 + MORE_TAKES):
        (folder / str(take)).mkdir()
        due, heard, alike, facts = _listened(folder / str(take), speech, change)
        if alike > ALIKE:
            break
    return due, heard, alike, facts


def _listened(
    folder: Path, speech: Path, change: Callable[[SoundServer], None]
) -> tuple[float, float, float, list[dict[str, Any]]]:
    with SoundServer(folder) as server:
        server.add(HEADPHONES)
        with Recording(server, HEADPHONES) as recording:
            program = play(server, "1", speech)
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


MANY_SOUNDS = """
import gc
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from spinecoach.ui.sound.channel import Channel, multimedia, silence

def pages():
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1])

application = QApplication([])
library = multimedia()
device = library.QMediaDevices.defaultAudioOutput()
channel = Channel(library, device, 1.0, lambda: None)
seen = []

def play():
    channel.play(silence(5.0))
    seen.append(pages())
    if len(seen) == 100:
        application.quit()

timer = QTimer()
timer.timeout.connect(play)
timer.start(10)
application.exec()
channel.close()
print((seen[-1] - seen[20]) * 4096)
"""
"""Prints by how many bytes the process grew from the 20th of 100 sounds of 220 kB on."""


def test_a_sound_that_was_played_is_not_kept(tmp_path: Path) -> None:
    with SoundServer(tmp_path) as server:
        command = [sys.executable, "-c", MANY_SOUNDS]
        grown = int(subprocess.check_output(command, env=server.environment, timeout=PATIENCE))
    assert grown < 2_000_000


def test_headphones_take_over_within_a_second_where_the_speakers_were(
    tmp_path: Path, speech: Path
) -> None:
    due, heard, alike, facts = continued(tmp_path, speech, lambda server: server.prefer(HEADPHONES))
    assert alike > ALIKE
    assert heard == pytest.approx(due, abs=0.1)
    assert not [fact for fact in facts if "trouble" in fact]


def test_a_sound_server_that_dies_is_told_and_takes_nothing_with_it(
    tmp_path: Path, speech: Path
) -> None:
    with SoundServer(tmp_path) as server:
        program = play(server, "2", speech)
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
    tmp_path: Path, speech: Path
) -> None:
    due, heard, alike, _ = continued(tmp_path, speech, lambda server: server.remove(SINK))
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
        screen.communicate(timeout=PATIENCE)
        assert screen.returncode == 0
    assert np.abs(recording.between(said - 0.1, said + 0.8)).max() > 5_000
