"""What the benchmarks found in each release: tests/benchmarks/releases/, one file for each version.

A figure is a ratio within one run, or has its limit beside it, so those of two machines compare.
docs/figures.md shows all of them in one table, each release's below that of the release after it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from devtools import stamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FOLDER = Path("tests", "benchmarks", "releases")
PAGE = Path("docs", "figures.md")

HEAD = """\
# Figures

What the benchmarks found in each release, the newest first: `packaging/dev.py bench --keep` writes
this page, on a machine that does nothing else. What is measured, and how, stands at the head of
each file in `tests/benchmarks/`. Limits hold for every machine, because most figures are compared
with something that was measured in the same run.
"""
TABLE = """
| benchmark | release | found |
|---|---|---|
"""
NONE = "\nNo release has figures yet.\n"


def latest(root: Path | None = None) -> tuple[str, dict[str, list[str]]]:
    """Return the newest version with figures, and what each benchmark said then; "" without one."""
    return next(_all(root or Path(stamp.ROOT)), ("", {}))


def keep(version: str, figures: Mapping[str, Sequence[str]], root: Path | None = None) -> Path:
    """Write what benchmarks said into the file of a version, and the page; return its path."""
    root = root or Path(stamp.ROOT)
    place = root / FOLDER / f"{version}.json"
    before = json.loads(place.read_text(encoding="utf-8")) if place.exists() else {}
    place.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({**before, **figures}, ensure_ascii=False, indent=1, sort_keys=True)
    place.write_text(text + "\n", encoding="utf-8")
    (root / PAGE).parent.mkdir(exist_ok=True)
    (root / PAGE).write_text(page(root), encoding="utf-8")
    return root / PAGE


def page(root: Path) -> str:
    """Return the table of all releases."""
    kept = list(_all(root))
    rows = []
    for name in sorted({name for _, figures in kept for name in figures}):
        shown = name
        for version, figures in kept:
            if name in figures:
                found = "<br>".join(figures[name]).replace("|", "\\|")
                rows.append(f"| {shown} | {version} | {found} |\n")
                shown = ""
    return HEAD + (TABLE + "".join(rows) if rows else NONE)


def _all(root: Path) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Yield each version with its figures, the newest first."""
    versions = {
        tuple(map(int, path.stem.split("."))): path for path in (root / FOLDER).glob("*.json")
    }
    for _, path in sorted(versions.items(), reverse=True):
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))
