"""The entry point starts each front end, and the speech worker in a bundle."""

from __future__ import annotations

import json
import subprocess
import sys

from spinecoach.adapters.speech.process import FROZEN_FLAG
from spinecoach.app import SPEECH_WORKER


def test_a_bundle_is_its_own_speech_worker() -> None:
    assert SPEECH_WORKER == FROZEN_FLAG
    command = [sys.executable, "-m", "spinecoach", SPEECH_WORKER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        greeting = json.loads(worker.stdout.readline())
        assert greeting["id"] == 0
        assert "error" not in greeting
        worker.stdin.close()
        assert worker.wait(30) == 0
