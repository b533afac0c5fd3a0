"""Is there anything to set up? The stamp in `.venv` answers before anything slow is imported.

The stamp is a small JSON file that keeps what the environment was made from: the Python, the
place of the checkout, the whole text of pyproject.toml, which extras are in, which packages came
with them and which demands on the system were found met. It is written *incomplete* before the
environment is touched and *complete* afterwards, so that an interrupted set-up is seen as one.

Every start of the program from a checkout passes through here, so this module imports little.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "spinecoach-setup.json")
WINDOWS = os.name == "nt"
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if WINDOWS else ("bin", "python")))

# What changes where Python finds modules: a file of a person's own would hide one of ours.
MISLEADING = frozenset(
    {"PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONUSERBASE", "PYTHONPLATLIBDIR"}
)

Need = Literal["nothing", "check", "install", "rebuild"]


class Made(NamedTuple):
    """What an environment was made from, or is to be made from."""

    python: str
    """Implementation and feature version: packages built for one do not load in another."""
    root: str
    """The checkout: an environment holds absolute paths and does not survive a move."""
    pyproject: str
    """The text of pyproject.toml."""
    extras: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    """Names of the installed distributions; one that has gone missing shows damage."""
    met: tuple[str, ...] = ()
    """Demands on the system (see `demands`) that were found met."""
    complete: bool = False


def clean(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment variables without those that mislead Python."""
    return {name: value for name, value in environ.items() if name not in MISLEADING}


def demands(environ: Mapping[str, str], *, tests: bool) -> tuple[str, ...]:
    """What the system must offer: Qt platforms that load, and `tools` for the tests.

    Without a display the coach works in the terminal, so then nothing is asked for.
    """
    if not sys.platform.startswith("linux"):
        return ()
    if tests:
        return ("offscreen", "xcb", "tools")
    shown = {"xcb": environ.get("DISPLAY"), "wayland": environ.get("WAYLAND_DISPLAY")}
    platforms = tuple(name for name, value in shown.items() if value)
    return ("offscreen", *platforms) if platforms else ()


def wanted(extras: tuple[str, ...] = (), demands: tuple[str, ...] = ()) -> Made:
    """What this checkout, under this Python, asks for."""
    with open(os.path.join(ROOT, "pyproject.toml"), encoding="utf-8") as file:
        text = file.read()
    python = f"{sys.implementation.cache_tag}{getattr(sys, 'abiflags', '')}"
    return Made(python=python, root=ROOT, pyproject=text, extras=extras, met=demands)


def read(path: str = STAMP) -> Made | None:
    """The stamp, or None if there is none or it cannot be understood."""
    try:
        with open(path, encoding="utf-8") as file:
            kept = json.load(file)
        return Made(
            python=str(kept["python"]),
            root=str(kept["root"]),
            pyproject=str(kept["pyproject"]),
            extras=tuple(map(str, kept["extras"])),
            packages=tuple(map(str, kept["packages"])),
            met=tuple(map(str, kept["met"])),
            complete=kept["complete"] is True,
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write(made: Made, path: str = STAMP) -> None:
    """Keep `made`, whole or not at all."""
    new = f"{path}.new"
    with open(new, "w", encoding="utf-8") as file:
        json.dump(made._asdict(), file, indent=1)
    os.replace(new, path)


def need(kept: Made | None, want: Made, present: tuple[str, ...] | None) -> Need:
    """What stands between the environment as it is kept and as it is wanted.

    `present` names the distributions that are there now; None means that the environment's Python
    does not start. An environment without a stamp was made by someone else: it is filled if that is
    possible, not thrown away.
    """
    if present is None:
        return "rebuild"
    if kept is None:
        return "install" if "pip" in present else "rebuild"
    if not kept.complete or (kept.python, kept.root) != (want.python, want.root):
        return "rebuild"
    if (
        kept.pyproject != want.pyproject
        or not set(want.extras) <= set(kept.extras)
        or not set(kept.packages) <= set(present)
    ):
        return "install"
    return "nothing" if set(want.met) <= set(kept.met) else "check"


def distributions(venv: str = VENV) -> tuple[str, ...] | None:
    """Names of what is installed in the environment; None if it has no Python of our version.

    Read from the directory listing: importlib.metadata would cost more than all the rest.
    """
    if not os.access(PYTHON, os.X_OK):
        return None
    try:
        found = os.listdir(site_packages(venv))
    except OSError:
        return None
    return tuple(sorted({e.partition("-")[0] for e in found if e.endswith(".dist-info")}))


def site_packages(venv: str) -> str:
    """Where a Python of our version has the packages of that environment."""
    feature = f"python{sys.version_info[0]}.{sys.version_info[1]}{getattr(sys, 'abiflags', '')}"
    return os.path.join(venv, "Lib" if WINDOWS else os.path.join("lib", feature), "site-packages")


def state(want: Made) -> tuple[Need, Made | None]:
    """What is needed now, and the stamp that says so."""
    kept = read()
    return need(kept, want, distributions()), kept
