"""What a bare Linux lacks for Qt and for the tests: found by loading, installed if allowed.

`probe` loads Qt in a process of its own and says which sonames the loader lacked; this module knows
in which package each family of distributions keeps them, installs those packages if it may (root,
or sudo that asks no password) and otherwise gives the one command to type. Windows and macOS carry
everything in PySide6's wheels: there is nothing to do.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from devtools import SetupError, stamp
from devtools.console import WIDTH, follow, say
from spinecoach.adapters.system.system_packages import (
    FONT,
    INSTALL,
    LIBRARIES,
    REFRESH,
    Family,
    command,
    loads,
    packages_for,
    this_family,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence


class Tool(NamedTuple):
    """A program that the tests run: any one of `programs` will do."""

    programs: tuple[str, ...]
    packages: Mapping[Family, str]


# The tests look at a real window on a display of their own, listen to the sound on a null sink, and
# press the buttons of a media player on a bus of their own.
TEST_TOOLS = (
    Tool(
        ("Xvfb",),
        {"debian": "xvfb", "fedora": "xorg-x11-server-Xvfb", "arch": "xorg-server-xvfb"},
    ),
    Tool(
        ("pulseaudio", "pipewire-pulse"),
        {"debian": "pulseaudio", "fedora": "pipewire-pulseaudio", "arch": "pulseaudio"},
    ),
    Tool(
        ("parec",),
        {"debian": "pulseaudio-utils", "fedora": "pulseaudio-utils", "arch": "libpulse"},
    ),
    Tool(("dbus-daemon",), {"debian": "dbus", "fedora": "dbus-daemon", "arch": "dbus"}),
    Tool(("strace",), {"debian": "strace", "fedora": "strace", "arch": "strace"}),
)

ROUNDS = 4
REASON_LINES = 6


def ensure(unmet: Collection[str]) -> None:
    """See to it that these demands are met, or raise `SetupError` with the command to type."""
    if not unmet:
        return
    asked: set[str] = set()
    for _ in range(ROUNDS):
        packages, problems = _lacking(unmet)
        if problems:
            raise SetupError("Qt cannot be loaded:\n" + "\n".join(f"    {p}" for p in problems))
        if not packages:
            return
        if set(packages) <= asked:
            break
        install(sorted(set(packages) - asked))
        asked.update(packages)
    raise SetupError(f"Installed, and still not found: {', '.join(sorted(asked))}.")


def foreseen(unmet: Collection[str]) -> list[str]:
    """Packages that Qt will lack, found before there is a Qt: by loading every library we know."""
    kin = this_family()
    if not unmet or kin is None:
        return []
    only = {"libxcb-": "xcb", "libxkbcommon-x11": "xcb", "libwayland-": "wayland"}
    sonames = [
        name
        for name in LIBRARIES
        if all(need in unmet for start, need in only.items() if name.startswith(start))
        and not loads(name)
    ]
    return [*packages_for(sonames, kin)[0], *_lacking_tools(unmet, kin)]


def install(packages: Sequence[str], lacking_too: Callable[[], Sequence[str]] = list) -> None:
    """Install packages of the system if we may, or raise `SetupError` with the command to type.

    `lacking_too` finds further packages for that command, so that typing it once is enough.
    """
    kin = this_family()
    if kin is None or not shutil.which(INSTALL[kin][0]):
        raise SetupError(f"Please install with your system's tools: {', '.join(packages)}")
    stale = kin == "debian" and not _has_apt_lists()
    may = _privilege()
    if may is None:
        every = sorted({*packages, *lacking_too()})
        typed = command(every, kin, refresh=stale)
        raise SetupError(f"System packages are missing. Type this, then the same again:\n\n{typed}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # Names of packages hold hyphens: no break inside them, so that they can be copied.
    names = textwrap.wrap(" ".join(packages), WIDTH - 4, break_on_hyphens=False)
    say("\n    ".join(["Packages of the system that are still missing:", *names]))
    steps = [[*INSTALL[kin], *packages]]
    steps = [REFRESH[kin], *steps] if stale else [*steps, REFRESH[kin], *steps]
    lines: list[str] = []
    for step in steps:
        status, lines = follow([*may, *step], "System packages", describe_install, quiet)
        if status == 0 and step != REFRESH[kin]:
            return
    raise SetupError(
        "The system packages could not be installed:\n"
        + "\n".join(f"    {line}" for line in reasons(lines))
        + f"\nMend this, or type:\n\n{command(packages, kin, refresh=stale)}\n"
    )


def reasons(lines: Sequence[str]) -> list[str]:
    """Why a package manager failed, in its own words."""
    errors = [line for line in lines if line.lower().startswith(("e:", "error"))]
    return (errors or list(filter(str.strip, lines)))[-REASON_LINES:]


def describe_install(line: str) -> str | None:
    """What the package manager is doing, from a line of its output.

    >>> describe_install("Setting up libegl1:amd64 (1.6.0-1) ...")
    'installing libegl1'
    """
    words = line.split()
    if line.startswith(("Setting up ", "Unpacking ")):
        return f"installing {words[2 if words[0] == 'Setting' else 1].split(':')[0]}"
    if line.startswith(("Get:", "Hit:")):
        return "fetching"
    return None


def _lacking(unmet: Collection[str]) -> tuple[list[str], list[str]]:
    """Packages to install, and what no package helps."""
    platforms = [name for name in unmet if name != "tools"]
    probe = str(Path(__file__).with_name("probe.py"))
    run = subprocess.run(
        [stamp.PYTHON, "-I", probe, *platforms], capture_output=True, text=True, check=False
    )
    if run.returncode:
        return [], (run.stderr.strip() or "the probe ended without a word").splitlines()[-1:]
    found = json.loads(run.stdout)
    kin = this_family()
    if kin is None:
        return [*found["libraries"], *_lacking_tools(unmet, kin)], found["errors"]
    packages, unknown = packages_for(found["libraries"], kin)
    strange = [f"{name} is missing; install the package that holds it" for name in unknown]
    if not found["font"]:
        packages.append(FONT[kin])
    return [*packages, *_lacking_tools(unmet, kin)], [*found["errors"], *strange]


def _lacking_tools(unmet: Collection[str], kin: Family | None) -> list[str]:
    if "tools" not in unmet:
        return []
    missing = [tool for tool in TEST_TOOLS if not any(map(shutil.which, tool.programs))]
    return [tool.packages[kin] if kin else tool.programs[0] for tool in missing]


def _privilege() -> list[str] | None:
    """What to put before a command that needs root, or None if we may not use it."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        asks = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
        if asks.returncode == 0:
            return ["sudo", "-n"]
    return None


def _has_apt_lists() -> bool:
    try:
        return any("Packages" in path.name for path in Path("/var/lib/apt/lists").iterdir())
    except OSError:
        return False
