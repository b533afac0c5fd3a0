"""A damaged log of the history is found, kept and reported; an ordinary crash is no damage."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history.backups import problems_in
from spinecoach.adapters.history.connection import log_of
from spinecoach.adapters.history.log import is_torn
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.core.trouble import TroubleKind
from spinecoach.core.workout.cues import RepDone
from tests.histories import SUNDAY, WallClock, perform, timeline

if TYPE_CHECKING:
    from pathlib import Path

FRAME = 24 + 4096


def killed(tmp_path: Path, reps: int = 6) -> Path:
    """Return the data folder of a program that was killed after so many reps of a workout."""
    running, data = tmp_path / "running", tmp_path / "data"
    with closing(SqliteHistory(running, WallClock(), wait=None)) as history:
        perform(history.begin(timeline()), timeline(), WallClock())
        done = 0

        def enough(record: object) -> bool:
            nonlocal done
            done += isinstance(record, RepDone)
            return done == reps

        perform(history.begin(timeline()), timeline(), WallClock(), enough)
        shutil.copytree(running, data)
    return data


def spoil(data: Path, where: int) -> bytes:
    """Change two bytes of the log; return what it is now."""
    path = log_of(data / FILE_NAME)
    log = bytearray(path.read_bytes())
    log[where : where + 2] = bytes(255 - byte for byte in log[where : where + 2])
    path.write_bytes(log)
    return bytes(log)


@pytest.mark.parametrize(
    "where",
    [0, 9, 17, 25, 32, 33 + 8, 32 + FRAME + 12, 32 + 3 * FRAME + 17, 32 + 5 * FRAME + 900],
    ids=lambda where: f"byte {where}",
)
def test_a_damaged_log_is_kept_and_reported_and_the_history_goes_on(
    tmp_path: Path, where: int
) -> None:
    data = killed(tmp_path)
    log = spoil(data, where)
    problems = problems_in(data / FILE_NAME, SUNDAY)
    assert [problem.kind for problem in problems] == [TroubleKind.HISTORY_LOG_TORN]
    later = WallClock(SUNDAY + timedelta(hours=1))
    with closing(SqliteHistory(data, later, wait=None)) as history:
        (news,) = history.news
        assert news.kind is TroubleKind.HISTORY_LOG_TORN
        (kept,) = data.glob("history-log-damaged-*")
        assert (news.path, kept.read_bytes()) == (str(kept), log)
        assert history.loss is None
        assert max(workout.reps for workout in history.workouts()) == 32
        perform(history.begin(timeline()), timeline(), later)
        assert history.trouble is None
    with closing(SqliteHistory(data, WallClock(), wait=None)) as again:
        assert again.news == ()
        assert again.workouts()[-1].reps == 32


def test_a_power_cut_in_the_last_commit_is_no_damage(tmp_path: Path) -> None:
    data = killed(tmp_path)
    whole = log_of(data / FILE_NAME).read_bytes()
    assert not is_torn(whole)
    assert not is_torn(whole[:-FRAME])
    assert not is_torn(whole[: -FRAME // 2])
    spoil(data, len(whole) - 100)
    with closing(SqliteHistory(data, WallClock(), wait=None)) as history:
        assert history.news == ()
        assert len(history.workouts()) == 2


def test_frames_of_an_earlier_log_behind_the_present_one_are_no_damage(tmp_path: Path) -> None:
    log = log_of(killed(tmp_path) / FILE_NAME).read_bytes()
    earlier = bytearray(log[32:])
    for start in range(0, len(earlier), FRAME):
        earlier[start + 8 : start + 16] = b"earlier!"
    assert not is_torn(log + bytes(earlier))


@pytest.mark.parametrize("log", [b"", b"\0" * 31, b"\0" * 32, b"\0" * 5000, b"\xff" * 5000])
def test_what_holds_no_two_frames_is_no_damage(log: bytes) -> None:
    assert not is_torn(log)
