"""Two copies of the program never write at once."""

from __future__ import annotations

import errno
import subprocess
import sys
from typing import TYPE_CHECKING

from spinecoach.adapters.system.instance_lock import LOCK_NAME, Instance, has_window

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

HOLD = """
import sys
from pathlib import Path
from spinecoach.adapters.system.instance_lock import Instance
lock = Instance.acquire(Path(sys.argv[1]))
print("held" if lock else "refused", flush=True)
sys.stdin.readline()
"""


def other_copy(folder: Path) -> subprocess.Popen[str]:
    """Start another process that takes the lock and holds it until it is killed."""
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_the_first_copy_gets_the_lock_and_the_second_is_told(tmp_path: Path) -> None:
    first = Instance.acquire(tmp_path)
    assert first is not None
    with other_copy(tmp_path) as second:
        assert first_line(second) == "refused"
        second.kill()
    first.release()


def test_a_killed_copy_holds_no_lock_though_its_file_stays(tmp_path: Path) -> None:
    with other_copy(tmp_path) as first:
        assert first_line(first) == "held"
        assert Instance.acquire(tmp_path) is None
        first.kill()
    assert (tmp_path / LOCK_NAME).exists()
    second = Instance.acquire(tmp_path)
    assert second is not None
    second.release()


def test_the_next_one_gets_in_after_the_first_has_let_go(tmp_path: Path) -> None:
    first = Instance.acquire(tmp_path / "new" / "folder")
    assert first is not None
    first.release()
    first.release()
    second = Instance.acquire(tmp_path / "new" / "folder")
    assert second is not None
    second.release()


def test_if_no_file_can_be_made_the_program_runs_all_the_same(tmp_path: Path) -> None:
    not_a_folder = tmp_path / "file"
    not_a_folder.write_text("in the way")
    lock = Instance.acquire(not_a_folder)
    assert lock is not None
    lock.release()


def test_a_file_system_without_locks_keeps_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_file: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "Operation not supported")

    monkeypatch.setattr("spinecoach.adapters.system.instance_lock._lock", no_locks)
    lock = Instance.acquire(tmp_path)
    assert lock is not None
    assert not lock.certain
    lock.release()


def test_the_file_says_whether_the_copy_that_holds_it_has_a_window(tmp_path: Path) -> None:
    assert has_window(tmp_path)  # nobody knows
    for window in (True, False):
        lock = Instance.acquire(tmp_path, window=window)
        assert lock is not None
        assert lock.certain
        assert has_window(tmp_path) is window
        lock.release()
