"""The picture of the rooms in CONTRIBUTING.md shows every room that there is, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "spinecoach"
WHOLE = (
    *(f"app{room}" for room in ("", "/window", "/commands", "/services", "/run")),
    *(f"core{room}" for room in ("", "/coaching", "/workout", "/record", "/body")),
)
"""Rooms whose modules are all named in the picture."""


def picture() -> dict[str, set[str]]:
    """The names that stand below each room of the picture, by the path of the room."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    tree = text[text.index("spinecoach/\n") : text.index("resources/        ")]
    rooms: dict[str, set[str]] = {}
    room = ""
    for line in tree.splitlines()[1:]:
        if opened := re.match(r" +([\w/]+)/ {2,}", line):
            room = opened[1]
            rooms[room] = set()
        elif names := re.match(r" {6,}(\w+(?: {1,2}\w+)*)(?: {3}|$)", line):
            rooms[room] |= set(names[1].split())
    return rooms


ROOMS = picture()


def modules(room: str) -> set[str]:
    return {path.stem for path in (PACKAGE / room).glob("*.py") if path.stem != "__init__"}


def test_every_room_stands_in_the_picture_and_no_other() -> None:
    folders = {path.parent.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("__init__.py")}
    pages = {folder for folder in folders if folder.startswith("ui/pages/")}
    assert set(ROOMS) == folders - pages - {"."}


@pytest.mark.parametrize("room", WHOLE)
def test_every_module_stands_in_its_room(room: str) -> None:
    assert modules(room) <= ROOMS[room]


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_stands_in_a_room_that_is_not_there(room: str) -> None:
    assert ROOMS[room] <= modules(room)
