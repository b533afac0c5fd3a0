"""Damaged files are kept under a dated name until somebody decides about them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from spinecoach.adapters.history import FILE_NAME, damage
from spinecoach.adapters.history.file import SIDES

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 22, 7, 5, tzinfo=UTC)


def damaged(folder: Path, now: datetime = NOW) -> Path:
    """Set a damaged history aside; return its new name."""
    path = folder / FILE_NAME
    path.write_bytes(b"torn")
    return damage.set_aside(path, now)


def test_a_damaged_file_is_renamed_with_its_logs(tmp_path: Path) -> None:
    for side in SIDES:
        (tmp_path / (FILE_NAME + side)).write_bytes(b"log")
    aside = damaged(tmp_path)
    assert damage.day_of(aside) == "2026-11-22"
    assert {path.name for path in tmp_path.iterdir()} == {
        aside.name,
        *(aside.name + side for side in SIDES),
    }


def test_a_second_damage_in_the_same_second_replaces_nothing(tmp_path: Path) -> None:
    assert damaged(tmp_path) != damaged(tmp_path)
    assert len(damage.pending(tmp_path)) == 2


def test_pending_files_come_oldest_first_until_they_are_settled(tmp_path: Path) -> None:
    later, earlier = damaged(tmp_path), damaged(tmp_path, NOW - timedelta(days=3))
    assert damage.pending(tmp_path) == [earlier, later]
    damage.settle([earlier])
    assert damage.is_settled(earlier)
    assert damage.pending(tmp_path) == [later]
    assert earlier.exists()


def test_if_the_mark_cannot_be_written_the_question_stays(tmp_path: Path) -> None:
    gone = tmp_path / "removed" / "history-damaged-2026-11-22T070500.db"
    damage.settle([gone])
    assert not damage.is_settled(gone)
