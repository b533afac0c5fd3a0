"""The two Pythons that a bundle is made with, both fresh.

`RUNTIME` holds what a person gets, the wheel and what it asks for, and nothing else: so nothing
of a developer can slip into a bundle, and the lists of licences and parts are true. `TOOLS` holds
what packages are made with; it finds the modules of `RUNTIME` by a path file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from package.description import DIST, OUT, ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RUNTIME = OUT / "runtime"
TOOLS = OUT / "tools"
QUIET = ("-q", "--no-input", "--disable-pip-version-check")


def wheel_and_sdist(moment: int) -> list[Path]:
    """Build wheel and sdist, the same bytes for the same commit (`moment`, in Unix seconds)."""
    shutil.rmtree(DIST, ignore_errors=True)
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(DIST)]
    run(build, {"SOURCE_DATE_EPOCH": str(moment)})
    return sorted(DIST.iterdir())


def make(*wheels: Path) -> None:
    """Make both environments anew; a package that is among the wheels comes from there."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    fresh(RUNTIME, *map(str, wheels))
    fresh(TOOLS, *project["optional-dependencies"]["package"])
    (packages_of(TOOLS) / "runtime.pth").write_text(f"{packages_of(RUNTIME)}\n", encoding="utf-8")


def fresh(folder: Path, *wanted: str) -> None:
    """Make an environment anew with what is wanted, in the words of pip."""
    shutil.rmtree(folder, ignore_errors=True)
    run([sys.executable, "-m", "venv", str(folder)])
    run([str(python_of(folder)), "-m", "pip", "install", *QUIET, *wanted])


def python_of(folder: Path) -> Path:
    """Return the interpreter of an environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def packages_of(folder: Path) -> Path:
    """Return where an environment keeps its modules."""
    place = subprocess.check_output(
        [python_of(folder), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        encoding="utf-8",
    )
    return Path(place.strip())


def with_tools(words: Sequence[str], more: Mapping[str, str] | None = None) -> None:
    """Run a Python command in `TOOLS`; our own modules are found there too."""
    ours = os.pathsep.join((str(ROOT / "tools"), str(ROOT)))
    run([str(python_of(TOOLS)), *words], {"PYTHONPATH": ours, **(more or {})})


def run(command: Sequence[str], more: Mapping[str, str] | None = None) -> None:
    """Run a command; its failure ends everything, and its own words say why."""
    quiet = {"QT_QPA_PLATFORM": "offscreen", **(more or {})}
    ended = subprocess.run(command, cwd=ROOT, env={**os.environ, **quiet}, check=False)
    if ended.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed with {ended.returncode}.")
