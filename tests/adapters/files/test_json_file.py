"""One small file: whole or not at all, and never a reason to stop."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.files.json_file import JsonFile
from spinecoach.core.trouble import TroubleKind
from tests.histories import WallClock

if TYPE_CHECKING:
    from pathlib import Path


def file_in(folder: Path) -> JsonFile:
    return JsonFile(folder / "things.json", WallClock())


def kind(one: JsonFile) -> TroubleKind | None:
    return one.trouble.kind if one.trouble else None


def test_what_is_written_is_read_and_only_by_its_owner(tmp_path: Path) -> None:
    one = file_in(tmp_path / "new")
    assert one.read() == {}
    one.write({"a": [1, "ü"]})
    assert file_in(tmp_path / "new").read() == {"a": [1, "ü"]}
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["things.json"]
    if os.name == "posix":
        assert one.path.stat().st_mode & 0o077 == 0
    one.delete()
    assert file_in(tmp_path / "new").read() == {}


@pytest.mark.parametrize("text", ["", "{", "[1]", "12", "[" * 100_000, "\x00"])
def test_a_damaged_file_is_set_aside_under_a_dated_name(tmp_path: Path, text: str) -> None:
    one = file_in(tmp_path)
    one.path.write_text(text, encoding="utf-8")
    assert one.read() == {}
    assert kind(one) is TroubleKind.FILE_DAMAGED
    aside = tmp_path / "things-damaged-2026-11-22T180000.json"
    assert aside.read_text(encoding="utf-8") == text
    one.write({"a": 1})
    assert one.trouble is None


def test_who_only_reads_leaves_a_damaged_file_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "things.json"
    path.write_text('{"a": 1,}')
    one = JsonFile(path, WallClock(), only_read=True)
    assert one.read() == {}
    assert kind(one) is TroubleKind.FILE_STAYS_DAMAGED
    assert path.read_text() == '{"a": 1,}'


def test_a_text_may_begin_with_the_mark_that_some_editors_write(tmp_path: Path) -> None:
    one = file_in(tmp_path)
    one.path.write_text('\ufeff{"a": 1}', encoding="utf-8")
    assert one.read() == {"a": 1}


def test_if_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file, not a folder")
    one = file_in(tmp_path / "data")
    one.write({"a": 1})
    assert kind(one) is TroubleKind.FILE_NOT_KEPT


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    one = file_in(tmp_path)
    one.path.mkdir()
    assert one.read() == {}
    assert kind(one) is TroubleKind.NO_REGULAR_FILE
    one.delete()
    assert kind(one) is TroubleKind.FILE_NOT_DELETED


def test_a_damaged_file_that_cannot_be_moved_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = file_in(tmp_path)
    one.path.write_text("{")

    def stuck(*_: object) -> None:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(type(one.path), "replace", stuck)
    assert one.read() == {}
    assert kind(one) is TroubleKind.FILE_STAYS_DAMAGED


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has pipes with a name")
def test_a_pipe_under_the_name_of_the_part_file_holds_nothing_back(tmp_path: Path) -> None:
    one = file_in(tmp_path)
    os.mkfifo(tmp_path / f"{one.path.name}.new")
    one.write({"a": 1})
    assert one.read() == {"a": 1}
