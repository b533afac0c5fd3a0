"""The CSV that we write comes back as the same workouts."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.exchange.csv_writer import our_csv
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.core.mistake import Mistake, Wanted
from spinecoach.core.record.logbook import Origin, SetExtra
from tests.adapters.exchange.files import taken, written
from tests.histories import WallClock, years

if TYPE_CHECKING:
    from pathlib import Path

EXTRA = SetExtra("warmup", "1", 8.5, "=slow", 20.0)


def exported(path: Path) -> Path:
    """Write eight weeks, with a set that tells all it can."""
    first, *rest = years(8)
    odd = replace(first.sets[0], variant="Gentle", seconds=60.0, distance_m=5.5, extra=EXTRA)
    timed = replace(first.sets[1], rep_seconds=(None, 4.1, None, 12.0))
    sets = (odd, timed, *first.sets[2:])
    full = replace(first, note="-slept badly", sets=sets, origin=Origin.ELSEWHERE)
    path.write_bytes(our_csv([full, *rest]))
    return path


def test_our_csv_written_again_after_import_is_the_same(tmp_path: Path) -> None:
    path = exported(tmp_path / "our.csv")
    found = taken(path)
    assert our_csv(found.workouts) == path.read_bytes()
    assert found.workouts[0].sets[0].extra == EXTRA
    assert found.workouts[0].sets[1].rep_seconds == (None, 4.1, None, 12.0)
    assert b",? 4.1 ? 12," in path.read_bytes()
    # What was planned is not in it: as many sets as were done.
    assert {one.id: one.planned_sets for one in found.workouts} == {
        one.id: len(one.sets) for one in years(8)
    }


def test_what_is_in_the_history_already_is_known_again(tmp_path: Path) -> None:
    with closing(SqliteHistory(tmp_path / "data", WallClock(), wait=None)) as history:
        history.add(years(8))
        path = tmp_path / "our.csv"
        path.write_bytes(our_csv(history.workouts()))
        assert history.new_among(taken(path)) == []


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_spreadsheet_may_save_it_with_other_separators(tmp_path: Path, mark: str) -> None:
    path = exported(tmp_path / "our.csv")
    lines = path.read_text(encoding="utf-8").replace(",", mark).splitlines()
    again = written(tmp_path, *lines, name="again.csv")
    assert taken(again).workouts == taken(path).workouts


def test_a_number_that_is_none_leaves_its_workout_out(tmp_path: Path) -> None:
    path = exported(tmp_path / "our.csv")
    header, first, *lines = path.read_text(encoding="utf-8").splitlines()
    cells = first.split(",")
    cells[header.split(",").index("reps")] = "many"
    found = taken(written(tmp_path, header, ",".join(cells), *lines, name="odd.csv"))
    (mistake,) = found.mistakes
    assert isinstance(mistake, Mistake)
    assert mistake.path == ("workouts", 0, "sets", 0, "reps")
    assert mistake.expected.kind is Wanted.WHOLE
    assert len(found.workouts) == len(taken(path).workouts) - 1
