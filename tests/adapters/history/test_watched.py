"""A long write can be followed, and cancelled until it is safe."""

from __future__ import annotations

from contextlib import closing
from threading import Event
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.history import watched, writer
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.history.watched import GivenUp, Watched
from spinecoach.core.record.imported import Incoming
from tests.histories import WallClock, years

if TYPE_CHECKING:
    from pathlib import Path

WORKOUTS = years(3)


class Cancelled(Exception):  # noqa: N818 - a wish
    """The person does not want to wait."""


def cancel(_share: float) -> None:
    raise Cancelled


def nothing(_share: float) -> None:
    """Let it go on."""


class Doomed(Watched):
    """One that was cancelled before anything of it was executed."""

    def __init__(self) -> None:
        super().__init__()
        self.given_up = True


def test_who_waits_is_told_how_far_it_is_until_it_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watched, "EVERY_S", 0)
    write, done, told = Watched(), Event(), list[float]()

    def follow(share: float) -> None:
        told.append(share)
        write.step(len(told), 3)
        if len(told) == 3:
            done.set()

    write.wait(done, follow)
    assert told == [0.0, 1 / 3, 2 / 3]


def test_what_is_given_up_in_time_is_not_executed_to_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(watched, "EVERY_S", 0)
    write, done = Watched(), Event()

    def give_up(_share: float) -> None:
        done.set()
        raise Cancelled

    with pytest.raises(Cancelled):
        write.wait(done, give_up)
    with pytest.raises(GivenUp):
        write.step(1, 2)


def test_what_is_safe_by_then_cannot_be_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watched, "EVERY_S", 0)
    write, done = Watched(), Event()

    def give_up(_share: float) -> None:
        write.safe = True
        done.set()
        raise Cancelled

    write.wait(done, give_up)


def test_of_an_import_that_is_given_up_nothing_is_in_the_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(SqliteHistory(tmp_path, WallClock(), wait=None)) as history:
        history.add(WORKOUTS[:2])
        with monkeypatch.context() as patch:
            patch.setattr(writer, "Watched", Doomed)
            history.take_in(Incoming(WORKOUTS), WORKOUTS[2:], nothing)
        assert (history.trouble, history.store.held) == (None, 0)
        assert history.workouts() == WORKOUTS[:2]
        history.take_in(Incoming(WORKOUTS), WORKOUTS[2:], nothing)
        assert history.workouts() == WORKOUTS
    with closing(SqliteHistory(tmp_path, WallClock(), wait=None)) as again:
        assert again.workouts() == WORKOUTS


def test_one_that_is_given_up_while_it_is_prepared_is_not_written(tmp_path: Path) -> None:
    with closing(SqliteHistory(tmp_path, WallClock(), wait=None)) as history:
        with pytest.raises(Cancelled):
            history.take_in(Incoming(WORKOUTS), WORKOUTS, cancel)
        assert history.workouts() == []


def test_a_write_that_is_written_again_into_another_file_cannot_be_given_up(
    tmp_path: Path,
) -> None:
    with closing(SqliteHistory(tmp_path, WallClock(), wait=None)) as history:
        made: list[Watched] = []

        class Kept(Watched):
            def __init__(self) -> None:
                super().__init__()
                made.append(self)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(writer, "Watched", Kept)
            history.store.write(("DELETE FROM workouts", ()), wait=None, progress=nothing)
        assert made[0].safe
        assert all(held.watched is None for held in history.store._since_settled)
