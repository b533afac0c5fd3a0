"""Runs damaged inputs one after the other, and holds each to the same limits.

A case may not raise, take longer than `SLOWEST` seconds of processor time, leave the process with
more memory than `LARGEST` megabytes, or write outside the folder that it is given. Home, temporary
and current folder lie outside it and are looked at after each case. One that waits, or never ends,
is killed after `HANG` seconds on the clock, and shows where it was: on a busy machine the clock
says nothing about less. The same seed and number make the same case.
"""

from __future__ import annotations

import faulthandler
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.fuzz.waiting import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Case = Callable[[random.Random, Path], None]

SLOWEST = 5.0
HANG = 300.0
LARGEST = 300

HOMES = (
    *("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"),
    *("USERPROFILE", "APPDATA", "LOCALAPPDATA", "TMPDIR", "TEMP", "TMP"),
)
"""Variables that make a program use folders of a person or of the system."""


class Outcome(NamedTuple):
    """What a run found: `wrong` names the first case that fell, and why; "" if none did.

    `seconds` is the processor time of the slowest case, `megabytes` the most memory that the
    process ever had.
    """

    wrong: str
    seconds: float
    megabytes: int


def fuzz(
    case: Case, seed: int, count: int, *, largest: int = LARGEST, waiting: float = SLOWEST
) -> Outcome:
    """Try the cases 0 to `count` - 1 of a seed; stop at the first that falls.

    One that sleeps for `waiting` seconds ends the process.
    """
    wrong, slowest = "", 0.0
    with (
        tempfile.TemporaryDirectory() as made,
        outside_in(Path(made) / "outside") as outside,
        Watch(waiting) as watch,
    ):
        before = files_in(outside)
        for number in range(count):
            folder = Path(made) / "case"
            folder.mkdir(mode=0o700)
            chance = random.Random(f"{seed} {number}")
            watch.begin(f"case {number} of seed {seed}")
            faulthandler.dump_traceback_later(HANG, exit=True, file=2)
            began = time.process_time()
            try:
                case(chance, folder)
            except Exception:  # noqa: BLE001 - whatever is raised is what is looked for
                wrong = traceback.format_exc()
            finally:
                faulthandler.cancel_dump_traceback_later()
            seconds = time.process_time() - began
            slowest = max(slowest, seconds)
            if seconds > SLOWEST:
                wrong = wrong or f"took {seconds:.1f} s"
            elif memory() > largest:
                wrong = wrong or f"left the process with {memory()} MB"
            elif files_in(outside) != before:
                wrong = wrong or "wrote outside its folder"
            if wrong:
                wrong = f"case {number} of seed {seed}: {wrong}"
                break
            shutil.rmtree(folder)
    return Outcome(wrong, slowest, memory())


@contextmanager
def outside_in(folder: Path) -> Iterator[Path]:
    """Make a folder the home, temporary and current folder, with a file of somebody else in it."""
    folder.mkdir()
    (folder / "file").write_text("not ours")
    names = {name: os.environ.get(name) for name in HOMES}
    temporary = tempfile.tempdir
    os.environ.update(dict.fromkeys(HOMES, str(folder)))
    tempfile.tempdir = str(folder)
    try:
        with chdir(folder):
            yield folder
    finally:
        tempfile.tempdir = temporary
        for name, value in names.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def files_in(folder: Path) -> list[tuple[Path, int, int]]:
    """Return all files and folders below a folder, each with its size and time."""
    found = ((path, path.lstat()) for path in sorted(folder.rglob("*")))
    return [(path, stat.st_size, stat.st_mtime_ns) for path, stat in found]


def memory() -> int:
    """Return the most memory that this process ever had, in megabytes; 0 if nobody knows."""
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1 << 20 if sys.platform == "darwin" else 1 << 10)
