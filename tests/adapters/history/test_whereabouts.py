"""Where histories are is remembered outside of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history.whereabouts import LastSeen, Whereabouts, holds_history
from tests.histories import SUNDAY

if TYPE_CHECKING:
    from pathlib import Path

SEEN = LastSeen(12, "the latest")


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return tmp_path / "state" / "histories.json"


def whereabouts(notes: Path) -> Whereabouts:
    return Whereabouts(notes, lambda: SUNDAY)


def begin(data: Path) -> Path:
    data.mkdir()
    (data / FILE_NAME).touch()
    return data


def test_what_was_seen_of_each_history_is_known_to_the_next_start(
    tmp_path: Path, notes: Path
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    whereabouts(notes).note(one, SEEN)
    whereabouts(notes).note(other, LastSeen(1, "its own"))
    again = whereabouts(notes)
    assert (again.seen(one), again.seen(other)) == (SEEN, LastSeen(1, "its own"))
    assert again.seen(tmp_path) is None


def test_a_history_that_is_forgotten_is_not_missed(tmp_path: Path, notes: Path) -> None:
    whereabouts(notes).note(tmp_path, SEEN)
    whereabouts(notes).forget(tmp_path)
    assert whereabouts(notes).seen(tmp_path) is None


def test_the_same_note_is_not_written_again(tmp_path: Path, notes: Path) -> None:
    whereabouts(notes).note(tmp_path, SEEN)
    notes.chmod(0o400)
    before = notes.stat().st_ino
    whereabouts(notes).note(tmp_path, SEEN)
    assert notes.stat().st_ino == before


@pytest.mark.parametrize("noted", ["12", "[]", '{"workouts": "many", "latest": "x"}', '{"x": 1}'])
def test_a_note_that_makes_no_sense_is_none(tmp_path: Path, notes: Path, noted: str) -> None:
    notes.parent.mkdir()
    notes.write_text(f'{{"{tmp_path.as_posix()}": {noted}}}')
    assert whereabouts(notes).seen(tmp_path) is None
    assert whereabouts(notes).place_of(tmp_path) == tmp_path


def test_the_folder_that_was_chosen_instead_is_used_from_now_on(
    tmp_path: Path, notes: Path
) -> None:
    stick, other = tmp_path / "stick", begin(tmp_path / "other")
    whereabouts(notes).note(stick, SEEN)
    whereabouts(notes).go(stick, other)
    assert whereabouts(notes).place_of(stick) == other
    assert whereabouts(notes).place_of(tmp_path) == tmp_path
    assert whereabouts(notes).seen(stick) == SEEN


def test_if_that_one_is_away_too_the_first_serves_again(tmp_path: Path, notes: Path) -> None:
    stick, other = tmp_path / "stick", tmp_path / "other"
    whereabouts(notes).go(stick, other)
    assert whereabouts(notes).place_of(stick) == other  # the one to be missed
    begin(stick)
    assert whereabouts(notes).place_of(stick) == stick


def test_two_folders_that_stand_for_each_other_end_no_search(tmp_path: Path, notes: Path) -> None:
    one, other = tmp_path / "one", begin(tmp_path / "other")
    whereabouts(notes).go(one, other)
    whereabouts(notes).go(other, one)
    assert whereabouts(notes).place_of(one) == other
    assert whereabouts(notes).place_of(other) == other


def test_a_folder_into_which_the_system_lets_nobody_look_holds_no_history_that_we_know_of(
    tmp_path: Path,
) -> None:
    assert not holds_history(tmp_path / ("long" * 100))
    assert holds_history(begin(tmp_path / "data"))
