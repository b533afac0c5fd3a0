"""Three real programs on three data folders, and somebody who carries their files badly."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.history.machine import MachineNotes
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.history.whole import whole_document
from spinecoach.adapters.sharing.folder import path_of
from spinecoach.core.record.sharing import ENDING
from tests.histories import WallClock, years
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from spinecoach.core.record.logbook import LoggedWorkout

NAMES = ("laptop", "desk", "stick")
LIFE = years(4)
ROUNDS = 4


def run(home: Path, *words: str) -> int:
    """Run the real program on the data folder of one machine."""
    command = [sys.executable, "-m", "spinecoach", *words, "--data-dir", str(home / "data")]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done.returncode


class Machine:
    """One machine: its data folder, its side of the carried folder, its clock that is off."""

    def __init__(self, home: Path, days_off: int) -> None:
        self.home, self.folder = home, home / "carried"
        self.folder.mkdir(parents=True)
        self.clock = WallClock()
        self.clock.forward(days=days_off)

    def open(self) -> SqliteHistory:
        return SqliteHistory(self.home / "data", self.clock, wait=None)

    def told(self) -> bytes:
        with closing(self.open()) as history:
            return whole_document(history, history.workouts(), history.deleted())

    def live(self, chance: random.Random, new: LoggedWorkout) -> None:
        """Do a workout and change some of what is there."""
        with closing(self.open()) as history:
            self.clock.at += timedelta(minutes=1)
            history.add([replace(new, note=self.home.name)])
            one = chance.choice(history.workouts())
            its = history.corrections
            its.change_workout(one.id, note=f"{self.home.name} {chance.randrange(9)}")
            its.change_set(one.id, one.sets[0].id, reps=chance.randrange(9))
            its.excuse(one.day, chance.choice(["flu", "travel", ""]))
            chance.choice([its.delete, its.undelete])(one.id)


def carry(chance: random.Random, machines: list[Machine], old: list[tuple[str, bytes]]) -> None:
    """Bring files from one side to another: some whole, some half, some renamed, some old."""
    for one in machines:
        for file in sorted(one.folder.iterdir()):
            content = file.read_bytes()
            old.append((file.name, content))
            for other in machines:
                match chance.randrange(6):
                    case 0:
                        continue  # lost while it was carried
                    case 1:
                        half = content[: chance.randrange(len(content) + 1)]
                        (other.folder / f"half-{file.name}").write_bytes(half)
                    case 2:
                        name = f"{file.stem} (conflicted copy){ENDING}"
                        (other.folder / name).write_bytes(content)
                    case 3:
                        name, before = chance.choice(old)
                        (other.folder / name).write_bytes(before)
                    case _:
                        (other.folder / file.name).write_bytes(content)


def carry_well(machines: list[Machine]) -> None:
    """Bring the own files of each machine to all others, as it is."""
    for one in machines:
        with closing(one.open()) as history:
            notes = MachineNotes(history.store)
            its = [path_of(one.folder, notes.id, part) for part in notes.published]
        for other in machines:
            for own in its if other is not one else ():
                shutil.copy(own, other.folder / own.name)


@pytest.fixture
def machines(tmp_path: Path) -> list[Machine]:
    return [Machine(tmp_path / name, off) for name, off in zip(NAMES, (0, 400, -400), strict=True)]


def test_whatever_the_carrier_does_all_end_alike_as_soon_as_he_carries_well(
    machines: list[Machine],
) -> None:
    chance, life = random.Random(17), list(LIFE)
    old: list[tuple[str, bytes]] = []
    for machine in machines:
        machine.live(chance, life.pop())
        assert run(machine.home, "share", "start", str(machine.folder)) == 0
    for _ in range(ROUNDS):
        carry(chance, machines, old)
        for machine in machines:
            machine.live(chance, life.pop())
            assert run(machine.home, "share", "now") == 0
    for _ in range(2):
        carry_well(machines)
        for machine in machines:
            assert run(machine.home, "share", "now") == 0
    assert len({machine.told() for machine in machines}) == 1
    with closing(machines[0].open()) as history:
        known = {one.id for one in (*history.workouts(), *(one for one, _ in history.deleted()))}
    assert len(known) == len(NAMES) * (ROUNDS + 1)  # nobody lost anything


def test_a_workout_in_one_program_is_in_the_other_after_it(machines: list[Machine]) -> None:
    laptop, desk, _ = machines
    for machine in (laptop, desk):
        with closing(machine.open()):
            pass
        assert run(machine.home, "share", "start", str(laptop.folder)) == 0
    assert run(laptop.home, "--text", "--pace", "1000") == 0
    assert run(desk.home, "share", "now") == 0
    with closing(desk.open()) as history:
        (workout,) = history.workouts()
    assert workout.done_sets > 0
    if os.name == "posix":
        assert all(file.stat().st_mode & 0o077 == 0 for file in laptop.folder.iterdir())
