"""Damage the file of another machine in the shared folder, read it, and tell a third one.

Its bytes are damaged, or a file in it before it is packed, so that its sum is right. One's own
workouts stay; the history can be written and read; what is written for others is whole.
"""

from __future__ import annotations

import json
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from spinecoach.adapters.archive.container import HISTORY, pack
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.sharing.folder import entries
from spinecoach.adapters.sharing.machine_file import KIND, MACHINE, unpacked
from spinecoach.adapters.sharing.sync import Sync
from spinecoach.app.services.sharing import SharingService
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.sharing import ENDING, SharingState
from tests.fuzz.fuzz_files import damaged
from tests.fuzz.mutations import mutated
from tests.histories import WallClock, years

if TYPE_CHECKING:
    import random

WORDS = Phrases()
FIRST, SECOND, THIRD, FOURTH = years(1)[:4]


@cache
def template() -> bytes:
    """Return the good file of a machine: with a corrected, a deleted workout and an excused day."""
    with tempfile.TemporaryDirectory() as made:
        shared = Path(made) / "shared"
        shared.mkdir()
        clock = WallClock()
        with closing(SqliteHistory(Path(made) / "data", clock, wait=None)) as history:
            history.add([FIRST, SECOND, THIRD])
            history.corrections.change_workout(FIRST.id, note="sore")
            history.corrections.change_set(FIRST.id, FIRST.sets[0].id, reps=7)
            history.corrections.delete(THIRD.id)
            history.corrections.excuse(FOURTH.day, "ill")
            machine(history, shared, "desk").round()
            (own,) = entries(shared)
            return own.path.read_bytes()


def machine(history: SqliteHistory, shared: Path, name: str) -> Sync:
    """Return the rounds of a machine of that name."""
    return Sync(history, shared, name, lambda: True)


def damage_shared(chance: random.Random, folder: Path) -> None:
    """Let a machine read a damaged file of another one, and a third machine what it writes."""
    shared = folder / "shared"
    shared.mkdir()
    path = shared / f"spinecoach-dddddddd-2026{ENDING}"
    path.write_bytes(spoilt(chance))
    clock = WallClock()
    with closing(SqliteHistory(folder / "laptop", clock, wait=None)) as history:
        history.add([FIRST, FOURTH])
        history.corrections.change_workout(FIRST.id, note="stiff")
        for _ in range(2):
            told(history, machine(history, shared, "laptop"))
        own = {FIRST.id, FOURTH.id}
        assert {one.id for one in history.any_workouts(own)} == own
    path.unlink()
    with closing(SqliteHistory(folder / "stick", clock, wait=None)) as history:
        assert told(history, machine(history, shared, "stick")) == []


def told(history: SqliteHistory, sync: Sync) -> list[str]:
    """Do a round, and return in words what is odd in the folder."""
    found = sync.round()
    assert (found.away, found.trouble, history.trouble) == ("", None, None)
    service = SharingService(history)
    for choice in service.choices():
        WORDS.sharing.asked(choice).encode()
        for version in choice.versions:
            WORDS.sharing.version(choice, version, "kg").encode()
    assert service.state == SharingState()
    history.workouts()
    history.deleted()
    return [WORDS.sharing.odd(odd) for odd in found.odd]


def spoilt(chance: random.Random) -> bytes:
    """Return a file that is damaged as a whole, or in one of the files in it."""
    if chance.randrange(4) == 0:
        return mutated(template(), chance)
    file = unpacked(template())
    names = {"machine": file.machine, "name": file.name, "part": file.part}
    files = {HISTORY: file.history, MACHINE: json.dumps(names).encode()}
    name = HISTORY if chance.randrange(4) else MACHINE
    match chance.randrange(3):
        case 0:
            files[name] = mutated(files[name], chance)
        case 1:
            text = damaged(files[name].decode(), chance)
            files[name] = text.encode("utf-8", "surrogatepass")
        case _:
            files[name] = another_value(files[name], chance)
    return pack(files, KIND)


VALUES: tuple[object, ...] = (
    *(None, True, -1, 0, 3, 1e308, 10**30, 0.5, "", "x", "\ud800", [], {}, [[]], {"note": {}}),
    *("2026-13-45", "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00", "\0", "x" * 5000),
)
"""What stands in the place of a good value."""


def another_value(content: bytes, chance: random.Random) -> bytes:
    """Return JSON in which one value, wherever it stands, is another one."""
    text = content.decode()
    whole = json.loads(text)
    places: list[tuple[dict[str, object] | list[object], str | int]] = []
    waiting: list[object] = [whole]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            places += [(part, key) for key in part]
            waiting += part.values()
        elif isinstance(part, list):
            places += [(part, number) for number in range(len(part))]
            waiting += part
    for _ in range(chance.randint(1, 3)):
        part, key = chance.choice(places)
        part[key] = chance.choice(VALUES)  # type: ignore[index]
    return json.dumps(whole).encode("utf-8", "surrogatepass")
