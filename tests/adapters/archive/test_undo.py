"""Going back to what was here before an archive was opened: exactly, or not at all."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.archive.undo import BeforeArchive
from spinecoach.adapters.files.profile import JsonProfile
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.core.record.archive import Undone
from tests.adapters.archive.test_contents import ANSWERS, somebody
from tests.histories import SUNDAY, WallClock, years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

HERE, COMES = years(4)[:6], years(4)[6:9]


@pytest.fixture
def history(tmp_path: Path) -> Iterator[SqliteHistory]:
    somebody(tmp_path / "data")
    with closing(SqliteHistory(tmp_path / "data", WallClock(), wait=None)) as kept:
        kept.add(HERE)
        yield kept


def brought_in(history: SqliteHistory) -> BeforeArchive:
    before = BeforeArchive(history)
    assert before.keep() is None
    history.add(COMES)
    before.settle("mine.spinecoach")
    return before


def test_all_is_as_it_was(history: SqliteHistory) -> None:
    before = brought_in(history)
    profile = JsonProfile(history.folder)
    profile.own((9.0,))
    profile.forget_answers()
    JsonSettings(history.folder).change(theme="light", volume=99)
    (history.folder / "exercises" / "new.toml").write_text("x = 1", encoding="utf-8")
    assert before.opened == "mine.spinecoach"
    assert before.undo(JsonSettings(history.folder)) is Undone.DONE
    assert [one.id for one in history.workouts()] == [one.id for one in HERE]
    assert history.loss is None
    again = JsonProfile(history.folder)
    assert again.weights() == (2.0, 4.5)
    settings = JsonSettings(history.folder).get()
    assert (settings.theme, settings.volume) == ("dark", 99)
    assert not (history.folder / "exercises" / "new.toml").exists()
    assert (history.folder / "exercises" / "bird-dog.toml").exists()
    assert before.opened == ""
    assert before.undo(JsonSettings(history.folder)) is Undone.NOTHING


@pytest.mark.parametrize(
    "do",
    [
        lambda history: history.add(years(1, seed=9)),
        lambda history: history.corrections.delete(HERE[0].id),
        lambda history: history.corrections.change_workout(HERE[0].id, note="better"),
        lambda history: history.corrections.excuse(SUNDAY.date(), "flu"),
        lambda history: history.write_down(SUNDAY, "Swimming", [("Crawl", 10, None)]),
    ],
)
def test_if_something_was_done_since_nothing_is_undone(
    history: SqliteHistory, do: Callable[[SqliteHistory], None]
) -> None:
    before = brought_in(history)
    do(history)
    kept = history.workouts()
    assert before.opened == ""
    assert before.undo(JsonSettings(history.folder)) is Undone.CHANGED
    assert history.workouts() == kept


def test_answers_that_are_forgotten_are_forgotten_here_too(history: SqliteHistory) -> None:
    before = brought_in(history)
    assert (before.folder / "readiness.json").exists()
    profile = JsonProfile(history.folder)
    assert profile.readiness() == ANSWERS
    profile.forget_answers()
    assert not (before.folder / "readiness.json").exists()
    assert before.undo(JsonSettings(history.folder)) is Undone.DONE
    assert JsonProfile(history.folder).readiness() is None


def test_only_the_last_one_can_be_undone(history: SqliteHistory) -> None:
    brought_in(history)
    before = BeforeArchive(history)
    before.keep()
    history.add(years(1, seed=9))
    before.settle("other.spinecoach")
    assert before.undo(JsonSettings(history.folder)) is Undone.DONE
    assert len(history.workouts()) == len(HERE) + len(COMES)


def test_a_copy_that_is_gone_brings_nothing_back(history: SqliteHistory) -> None:
    before = brought_in(history)
    (before.folder / "history.db").unlink()
    assert before.undo(JsonSettings(history.folder)) is Undone.FAILED
    assert len(history.workouts()) == len(HERE) + len(COMES)
