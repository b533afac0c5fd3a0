"""The picture of the house in CONTRIBUTING.md shows every room that there is, and no other."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "spinecoach"
DRAWN_WHOLE = ("pages", "widgets", "figure", "exchange")
"""Folders that stand in the picture by their own name, with all that is in them."""


def picture() -> dict[str, set[str]]:
    """The names in each room of the picture, by the name of its folder."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    tree = text[text.index("spinecoach/\n") : text.index("Every module opens")]
    found: dict[str, set[str]] = {}
    room = ""
    for line in tree.splitlines():
        if opened := re.match(r"  (\w+)/  ", line):
            room = opened[1]
            found[room] = set()
        elif room and line.startswith("    "):
            # Two blanks part names from each other, more of them the names from what is said.
            names = re.match(r"    ([\w*/]+(?:  [\w*/]+)*)   ", f"{line}   ")
            assert names, line
            found[room] |= set(names[1].split())
        elif re.match(r"\S", line):
            room = ""
    return found


ROOMS = picture()


@pytest.mark.parametrize("room", ["app", "core", "adapters", "terminal", "ui"])
def test_every_module_stands_in_the_picture(room: str) -> None:
    modules = {path.stem for path in (PACKAGE / room).glob("*.py") if path.stem != "__init__"}
    names = ROOMS[room]
    lost = {stem for stem in modules if not any(fnmatch(stem, name) for name in names)}
    assert not lost, f"CONTRIBUTING.md does not show {sorted(lost)} in {room}/"


@pytest.mark.parametrize("room", ["app", "core", "adapters", "terminal", "ui"])
def test_nothing_stands_in_the_picture_that_is_not_there(room: str) -> None:
    there = {path.name if path.is_dir() else path.stem for path in (PACKAGE / room).iterdir()}
    gone = {
        name
        for name in ROOMS[room]
        if not any(fnmatch(one, name.removesuffix("/")) for one in there)
    }
    assert not gone, f"CONTRIBUTING.md shows {sorted(gone)} in {room}/, which is not there"


def test_folders_that_are_drawn_whole_are_all_that_there_are() -> None:
    folders = {
        path.name
        for room in ROOMS
        if (PACKAGE / room).is_dir()
        for path in (PACKAGE / room).iterdir()
        if path.is_dir() and path.name != "__pycache__"
    }
    assert folders == set(DRAWN_WHOLE)
