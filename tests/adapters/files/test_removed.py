"""What was removed is told from what is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.files.removed import FILE_NAME, MOST, Removed

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_removed_is_noted_until_it_is_here_again(tmp_path: Path) -> None:
    Removed(tmp_path).note("routine", gone=["A", "B"])
    Removed(tmp_path).note("exercise", gone=["A"])
    Removed(tmp_path).note("routine", here=["A"])
    assert Removed(tmp_path).of("routine") == ("B",)
    assert Removed(tmp_path).of("exercise") == ("A",)


def test_nothing_is_written_where_nothing_was_removed(tmp_path: Path) -> None:
    Removed(tmp_path).note("routine", here=["A"])
    assert list(tmp_path.iterdir()) == []


def test_the_latest_names_are_kept(tmp_path: Path) -> None:
    for number in range(MOST + 1):
        Removed(tmp_path).note("routine", gone=[str(number)])
    assert Removed(tmp_path).of("routine") == tuple(str(n) for n in range(1, MOST + 1))


@pytest.mark.parametrize("text", ["[", "[]", '{"routine": 7}', '{"routine": [7]}'])
def test_a_damaged_file_names_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text)
    assert Removed(tmp_path).of("routine") == ()
    Removed(tmp_path).note("routine", gone=["A"])
    assert Removed(tmp_path).of("routine") == ("A",)
