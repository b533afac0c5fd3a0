"""Damage the speech worker's protocol in both directions.

What the worker prints is damaged and read by the parent; what the parent asks is damaged and
served by the worker.
"""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, cast

from spinecoach.adapters.speech import process, worker
from spinecoach.adapters.speech.cache import ClipCache, Utterance
from spinecoach.adapters.speech.process import SpeechLink
from spinecoach.adapters.speech.renderer import Renderer, catalogue_of
from spinecoach.core.phrases.phrases import Phrases
from tests.adapters.speech.sounds import hum, wav
from tests.fuzz.limits import SLOWEST
from tests.fuzz.mutations import mutated

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from random import Random

SPOKEN = wav(hum(0.05, 0.4))
VOICES = [["toy/en", "Ann", "en-gb"], ["toy/de", "Karl", "de"], ["toy/shaw", "Shaw", "en-shaw"]]
OUTPUT = b"".join(
    json.dumps(line).encode() + b"\n"
    for line in (
        {"id": 0, "engine": "toy 1", "default": "toy/en", "voices": VOICES},
        {"id": 1, "seconds": 0.3},
        {"id": 2, "kind": "text", "error": "nothing to hear in it"},
        {"id": 3, "kind": "disk", "error": "No space left on device"},
    )
)
PHRASES = Phrases()


class Ended:
    """A process that has printed all its output and ended."""

    def __init__(self, output: bytes) -> None:
        self.stdin, self.stdout = BytesIO(), BytesIO(output)

    def kill(self) -> None:
        """It has ended already."""

    def wait(self) -> int:
        return 0


class Played(SpeechLink):
    """A link to a worker that prints the same output each time it is started."""

    def __init__(self, output: bytes) -> None:
        super().__init__(["-"], line_limit=SLOWEST, start_limit=SLOWEST)
        self._output = output

    def start(self) -> dict[str, Any]:
        self.close()
        self._answers = SimpleQueue()
        self._process = cast("subprocess.Popen[bytes]", Ended(self._output))
        process._read(self._process, self._answers)
        return self._answer(0, SLOWEST)


class Toy:
    """An engine that hums every line."""

    @staticmethod
    def render(request: worker.Request, path: Path, alive: Callable[[str], None]) -> None:
        alive("voice")
        path.write_bytes(SPOKEN if request.text.strip() else b"")


def damage_protocol(chance: Random, folder: Path) -> None:
    """Damage one of the two directions."""
    chance.choice((damage_parent, damage_worker))(chance, folder)


def damage_parent(chance: Random, folder: Path) -> None:
    """Let the parent read damaged output."""
    cache = ClipCache(folder / f"{chance.randrange(9)}")
    renderer = Renderer(cache, Played(mutated(OUTPUT, chance)))
    renderer.know(fresh=True)
    for line in ("Lift.", "Hold.", "Lower."):
        renderer.clip(Utterance("toy 1", "toy/en", 140, line))
    troubles = [renderer.trouble, cache.trouble]
    if renderer.catalogue is not None:
        troubles += [renderer.catalogue.choose(wanted)[1] for wanted in ("", "toy/de", "toy/en")]
        for voice in renderer.catalogue.voices:
            voice.name.encode()
            voice.id.encode()
            if voice.refusal is not None:
                PHRASES.troubles.refused_voice(voice.refusal).encode()
    for trouble in filter(None, troubles):
        PHRASES.troubles.sentence(trouble).encode()
    catalogue_of(cache.greeting())
    renderer.rest()
    cache.close()


def damage_worker(chance: Random, folder: Path) -> None:
    """Let the worker serve a damaged request."""
    clip = str(folder / "clip.wav")
    request = {"id": 7, "text": "Two more.", "voice": "toy/en", "rate": 140, "clip": clip}
    line = mutated(json.dumps(request).encode(), chance).decode(errors="replace")
    asked = worker.request_in(line)
    # A path elsewhere is no damage that the worker could see: it goes where it is told.
    if asked is None or Path(asked.clip).parent == folder:
        lines: list[str] = []
        worker.serve(
            cast("worker.Engines", Toy), line, lambda **fields: lines.append(json.dumps(fields))
        )
        answers = [line for line in lines if "loads" not in json.loads(line)]
        if len(answers) > 1:
            raise AssertionError(f"{len(answers)} answers to one request")
