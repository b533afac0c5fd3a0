"""The folder between machines: only what has our ending is looked at, and nothing is waited for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.archive.container import ArchiveFault
from spinecoach.adapters.sharing import folder as shared
from spinecoach.adapters.sharing.folder import MOST_FILES, content_of, entries, path_of, write
from spinecoach.core.record.archive import RefusalKind
from spinecoach.core.record.sharing import ENDING

if TYPE_CHECKING:
    from pathlib import Path


def test_only_our_ending_is_looked_at_and_only_so_many(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / f".spinecoach-x{ENDING}.part").write_text("x")
    for number in range(MOST_FILES + 5):
        (tmp_path / f"{number:04}{ENDING}").write_text("x")
    ours = [path_of(tmp_path, "aaaaaaaa", "2026"), path_of(tmp_path, "aaaaaaaa", "")]
    for path in ours:
        path.write_text("x")
    assert [entry.name for entry in entries(tmp_path)] == [
        *(path.name for path in ours),
        *(f"{number:04}{ENDING}" for number in range(MOST_FILES - len(ours))),
    ]


def test_a_file_that_goes_meanwhile_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "listdir", lambda _: [f"gone{ENDING}"])
    assert entries(tmp_path) == []


def test_a_folder_that_is_away_raises_and_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        entries(tmp_path / "stick")
    with pytest.raises(OSError, match="No such file"):
        write(path_of(tmp_path / "stick", "aaaaaaaa", "2026"), b"x")
    assert not (tmp_path / "stick").exists()


def test_what_is_too_large_or_cannot_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = path_of(tmp_path, "aaaaaaaa", "2026")
    path.write_bytes(b"x" * 100)
    (entry,) = entries(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(shared, "MOST_BYTES", 99)
        with pytest.raises(ArchiveFault) as fault:
            content_of(entry)
    assert fault.value.refusal.kind is RefusalKind.TOO_LARGE
    path.unlink()
    with pytest.raises(ArchiveFault) as fault:
        content_of(entry)
    assert fault.value.refusal.kind is RefusalKind.UNREADABLE


@pytest.mark.skipif(os.name != "posix", reason="needs links and pipes")
def test_our_file_is_written_in_place_of_a_link_or_a_pipe_and_not_through_it(
    tmp_path: Path,
) -> None:
    outside = tmp_path / "outside"
    outside.write_text("theirs")
    (tmp_path / "folder").mkdir()
    link, pipe = (path_of(tmp_path / "folder", mark, "2026") for mark in ("aaaaaaaa", "bbbbbbbb"))
    link.symlink_to(outside)
    os.mkfifo(pipe)
    for path in (link, pipe):
        write(path, b"ours")
        assert path.read_bytes() == b"ours"
    assert outside.read_text() == "theirs"
