"""Programs that play into a null sink, and what they tell of it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from spinecoach.adapters.speech.audio_cleanup import read_rendered
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from tests.journeys.soundserver import Samples, SoundServer

RECORDED = pytest.mark.skipif(
    not shutil.which("pulseaudio") or not shutil.which("parec"),
    reason="only where PulseAudio can be installed can sound be recorded without a device",
)

ALIKE = 0.999
"""How much alike what was recorded is to what was to be played, if it is whole."""

MORE_TAKES = 2
"""How often a scene is recorded again if something else took the machine's time."""


def samples_of(path: str) -> Samples:
    return np.array(read_rendered(Path(path).read_bytes()), dtype=np.float64)


def play(server: SoundServer, scene: str, speech: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.sounding", scene, str(speech)],
        env={**server.environment, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def told(program: subprocess.Popen[str]) -> list[dict[str, Any]]:
    """Everything the program told, after its end."""
    out, err = program.communicate(timeout=PATIENCE)
    complaints = [line for line in err.splitlines() if not line.startswith("PulseAudioService:")]
    assert (complaints, program.returncode) == ([], 0)
    return [json.loads(line) for line in out.splitlines()]
