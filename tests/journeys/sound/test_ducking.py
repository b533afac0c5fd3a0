"""A radio plays during a real workout: soft while the voice speaks, loud again whatever happens."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.ducking.players import SOFTER
from spinecoach.adapters.files.settings import JsonSettings
from tests.journeys.sound.played import RECORDED
from tests.journeys.soundserver import SoundServer
from tests.media_players import MediaPlayer
from tests.patience import PATIENCE, until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.session_bus import Bus

pytestmark = RECORDED


@pytest.mark.parametrize("killed", [False, True])
def test_however_the_program_ends_the_radio_gets_its_volume_back(
    tmp_path: Path, bus: Bus, *, killed: bool
) -> None:
    radio = MediaPlayer(bus, 0.8)
    JsonSettings(tmp_path / "data").change(voice="gmw/en")
    with SoundServer(tmp_path) as server:
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.watching", str(tmp_path / "data")],
            env={
                **server.environment,
                "XDG_RUNTIME_DIR": str(tmp_path),
                "QT_QPA_PLATFORM": "offscreen",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until(lambda: radio.volume == 0.8 * SOFTER or program.poll() is not None)
        if killed:
            program.kill()
        program.communicate(timeout=PATIENCE)
        until(lambda: radio.volume == 0.8)
    radio.quit()
    assert set(radio.set_to) == {0.8, 0.8 * SOFTER}
