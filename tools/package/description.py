"""What every package says of the program; the one place that gathers it.

Name, licence and summary stand in pyproject.toml, the version in `spinecoach/__init__.py`, the
moment is that of the commit: the same commit gives the same packages.
"""

from __future__ import annotations

import subprocess
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build" / "package"
DIST = ROOT / "dist"


class Description(NamedTuple):
    """What is said of the program."""

    version: str
    """As in "0.1.0"."""
    commits: int
    """How many commits there are: an unreleased package of a later commit is a newer one."""
    released: bool
    """Whether the commit bears the version's tag."""
    made: datetime
    """When the commit was made."""
    summary: str
    licence: str
    homepage: str
    maintainer: str

    @property
    def full_version(self) -> str:
        """The version, and for an unreleased one which it is: "0.1.0~dev1234" is before "0.1.0"."""
        return self.version if self.released else f"{self.version}~dev{self.commits}"


def described(root: Path = ROOT) -> Description:
    """Return the description of a checkout."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    names = project["project"]
    module = (root / project["tool"]["hatch"]["version"]["path"]).read_text(encoding="utf-8")
    version = module.partition('__version__ = "')[2].partition('"')[0]
    tags = _git(root, "tag", "--points-at", "HEAD").split()
    seconds = int(_git(root, "log", "-1", "--format=%ct"))
    own = project["tool"]["spinecoach"]["package"]
    return Description(
        version=version,
        commits=int(_git(root, "rev-list", "--count", "HEAD")),
        released=f"v{version}" in tags,
        made=datetime.fromtimestamp(seconds, UTC),
        summary=names["description"],
        licence=names["license"],
        homepage=own["homepage"],
        maintainer=own["maintainer"],
    )


def _git(root: Path, *words: str) -> str:
    return subprocess.check_output(["git", *words], cwd=root, encoding="utf-8").strip()
