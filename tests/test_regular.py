"""Only a regular file is read or written, and nothing waits for a pipe in its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.files.whole_file import write_whole
from spinecoach.adapters.history import damage
from spinecoach.adapters.history.held import REFUSED
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.adapters.speech.cache import GREETING, ClipCache
from spinecoach.adapters.speech.clip import clip_seconds, keep_clip
from spinecoach.adapters.system.instance_lock import LOCK_NAME, Instance, has_window
from spinecoach.app.run import failure, log
from spinecoach.core.trouble import TroubleKind
from spinecoach.regular import (
    NotRegularError,
    TooLargeError,
    is_there,
    make_folder,
    make_new,
    open_regular,
    read_beginning,
    read_regular,
    write_new,
)
from tests.histories import WallClock

pipes = pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes with a name")


@given(content=st.binary(max_size=50), size=st.integers(0, 60))
def test_a_file_is_read_up_to_a_size_and_refused_beyond_it(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, size: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "content"
    path.write_bytes(content)
    assert read_beginning(path, size) == content[:size]
    if len(content) <= size:
        assert read_regular(path, size) == content
    else:
        with pytest.raises(TooLargeError):
            read_regular(path, size)


@pipes
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotRegularError):
        read_regular(tmp_path / "pipe", 10)


@pytest.mark.skipif(os.name == "nt", reason="Windows opens no folder at all")
@pytest.mark.parametrize("path", [Path("/"), Path(os.devnull)])
def test_a_folder_and_a_device_are_refused(path: Path) -> None:
    with pytest.raises(NotRegularError):
        read_regular(path, 10)


@pytest.mark.parametrize("name", ["gone", "zero\0byte"])
def test_what_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / name, 10)


@pipes
@pytest.mark.parametrize("flags", [os.O_RDONLY, os.O_RDWR, os.O_WRONLY, os.O_WRONLY | os.O_CREAT])
@pytest.mark.parametrize("read", [False, True], ids=["nobody reads", "somebody reads"])
def test_a_pipe_is_never_opened(tmp_path: Path, flags: int, *, read: bool) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK) if read else None
    with pytest.raises(NotRegularError):
        open_regular(pipe, flags)
    if reader is not None:
        os.close(reader)


@pipes
def test_a_new_file_takes_the_place_of_a_pipe_and_of_a_link(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "new")
    write_new(tmp_path / "new", b"one")
    assert (tmp_path / "new").read_bytes() == b"one"
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600
    (tmp_path / "link").symlink_to(tmp_path / "new")
    os.close(make_new(tmp_path / "link"))
    assert (tmp_path / "new").read_bytes() == b"one"
    assert not (tmp_path / "link").is_symlink()


# --- everywhere in the program ---------------------------------------------------------------


@pipes
def test_no_clip_and_no_greeting_of_the_voice_is_waited_for(tmp_path: Path) -> None:
    for name in ("clip.wav", "new.part", GREETING, f"{GREETING}.part", "probe.part"):
        os.mkfifo(tmp_path / name)
    with pytest.raises(NotRegularError):
        clip_seconds(tmp_path / "clip.wav")
    keep_clip(b"\0\0", tmp_path / "new.wav")
    assert clip_seconds(tmp_path / "new.wav") > 0
    cache = ClipCache(tmp_path)
    assert cache.greeting() == {}
    cache.keep_greeting({"engine": "espeak"})
    assert cache.greeting() == {"engine": "espeak"}
    assert cache.trouble is None


@pipes
def test_no_lock_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / LOCK_NAME)
    assert has_window(tmp_path)
    lock = Instance.acquire(tmp_path)
    assert lock is not None
    assert not lock.certain


@pipes
def test_no_file_beside_the_history_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / REFUSED)
    os.mkfifo(tmp_path / f"history-damaged{damage.SETTLED}")
    damage.settle([tmp_path / "history-damaged"])
    history = SqliteHistory(tmp_path, wait=None)
    history.store.write(("INSERT INTO workouts (id) VALUES ('no title')", ()), wait=None)
    assert history.trouble is not None
    assert history.trouble.kind is TroubleKind.HISTORY_NOT_WRITABLE
    assert history.store.held == 1
    history.close()


@pipes
def test_no_log_of_a_failure_is_waited_for(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    os.mkfifo(tmp_path / "log" / log.NAME)
    path = failure.log(ValueError("broken"), tmp_path)
    assert path is not None
    assert path.parent != tmp_path / "log"
    path.unlink()


@pipes
def test_an_export_into_a_pipe_waits_for_no_reader(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="No such device"):
        write_whole(pipe, b"content")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, b"content")
    assert os.read(reader, 100) == b"content"
    os.close(reader)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in lists, not in a mode")
def test_a_folder_and_those_above_it_that_are_missing_are_made_for_their_owner_alone(
    tmp_path: Path,
) -> None:
    before = tmp_path.stat().st_mode
    (tmp_path / "there").mkdir(mode=0o755)
    make_folder(tmp_path / "there" / "data" / "log")
    make_folder(tmp_path / "there" / "data" / "log")
    modes = [folder.stat().st_mode & 0o777 for folder in (tmp_path / "there").rglob("*")]
    assert modes == [0o700, 0o700]
    assert (tmp_path / "there").stat().st_mode & 0o777 == 0o755
    assert tmp_path.stat().st_mode == before
    (tmp_path / "file").touch()
    with pytest.raises(FileExistsError):
        make_folder(tmp_path / "file")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in lists, not in a mode")
def test_a_log_that_is_there_first_leaves_the_data_folder_to_its_owner(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert log.usual(data).parent == data / "log"
    assert data.stat().st_mode & 0o777 == 0o700


def test_if_the_system_lets_nobody_look_there_is_nothing_that_we_know_of(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert is_there(tmp_path / "file")
    assert not is_there(tmp_path / "none")
    assert not is_there(tmp_path / ("long" * 100))


def test_a_data_folder_of_somebody_else_ends_neither_history_nor_shelf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    built_in = tmp_path / "built in"
    built_in.mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "exists", refuse)  # as it does below a folder that is closed
        SqliteHistory(
            tmp_path / "data", WallClock(), wait=None, only_read=True
        ).backups.make_daily()
        assert not PackShelf(built_in, tmp_path / "data" / "exercises").exercises()
