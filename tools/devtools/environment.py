"""Makes `.venv` and fills it: only what is missing, never twice at once, never half.

The order matters. The stamp is marked incomplete before the first file is touched and complete
after the last; whoever comes between, or after a power cut, finds it incomplete and begins anew.
A lock file in `.venv` keeps two set-ups apart; it is the one thing that clearing leaves in place.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from devtools import SetupError, stamp, systemlibs
from devtools.console import follow, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

VENV = Path(stamp.VENV)
LOCK = VENV / "setup.lock"
LOG = VENV / "setup.log"
PROGRAM = "spinecoach"
REASON_LINES = 6

# Settings of pip that install into another place, or not what was asked for.
ELSEWHERE = frozenset(
    f"PIP_{name}"
    for name in (
        *("TARGET", "PREFIX", "ROOT", "PYTHON", "DRY_RUN", "NO_DEPS", "IGNORE_INSTALLED"),
        *("REQUIREMENT", "EDITABLE", "NO_BUILD_ISOLATION"),
    )
)

# What pip says when it reaches no package index at all.
NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeoutError|Temporary failure in name"
    r"|Network is unreachable|Connection refused|getaddrinfo failed"
)

# Compiles folders; a file that is no Python, such as a template in a package, is no failure.
COMPILE = r"""
import compileall, re, sys
for folder in sys.argv[1:]:
    compileall.compile_dir(folder, quiet=2, workers=0, rx=re.compile(r"[/\\]tests?[/\\]"))
"""


def prepare(want: stamp.Made) -> None:
    """Bring environment and system to what is wanted, or raise `SetupError`."""
    VENV.mkdir(exist_ok=True)
    with _lock():
        need, kept = stamp.state(want)  # someone else may have done it while we waited
        if need in {"rebuild", "install"}:
            kept = _install(want, kept, rebuild=need == "rebuild")
        if kept and need != "nothing":
            systemlibs.ensure(set(want.met) - set(kept.met))
            stamp.write(kept._replace(met=tuple(sorted({*kept.met, *want.met}))))


def _install(want: stamp.Made, kept: stamp.Made | None, *, rebuild: bool) -> stamp.Made:
    """Make the environment if needed, install into it, and return its new, complete stamp."""
    say("SpineCoach sets itself up in .venv, which is done once and takes a minute or two.")
    if rebuild:
        _require_ensurepip(want.met)
        _clear()
        stamp.write(want._replace(complete=False, met=()))
        # Not sys.executable: we may run from an environment, even from the one just cleared.
        base = getattr(sys, "_base_executable", sys.executable)
        command = [base, "-I", "-m", "venv", stamp.VENV]
        environ = pip_environ(os.environ)
        status, lines = follow(command, "Python environment", _silent, environ)
        if status:
            raise SetupError("Python could not make .venv:\n" + _indent(lines[-REASON_LINES:]))
        extras = want.extras
    else:
        extras = tuple(sorted({*want.extras, *(kept.extras if kept else ())}))
        stamp.write(want._replace(complete=False, met=()))
    try:
        _pip_install(extras)
    except SetupError:
        if not rebuild:  # pip has put back what it found: the environment is as good as it was
            _restore(kept)
        raise
    _compile()
    made = want._replace(extras=extras, packages=stamp.distributions() or (), met=(), complete=True)
    stamp.write(made)
    return made


def _restore(kept: stamp.Made | None) -> None:
    if kept:
        stamp.write(kept)
    else:
        Path(stamp.STAMP).unlink()


def _pip_install(extras: Sequence[str]) -> None:
    # Relative: a bracket in the checkout's own path would be taken for a list of extras.
    target = f".[{','.join(extras)}]" if extras else "."
    command = [stamp.PYTHON, "-I", "-m", "pip", "install", "--no-input", "--progress-bar", "off"]
    # hatchling leaves a plain path file, no import hook: a hook would slow down every start.
    command += ["--no-compile", "--editable", target]
    environ = pip_environ(os.environ)
    status, lines = follow(command, "Packages", describe_pip, environ, stamp.ROOT)
    LOG.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if status:
        raise SetupError(pip_reason(lines))


def _compile() -> None:
    """Compile packages and program: the first start is as quick as any.

    pip would do it with one processor, and compile the packages' own tests, a quarter of it all. A
    checkout that may not be written to stays as it is; Python then compiles at every start.
    """
    command = [stamp.PYTHON, "-I", "-c", COMPILE]
    # Relative: the checkout itself may lie in a folder of tests.
    command += [os.path.relpath(stamp.site_packages(stamp.VENV), stamp.ROOT), PROGRAM]
    follow(command, "Compiled code", _silent, None, stamp.ROOT)


def pip_environ(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment variables for pip: where packages come from stays, where to does not.

    `PIP_USER` = 0 also overrules a `user = true` in a person's pip.conf.
    """
    kept = {name: value for name, value in stamp.clean(environ).items() if name not in ELSEWHERE}
    return {
        **kept,
        "PIP_USER": "0",
        "PIP_ROOT_USER_ACTION": "ignore",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "NO_COLOR": "1",
    }


def describe_pip(line: str) -> str | None:
    """What pip is doing, from a line of its output; None if the line says nothing new.

    >>> describe_pip("  Downloading numpy-2.4.6-cp311-cp311-manylinux_2_28_x86_64.whl (16.9 MB)")
    'fetching numpy 2.4.6 (16.9 MB)'
    """
    words = line.split()
    if line.lstrip().startswith(("Downloading ", "Using cached ")) and ".whl" in line:
        wheel = next(word for word in words if ".whl" in word)
        name, version = [*wheel.rpartition("/")[2].split("-"), ""][:2]
        size = line[line.rindex("(") :] if "(" in line else ""
        return f"fetching {name} {version} {size}".rstrip()
    if line.startswith("Installing collected packages:"):
        return f"unpacking {len(words) - 3} packages"
    return None


def pip_reason(lines: Sequence[str]) -> str:
    """Why pip failed, in pip's own words, and what to do."""
    errors = [line for line in lines if line.startswith("ERROR:")]
    reason = _indent((errors or [line for line in lines if line.strip()])[-REASON_LINES:])
    if any(NO_NETWORK.search(line) for line in lines):
        advice = "No package index was reached: connect to the network and type the same again."
    else:
        advice = "Mend this and type the same again; .venv/setup.log has all that pip said."
    return f"The packages could not be installed. pip says:\n{reason}\n{advice}"


def _require_ensurepip(demands: Sequence[str]) -> None:
    """Debian and Ubuntu keep a part of Python's venv in a package of its own."""
    if importlib.util.find_spec("ensurepip"):
        return
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    # If we may not install, one command should be enough: name now what Qt will lack later.
    systemlibs.install([package], lacking_too=lambda: systemlibs.foreseen(demands))
    importlib.invalidate_caches()
    if not importlib.util.find_spec("ensurepip"):
        raise SetupError(f"This Python has no ensurepip, not even with {package} installed.")


def _clear() -> None:
    """Empty `.venv`, all but the lock that we hold."""
    for entry in VENV.iterdir():
        if entry == LOCK:
            continue
        try:
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()
        except OSError as error:
            message = f"{entry} cannot be removed ({error.strerror}): close what uses it."
            raise SetupError(message) from error


@contextlib.contextmanager
def _lock() -> Iterator[None]:
    """Hold the one right to change `.venv`; says so if another set-up has to be waited for."""
    with LOCK.open("a+b") as file:
        if not _take(file.fileno(), wait=False):
            say("Another set-up of this checkout is under way; waiting for it.")
            while not _take(file.fileno(), wait=True):
                pass
        yield  # the operating system lets go of the lock when the file is closed


def _take(descriptor: int, *, wait: bool) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True


def _silent(_line: str) -> None:
    return None


def _indent(lines: Sequence[str]) -> str:
    return "\n".join(f"    {line}" for line in lines)


def venv_environ(environ: Mapping[str, str]) -> dict[str, str]:
    """`environ` as an activated environment has it, so that tools call the environment's Python."""
    path = os.pathsep.join([str(Path(stamp.PYTHON).parent), environ.get("PATH", os.defpath)])
    return {**stamp.clean(environ), "VIRTUAL_ENV": stamp.VENV, "PATH": path}


def call(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run the environment's Python and return its exit status."""
    return subprocess.call([stamp.PYTHON, *arguments], env=dict(environ))
