"""What is heard of the coach in the terminal, through the system's player."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

import numpy as np
import pytest

from spinecoach.adapters.system import player
from spinecoach.adapters.system.player import SystemPlayer
from spinecoach.core.workout.cues import Tone
from tests.journeys.sound.played import RECORDED
from tests.journeys.soundserver import Recording, SoundServer
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = RECORDED


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
                assert process.wait(timeout=PATIENCE) == 0
                time.sleep(0.3)  # what is in the server's buffer is still to be heard
            speaker.close()
            # Of the whole tone: a peak is noisy.
            heard[volume].append(float(np.linalg.norm(recording.samples)))
    # A busy machine may lose parts of a tone, and never adds any.
    soft, loud = max(heard[50]), max(heard[100])
    assert soft / loud == pytest.approx((50 / 100) ** 2, rel=0.03)
