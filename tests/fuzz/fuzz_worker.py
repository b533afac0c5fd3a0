"""Damage the speech worker's protocol in both directions, many times over.

    python -m tests.fuzz.fuzz_worker [COUNT] [SEED]

What the worker prints is damaged and read by the parent; what the parent asks is damaged and
served by the worker. Neither may raise, take more than `LIMIT` seconds, or write anything outside
its folder. The first damage that does is shown with its number.
"""

from __future__ import annotations

import json
import sys
import time
from io import BytesIO
from pathlib import Path
from queue import SimpleQueue
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast

from spinecoach.adapters.speech import process, worker
from spinecoach.adapters.speech.cache import ClipCache, Utterance
from spinecoach.adapters.speech.process import SpeechLink
from spinecoach.adapters.speech.renderer import Renderer, catalogue_of
from spinecoach.core.phrases.phrases import Phrases
from tests.adapters.speech.sounds import hum, wav
from tests.fuzz.mutations import mutated

if TYPE_CHECKING:
    import subprocess

LIMIT = 5.0
"""Seconds that nothing may take."""

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
        super().__init__(["-"], line_limit=LIMIT, start_limit=LIMIT)
        self._output = output

    def start(self) -> dict[str, Any]:
        self.close()
        self._answers = SimpleQueue()
        self._process = cast("subprocess.Popen[bytes]", Ended(self._output))
        process._read(self._process, self._answers)
        return self._answer(0, LIMIT)


class Toy:
    """An engine that hums every line."""

    @staticmethod
    def render(request: worker.Request, path: Path) -> None:
        path.write_bytes(SPOKEN if request.text.strip() else b"")


def damage_parent(random: Random, folder: Path) -> None:
    """Let the parent read damaged output."""
    cache = ClipCache(folder / f"{random.randrange(9)}")
    renderer = Renderer(cache, Played(mutated(OUTPUT, random)))
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


def damage_worker(random: Random, folder: Path) -> None:
    """Let the worker serve a damaged request."""
    clip = str(folder / "clip.wav")
    request = {"id": 7, "text": "Two more.", "voice": "toy/en", "rate": 140, "clip": clip}
    line = mutated(json.dumps(request).encode(), random).decode(errors="replace")
    asked = worker.request_in(line)
    # A path elsewhere is no damage that the worker could see: it goes where it is told.
    if asked is None or Path(asked.clip).parent == folder:
        answers: list[str] = []
        worker.serve(
            cast("worker.Engines", Toy), line, lambda **fields: answers.append(json.dumps(fields))
        )
        if len(answers) > 1:
            raise AssertionError(f"{len(answers)} answers to one request")


def run(count: int, seed: int) -> float:
    """Make so many damages; return the longest time that one took, in seconds."""
    longest = 0.0
    with TemporaryDirectory() as name:
        for number in range(count):
            random = Random(f"{seed} {number}")
            began = time.monotonic()
            try:
                random.choice((damage_parent, damage_worker))(random, Path(name))
            except BaseException:
                sys.stderr.write(f"damage {number} of seed {seed}:\n")
                raise
            longest = max(longest, time.monotonic() - began)
            if longest > LIMIT:
                raise AssertionError(f"damage {number} of seed {seed} took {longest:.1f} s")
    return longest


if __name__ == "__main__":
    given = [int(number) for number in sys.argv[1:]]
    count, seed = [*given, *(20_000, 1)[len(given) :]]
    longest = run(count, seed)
    sys.stdout.write(f"{count} damages of seed {seed}; the longest took {longest:.3f} s\n")
