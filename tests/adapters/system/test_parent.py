"""A worker process is started by one command, answers by lines, and is gone when it is ended."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.system.parent import answers_of, end, started, worker_command

if TYPE_CHECKING:
    from pathlib import Path

PARROT = """
import sys
print("no answer")
for line in sys.stdin:
    print(line, end="", flush=True)
"""


def test_a_bundled_program_is_its_own_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worker_command()[:3] == [sys.executable, "-P", "-c"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == [sys.executable, "--speech-worker"]
    assert worker_command("listening") == [sys.executable, "--listening-worker"]


@pytest.mark.skipif(sys.platform != "linux", reason="the natural voice is there on Linux alone")
def test_the_voice_leaves_no_mark_in_the_home_folder_and_reports_to_nobody(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    process = started(
        [
            sys.executable,
            "-c",
            "import onnxruntime; print('{\"loaded\": true}', flush=True); input()",
        ]
    )
    assert next(answers_of(process)) == {"loaded": True}
    end(process, [])
    assert list(tmp_path.iterdir()) == []


def test_answers_are_read_until_it_is_ended_although_something_waits_to_be_sent() -> None:
    process = started([sys.executable, "-c", PARROT])
    assert process.stdin is not None
    process.stdin.write(b'{"said": 1}\n[]\n{"said": 2}\n')
    process.stdin.flush()
    answers = answers_of(process)
    assert [next(answers), next(answers)] == [{"said": 1}, {"said": 2}]
    told: list[dict[str, object]] = []
    reader = threading.Thread(target=lambda: told.extend(answers))
    reader.start()
    process.stdin.write(b"not sent yet")
    end(process, [reader])
    assert process.returncode is not None
    assert not reader.is_alive()
    assert told == []
