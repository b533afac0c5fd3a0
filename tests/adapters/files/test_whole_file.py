"""Files are written whole or not at all, and never over a history."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from spinecoach.adapters.files import whole_file
from spinecoach.adapters.files.whole_file import write_whole

PIPE_HOLDS = 65536
"""Bytes that a pipe holds until its writer has to wait (pipe(7))."""


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "history.csv"
    write_whole(target, b"first")

    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full_disk)
        with pytest.raises(OSError, match="No space"):
            write_whole(target, b"second")
    assert target.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_is_replaced_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    target = tmp_path / "history.csv"
    write_whole(target, b"first")
    write_whole(target, b"second")
    assert target.read_bytes() == b"second"
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path, b"history")


@pytest.mark.parametrize("start", [b"", b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83"])
def test_a_database_that_was_named_by_mistake_is_spared(tmp_path: Path, start: bytes) -> None:
    target = tmp_path / "history.db"
    if start:
        target.write_bytes(start + b"pages")
    else:
        with closing(sqlite3.connect(target)) as db:
            db.execute("CREATE TABLE workouts (id)")
    before = target.read_bytes()
    with pytest.raises(FileExistsError):
        write_whole(target, b"history")
    assert target.read_bytes() == before


def test_a_device_is_written_to_as_it_is() -> None:
    write_whole(Path(os.devnull), b"history")
    assert not Path(os.devnull).is_file()


def test_where_no_file_can_be_made_the_reason_is_that_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(whole_file, "make_new", refuse)
    with pytest.raises(PermissionError):
        write_whole(tmp_path / "out.csv", b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="the size of a pipe is that of Linux")
def test_a_pipe_whose_reader_is_slow_gets_all_of_it(tmp_path: Path) -> None:
    path, content, got = tmp_path / "pipe", b"x" * 1_000_000, bytearray()
    os.mkfifo(path)
    own = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(own, True)

    def read_late() -> None:
        import array
        import fcntl
        import termios

        waiting = array.array("i", [0])
        while waiting[0] < PIPE_HOLDS:
            fcntl.ioctl(own, termios.FIONREAD, waiting)
        with os.fdopen(own, "rb") as pipe:
            got.extend(pipe.read())

    reader = threading.Thread(target=read_late, daemon=True)
    reader.start()
    write_whole(path, content)
    reader.join()
    assert got == content
