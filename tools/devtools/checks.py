"""What `test` and `bench` run: each step in the environment, with its name and its time.

`test` stops at the first stage in which a step fails; the steps of a stage run at once. Tests see
no screen (Qt's offscreen platform) unless QT_QPA_PLATFORM says otherwise. Core, adapters and
terminal are tested with PySide6 not importable, and the core's own tests alone must cover every
branch of the core. Each test runs once. Those that record what a sound device plays mostly wait,
but measure milliseconds: the tests with Qt, which take both processors for minutes, run beside
them at a lower priority.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from devtools import environment, releases, stamp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PYTEST_KIND = re.compile(r"(\d+) ([a-z]+)")
PYTEST_COUNT = re.compile(r"\d+ (passed|failed|skipped|errors?)\b.* in [\d.]+s")
VERDICTS = {True: "passed", False: "FAILED"}
NOT_MEASURED = 77
"""The exit status of a benchmark that lacks what it measures with: no failure, and no figure."""

WITHOUT_QT = ("-p", "no:pytest-qt", "-p", "tests.no_qt")
CORE = "tests/core"
NO_QT_NEEDED = (CORE, "tests/adapters", "tests/terminal")
REAL_SOUND = "tests/journeys/sound"
PYTEST = ("-m", "pytest")
TWO_AT_A_TIME = (*PYTEST, "-n", "2", "--dist", "worksteal")
TWO_FILES_AT_A_TIME = (*PYTEST, "-n", "2", "--dist", "loadfile")
"""For tests that share what was recorded once for their file."""

CORE_COVERED = (
    *("--cov=spinecoach.core", "--cov-report=term-missing:skip-covered", "--cov-fail-under=100"),
)
"""In one process: each worker of pytest-xdist has a second measurement, which pytest-cov neither
reads nor stops, not even if a test is not to be measured. It takes more time than the tests."""

LOWER_PRIORITY = ("nice", "-n", "15") if shutil.which("nice") else ()
LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"


ROOM = 2_000_000_000
"""Bytes that must be free in memory; a run of all tests writes about 300 MB."""


class Step(NamedTuple):
    """One check: its name and the arguments of the environment's Python."""

    name: str
    command: tuple[str, ...]
    yields: bool = False
    """Whether it leaves the processors to the other steps of its stage."""


class Outcome(NamedTuple):
    """How a step went."""

    name: str
    passed: bool
    seconds: float
    last_line: str
    """The last line it printed: pytest's count, a linter's verdict, a benchmark's figure."""
    said: tuple[str, ...] = ()
    """All lines that say something."""
    measured: bool = True


STAGES = (
    (
        Step("ruff check", ("-m", "ruff", "check", ".")),
        Step("ruff format", ("-m", "ruff", "format", "--check", ".")),
        Step("import contracts", ("-X", "utf8", "-c", LINT_IMPORTS)),
    ),
    (
        Step("adapters and terminal without Qt", (*TWO_AT_A_TIME, *WITHOUT_QT, *NO_QT_NEEDED[1:])),
        Step("core without Qt, every branch", (*PYTEST, *WITHOUT_QT, *CORE_COVERED, CORE)),
        Step("mypy --strict", ("-m", "mypy", "--strict")),
    ),
    (
        Step(
            "tests with Qt",
            (*TWO_AT_A_TIME, *(f"--ignore={path}" for path in (*NO_QT_NEEDED, REAL_SOUND))),
            yields=True,
        ),
        Step("real sound", (*TWO_FILES_AT_A_TIME, REAL_SOUND)),
    ),
)
"""Stage by stage. The steps of a stage run at once."""


def run_all() -> int:
    """Run every check up to the first stage in which one fails; returns the exit status."""
    began = time.monotonic()
    outcomes: list[Outcome] = []
    for stage in STAGES:
        outcomes += _run_at_once(stage, environ())
        if not all(outcome.passed for outcome in outcomes):
            break
    print(f"\n{summary(outcomes, [step.name for step in chain.from_iterable(STAGES)])}")
    counts = [o.last_line for o in outcomes if PYTEST_COUNT.match(o.last_line)]
    print(f"{total(counts) or 'no tests'} in {time.monotonic() - began:.2f}s")
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def pytest_alone(arguments: Sequence[str]) -> int:
    """Run pytest with these arguments and nothing else."""
    return environment.call(["-m", "pytest", *arguments], environ())


def run_benchmarks(names: Sequence[str]) -> int:
    """Run every benchmark script whose name holds one of `names` (all without names).

    What each found in the latest release stands below it. `--keep` among the names writes what
    these found into the file of this version.
    """
    kept, names = "--keep" in names, [name for name in names if name != "--keep"]
    scripts = sorted(Path(stamp.ROOT, "tests", "benchmarks").glob("bench_*.py"))
    chosen = [s for s in scripts if not names or any(name in s.stem for name in names)]
    if not chosen:
        known = ", ".join(script.stem.removeprefix("bench_") for script in scripts)
        print(f"There is no such benchmark; there are: {known}", file=sys.stderr)
        return 1
    outcomes: list[Outcome] = []
    for script in chosen:
        step = Step(script.stem.removeprefix("bench_"), (str(script),))
        outcomes += _run_at_once([step], environ())
    version, before = releases.latest()
    lines = summary(outcomes, [outcome.name for outcome in outcomes]).splitlines()
    for line, outcome in zip(lines, outcomes, strict=True):
        print("\n".join([line, *(f"  {version}: {said}" for said in before.get(outcome.name, ()))]))
    passed = all(outcome.passed for outcome in outcomes)
    if kept and passed:
        from spinecoach import __version__

        measured = {each.name: figures(each) for each in outcomes if each.measured}
        print(releases.keep(__version__, measured))
    return 0 if passed else 1


def figures(outcome: Outcome) -> list[str]:
    """Return what a benchmark found, without the lines that it sets in: they are its parts."""
    return [line for line in outcome.said if not line.startswith(" ")]


def summary(outcomes: Sequence[Outcome], names: Sequence[str]) -> str:
    """A table of what was run and what was not."""
    width = max(map(len, names))
    lines = [
        f"{VERDICTS[o.passed]}  {o.name:<{width}}  {o.seconds:6.1f} s  {o.last_line}"
        for o in outcomes
    ]
    return "\n".join([*lines, *(f"not run {name}" for name in names[len(outcomes) :])])


def total(counts: Sequence[str]) -> str:
    """The counts of several test runs as one, as pytest would say it.

    >>> total(["4 passed in 1.50s", "1 failed, 2 passed in 2.00s"])
    '1 failed, 6 passed'
    """
    found: Counter[str] = Counter()
    for line in counts:
        found.update({kind: int(number) for number, kind in PYTEST_KIND.findall(line)})
    return ", ".join(f"{number} {kind}" for kind, number in sorted(found.items()))


def environ() -> dict[str, str]:
    """The environment of every check.

    Compiled modules are kept, whatever the caller wants: a dozen processes import the same ones.
    What tests write lies in memory if there is room: a history is synced to the disk at each
    rep, and thousands of those wait for a disk that others use too.
    """
    inherited = {"QT_QPA_PLATFORM": "offscreen", **in_memory(), **os.environ}
    inherited.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment.venv_environ(inherited)


def in_memory(folder: str = "/dev/shm") -> dict[str, str]:  # noqa: S108 - pytest makes its own in it
    """Return the variable that has pytest put temporary files there, if that has enough room."""
    with suppress(OSError):
        if os.access(folder, os.W_OK) and shutil.disk_usage(folder).free >= ROOM:
            return {"PYTEST_DEBUG_TEMPROOT": folder}
    return {}


def _run_at_once(steps: Sequence[Step], environ: Mapping[str, str]) -> list[Outcome]:
    """Run the steps at once; what the first prints is shown as it comes, the others' afterwards."""
    first, *others = steps
    held = [BytesIO() for _ in others]
    with ThreadPoolExecutor() as pool:
        beside = [
            pool.submit(_run, step, environ, out) for step, out in zip(others, held, strict=True)
        ]
        outcomes = [_run(first, environ, sys.stdout.buffer)]
        outcomes += [each.result() for each in beside]
    for out in held:
        sys.stdout.buffer.write(out.getvalue())
    sys.stdout.buffer.flush()
    return outcomes


def _run(step: Step, environ: Mapping[str, str], out: BinaryIO) -> Outcome:
    began = time.monotonic()
    out.write(f"\n--- {step.name} ---\n".encode())
    lower = LOWER_PRIORITY if step.yields else ()
    status, said = _tee([*lower, stamp.PYTHON, *step.command], environ, out)
    return Outcome(
        name=step.name,
        passed=status in {0, NOT_MEASURED},
        seconds=time.monotonic() - began,
        last_line=plain(said[-1]) if said else "",
        said=said,
        measured=not status,
    )


def _tee(
    command: Sequence[str], environ: Mapping[str, str], out: BinaryIO
) -> tuple[int, tuple[str, ...]]:
    """Run a command, pass on its output as it comes, and return the lines that say something."""
    said: list[str] = []
    colour = {"FORCE_COLOR": "1"} if sys.stdout.isatty() else {}
    with subprocess.Popen(
        command,
        cwd=stamp.ROOT,
        env={**environ, **colour},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        for raw in process.stdout or ():
            out.write(raw)
            out.flush()
            line = raw.decode("utf-8", "replace").rstrip()
            said += [line] if plain(line) else []
    return process.returncode, tuple(said)


def plain(line: str) -> str:
    """A line without colours and without the rules that pytest draws around its last one."""
    return re.sub(r"\x1b\[[0-9;]*m", "", line).strip(" =\r\n")
