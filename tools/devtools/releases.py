"""What the benchmarks found in each release: tests/benchmarks/releases/, one file for each version.

A figure is a ratio within one run, or has its limit beside it, so those of two machines compare.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from devtools import stamp

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(stamp.ROOT, "tests", "benchmarks", "releases")


def latest(folder: Path = FOLDER) -> tuple[str, dict[str, str]]:
    """Return the newest version with figures, and what each benchmark said then; "" without one."""
    versions = {tuple(map(int, path.stem.split("."))): path for path in folder.glob("*.json")}
    if not versions:
        return "", {}
    newest = versions[max(versions)]
    return newest.stem, json.loads(newest.read_text(encoding="utf-8"))


def keep(version: str, figures: Mapping[str, str], folder: Path = FOLDER) -> Path:
    """Write what benchmarks said into the file of a version; return its path."""
    place = folder / f"{version}.json"
    before = json.loads(place.read_text(encoding="utf-8")) if place.exists() else {}
    folder.mkdir(exist_ok=True)
    text = json.dumps({**before, **figures}, ensure_ascii=False, indent=1, sort_keys=True)
    place.write_text(text + "\n", encoding="utf-8")
    return place
