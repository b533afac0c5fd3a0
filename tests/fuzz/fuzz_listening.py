"""Damage the listening worker's protocol in both directions.

What the worker prints is damaged and read by the program; what the program tells it is damaged and
served by the worker.
"""

from __future__ import annotations

import base64
import json
from io import BytesIO
from queue import SimpleQueue
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from spinecoach.adapters.listening import listener
from spinecoach.adapters.listening.listener import WorkerListener
from spinecoach.adapters.listening.utterances import CHUNK, Utterances
from spinecoach.adapters.listening.worker import Worker
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.heard import Heard, Scored, said_in, understand
from spinecoach.core.workout.keymap import Context
from tests.fuzz.mutations import mutated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from random import Random

    from spinecoach.adapters.listening.mel import Floats

SAID = said_in(Context.WORKOUT)
OUTPUT = tuple(
    json.dumps(line).encode() + b"\n"
    for line in (
        {"ready": True},
        {"stretch": 3, "final": False, "long": False, "phrases": [[SAID[0], 4.2], [SAID[1], -3.5]]},
        {"loud": True},
        {"stretch": 3, "final": True, "long": True, "phrases": [[SAID[0], 4.2], [SAID[1], -3.5]]},
        {"error": "missing", "reason": "No module named ctranslate2"},
        {"error": "damaged", "reason": "RuntimeError: the file is cut off"},
    )
)


def damage_listening(chance: Random, folder: Path) -> None:
    """Damage one of the two directions."""
    chance.choice((damage_program, damage_worker))(chance, folder)


def damage_program(chance: Random, _folder: Path) -> None:
    """Let the program read damaged output, line by line as its reader gets it."""
    told = mutated(b"".join(chance.sample(OUTPUT, chance.randint(1, len(OUTPUT)))), chance)
    ears = WorkerListener(["-"])
    ears._worker = cast("Any", Printed(told))
    heard = []
    while (found := ears.heard()) is not None:
        heard.append(found)
    for found in heard:
        understand(Context.WORKOUT, found)
        found.stretch.bit_length()
    if ears.trouble is not None:
        Phrases().troubles.sentence(ears.trouble).encode()
    assert isinstance(ears.ready, bool)
    assert isinstance(ears.loud, bool)


class Printed(listener._Worker):
    """A worker that has printed all its output, and runs on."""

    def __init__(self, output: bytes) -> None:
        self.answers = SimpleQueue()
        self._process = cast("Any", SimpleNamespace(stdout=BytesIO(output)))
        self._read()
        kept = [self.answers.get() for _ in range(self.answers.qsize())]
        for told in kept[:-1]:  # the last says that it ended
            self.answers.put(told)

    def close(self) -> None:
        """Nothing runs."""


def damage_worker(chance: Random, _folder: Path) -> None:
    """Let the worker serve damaged lines among good ones."""
    answers: list[str] = []

    def hear(_samples: Floats, phrases: Sequence[str]) -> Heard:
        return Heard(tuple(Scored(phrase, 1.0) for phrase in phrases[:3]))

    worker = Worker(
        Utterances(lambda data: float(np.abs(np.frombuffer(data, "<i2")).max() > 2000)),
        hear,
        lambda **fields: answers.append(json.dumps(fields)),
    )
    loud, soft = (np.full(20 * CHUNK, height, "<i2").tobytes() for height in (8000, 20))
    for message in (
        {"phrases": ["coach, next", "coach, back"]},
        {"sound": base64.b64encode(soft).decode()},
        {"sound": base64.b64encode(loud).decode()},
        {"deaf": True},
        {"sound": base64.b64encode(loud + soft + soft).decode()},
    ):
        line = json.dumps(message).encode()
        if chance.randrange(2):
            line = mutated(line, chance)
        worker.serve(line.decode(errors="replace"))
    for answer in answers:
        json.loads(answer)
