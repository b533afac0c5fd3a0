"""The program's side: a worker is started by a line, only if it is wanted and there is a bus."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.ducking.ducker import Ducker
from tests.patience import until

if TYPE_CHECKING:
    from pathlib import Path

NOTES = """
import sys
with open({file!r}, "a") as notes:
    notes.write("begins ")
    for line in sys.stdin:
        notes.write(line.strip() + " ")
        notes.flush()
        if {status} is not None:
            sys.exit({status})
    notes.write("ends ")
"""


@pytest.fixture(autouse=True)
def _desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    (tmp_path / "bus").touch()


def ducker(file: Path, *, wanted: bool = True, status: int | None = None) -> Ducker:
    """A ducker whose worker notes what it is told, and ends with a status after the first line."""
    code = NOTES.format(file=str(file), status=status)
    return Ducker(lambda: wanted, [sys.executable, "-c", code])


def gone(ducker: Ducker) -> bool:
    return ducker._worker is not None and ducker._worker.poll() is not None


def test_each_line_is_told_and_at_the_end_the_worker_ends_by_itself(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    made = ducker(notes)
    made.soften(1.5)
    made.soften(2.0)
    made.close()
    made.close()
    assert notes.read_text() == 'begins {"softer": 1.5} {"softer": 2.0} ends '


def test_what_is_switched_off_starts_nothing(tmp_path: Path) -> None:
    made = ducker(tmp_path / "notes", wanted=False)
    made.soften(1.0)
    made.close()
    assert not (tmp_path / "notes").exists()


def test_a_worker_that_ended_is_started_by_the_next_line(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    made = ducker(notes, status=0)
    made.soften(1.0)
    until(lambda: gone(made))
    made.soften(2.0)
    until(lambda: gone(made))
    made.close()
    assert notes.read_text() == 'begins {"softer": 1.0} begins {"softer": 2.0} '


def test_without_a_bus_none_is_started_until_there_is_one(tmp_path: Path) -> None:
    notes, bus = tmp_path / "notes", tmp_path / "bus"
    made = ducker(notes)
    bus.unlink()
    made.restore()
    made.soften(1.0)
    bus.touch()
    made.soften(2.0)
    made.close()
    assert notes.read_text() == 'begins {"softer": 2.0} ends '


def test_without_a_place_for_the_record_none_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/somewhere")
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    made = ducker(tmp_path / "notes")
    made.soften(1.0)
    made.close()
    assert not (tmp_path / "notes").exists()


def test_a_worker_that_cannot_be_started_costs_nothing_but_the_music(tmp_path: Path) -> None:
    made = Ducker(lambda: True, [str(tmp_path / "nowhere")])
    made.soften(1.0)
    made.soften(1.0)
    made.close()
