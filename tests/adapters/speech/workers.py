"""Workers that misbehave, each a real child process, and the honest one.

Every `Behaviour` is a piece of a small program that speaks the worker's protocol. The honest parts
of it put a ready clip where one is asked for, so that a test of the parent's side needs no engine.
The parent waits briefly only for what is known to hang (`HANGS`); everything else may take as long
as a busy machine needs.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from spinecoach.adapters.speech.audio_cleanup import make_clip
from spinecoach.adapters.speech.process import SpeechLink
from tests.adapters.speech.sounds import hum, wav

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

LIMIT = 60.0
"""Seconds for a worker that may still answer; nobody waits so long."""

BRIEF = 0.3
"""Seconds for a worker that is known not to answer."""

PRELUDE = """
import json, os, shutil, sys, time
def send(**fields):
    sys.stdout.write(json.dumps(fields) + "\\n"); sys.stdout.flush()
def greet(**other):
    send(**{"id": 0, "engine": "toy 1", "default": "toy/en", "voices": [
        ["toy/en", "Ann", "en-gb"], ["toy/us", "Bob", "en-us"], ["toy/de", "Karl", "de"]]} | other)
def requests():
    for line in sys.stdin:
        yield json.loads(line)
def render(request, seconds=0.3):
    shutil.copy(sys.argv[1], request["clip"])
    send(id=request["id"], seconds=seconds)
count = len(open(sys.argv[2]).read())
"""

HONEST = "greet()\nfor request in requests(): render(request)"
DIES_AT_START = "sys.exit(3)"
DIES_AT_THE_FIRST_START = f"if count == 1: sys.exit(3)\n{HONEST}"
NEVER_GREETS = "time.sleep(60)"
NO_ENGINE = 'send(id=0, error="libespeak-ng.so.1 is missing")'
GREETS_STRANGELY = 'send(id=0, engine="toy", voices="many")\ntime.sleep(60)'
ONLY_GARBAGE = "while True: print('ALSA lib pcm.c:2664: Unknown PCM', flush=True)"
GARBAGE_BETWEEN = """
print("Audio saved to /somewhere"); print("{"); print("[1, 2]"); print('"text"'); print("null")
sys.stdout.flush(); sys.stdout.buffer.write(b"\\xff\\xfe\\n"); greet()
for request in requests():
    print("Playback error: Broken pipe"); print("[" * 100_000)
    send(seconds=1.0); send(id="7", seconds=2.0); send(id=None)
    render(request)
    print("bye")
"""
DIES_IN_EVERY_LINE = "greet()\nfor request in requests(): sys.exit(1)"
DIES_IN_ONE_LINE = """
greet()
for request in requests():
    if request["text"] == "Poison.": sys.exit(1)
    render(request)
"""
HANGS_IN_ONE_LINE = """
greet()
for request in requests():
    if request["text"] == "Poison.": time.sleep(60)
    render(request)
"""
DIES_ONCE = """
greet()
for request in requests():
    if count == 1: sys.exit(1)
    render(request)
"""
NEVER_ANSWERS = "greet()\nfor request in requests(): time.sleep(60)"
ANSWERS_LATE = """
greet()
for request in requests():
    if request["text"] == "Slow.": time.sleep(0.15)
    send(id=request["id"] - 1, seconds=99.0)
    render(request)
"""
WAITS_FOR_A_FILE = """
greet()
for number, request in enumerate(requests(), 1):
    while int(open(sys.argv[3]).read() or 0) < number: time.sleep(0.005)
    render(request)
"""
"""Renders as many lines as the number in a file says."""
REFUSES_ONE = """
greet()
for request in requests():
    if request["text"] == "Unsayable.": send(id=request["id"], kind="text", error="not in my mouth")
    else: render(request)
"""
LIES = "greet()\nfor request in requests(): send(id=request['id'], seconds=1.0)"
NO_ROOM_ANYWHERE = """
greet()
for request in requests(): send(id=request["id"], kind="disk", error="No space left on device")
"""
NO_ROOM_IN_THE_CACHE = """
greet()
for request in requests():
    if "/cache/" in request["clip"]: send(id=request["id"], kind="disk", error="No space left")
    else: render(request)
"""
NO_ENGLISH = 'greet(default="", voices=[["toy/de", "Karl", "de"]])\nfor request in requests(): pass'
ANOTHER_VERSION = 'greet(engine="toy 2")\nfor request in requests(): render(request)'
NATURAL = """
greet(default="hibari:heart", fallback="toy/en", voices=[
    ["hibari:heart", "Heart", "en-us"], ["toy/en", "Ann", "en-gb"]])
done = 0
for request in requests():
    if request["voice"].startswith("hibari:") and done >= {works}: {fails}
    else: render(request)
    done += 1
"""
"""Has a natural voice that works for some lines."""
ALONE = 'greet(default="hibari:heart", voices=[["hibari:heart", "Heart", "en-us"]])\n'
"""Has a natural voice and no other engine."""

REFUSAL = 'send(id=request["id"], kind="natural", error="ImportError: no onnxruntime")'
NATURAL_REFUSES = NATURAL.format(works=0, fails=REFUSAL)
NATURAL_DIES = NATURAL.format(works=0, fails="sys.exit(1)")
NATURAL_HANGS = NATURAL.format(works=0, fails="time.sleep(60)")
NATURAL_REFUSES_ALONE = f"{ALONE}for request in requests(): {REFUSAL}"
NATURAL_DIES_ALONE = f"{ALONE}for request in requests(): sys.exit(1)"
NATURAL_DIES_IN_ONE_LINE = NATURAL.replace(
    "done >= {works}", "request['text'] == 'Poison.'"
).format(fails="sys.exit(1)")
NATURAL_DIES_AHEAD = NATURAL.replace(
    "done >= {works}", "'Poison.' in (request['text'], request['following'])"
).format(fails="sys.exit(1)")
NATURAL_REFUSES_IN_THE_MIDDLE = NATURAL.format(works=2, fails=REFUSAL)
NATURAL_FAILS_WHEN_TOLD = """
greet(default="hibari:heart", fallback="toy/en", voices=[
    ["hibari:heart", "Heart", "en-us"], ["toy/en", "Ann", "en-gb"]])
def allowed(): return int(open(sys.argv[3]).read() or 0)
for number, request in enumerate(requests(), 1):
    while allowed() < number: time.sleep(0.005)
    if allowed() >= 1000 and request["voice"].startswith("hibari:"): sys.exit(1)
    render(request)
"""
"""Has a natural voice for as many lines as the number in a file says; at 1000 it dies."""
LOADS = """
greet()
for request in requests():
    for part in "abc":
        while not os.path.exists(request["clip"] + part): time.sleep(0.01)
        send(id=request["id"], loads=part)
    render(request)
"""
"""Tells each part of a slow load, once the test lets it on by a file."""
HANGS_UP = "import os; os.close(0); greet(); os.close(1); time.sleep(60)"
HANGS_WITH_HALF_A_LINE = """
greet()
for request in requests():
    for suffix in ("raw", "part"):
        open(request["clip"][:-3] + suffix, "w").write("half a line")
    time.sleep(60)
"""
HANGS: Mapping[str, Callable[[Mapping[str, object]], bool]] = {
    NEVER_ANSWERS: lambda _: True,
    HANGS_WITH_HALF_A_LINE: lambda _: True,
    HANGS_IN_ONE_LINE: lambda request: request["text"] == "Poison.",
    NATURAL_HANGS: lambda request: str(request["voice"]).startswith("hibari:"),
}
"""Which requests a worker never answers."""


class Link(SpeechLink):
    """Waits as long as it takes, but only briefly for an answer that never comes.

    `counted` is called before each start: a worker that gets only a brief time may be killed before
    it could count itself.
    """

    hangs: Callable[[Mapping[str, object]], bool] = staticmethod(lambda _: False)
    counted: Callable[[], None]

    def start(self) -> dict[str, Any]:
        """Count a start and start the worker."""
        self.counted()
        return super().start()

    def ask(self, *, loads: bool = False, **request: object) -> dict[str, Any]:
        """Ask the worker."""
        limits = self._line_limit, self._start_limit
        if self.hangs(request):
            self._line_limit = self._start_limit = BRIEF
        try:
            return super().ask(loads=loads, **request)
        finally:
            self._line_limit, self._start_limit = limits


class Workshop:
    """Builds links to misbehaving workers in one folder, and counts how often they started."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.cache = folder / "cache"
        raw, self._clip = folder / "ready.raw", folder / "ready.wav"
        raw.write_bytes(wav(hum(0.3, 0.4)))
        make_clip(raw, self._clip)
        self._starts = folder / "starts"
        self._allowed = folder / "allowed"
        self._allowed.write_text("0")

    @property
    def starts(self) -> int:
        """How many workers were started."""
        return len(self._starts.read_text()) if self._starts.exists() else 0

    def link(self, behaviour: str, *, patient: bool = False) -> Link:
        """Return a link whose workers behave so; a `patient` one waits for those that hang too."""
        command = [sys.executable, "-I", "-S", "-c", PRELUDE + behaviour]
        never_begins = behaviour in {NEVER_GREETS, ONLY_GARBAGE} and not patient
        link = Link(
            [*command, str(self._clip), str(self._starts), str(self._allowed)],
            line_limit=LIMIT,
            start_limit=BRIEF if never_begins else LIMIT,
        )
        link.counted = self._count
        if not patient:
            link.hangs = HANGS.get(behaviour, link.hangs)
        return link

    def _count(self) -> None:
        with self._starts.open("a") as file:
            file.write("x")

    def let_on(self, lines: int) -> None:
        """Let `WAITS_FOR_A_FILE` render so many lines."""
        self._allowed.write_text(str(lines))


def is_alive(pid: int) -> bool:
    """Whether the process table has that process, and not just as a zombie."""
    if sys.platform == "linux":
        from pathlib import Path

        try:
            stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
        return stat.rpartition(")")[2].split()[0] != "Z"
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True
