"""The program's one door leads to each front end, and to the speech worker in a bundle."""

from __future__ import annotations

import json
import subprocess
import sys

from spinecoach.adapters.speech_link import FROZEN_FLAG
from spinecoach.app import SPEECH_WORKER


def test_a_bundle_is_its_own_speech_worker() -> None:
    assert SPEECH_WORKER == FROZEN_FLAG
    worker = subprocess.run(
        [sys.executable, "-m", "spinecoach", SPEECH_WORKER],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    greeting = json.loads(worker.stdout.splitlines()[0])
    assert isinstance(greeting, dict)
    assert worker.stderr == ""
