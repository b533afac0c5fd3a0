"""The history as the window is given it: opened when it is asked for, shared if that is chosen."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.app.run.paths import Paths
from spinecoach.app.window.history import WindowHistory
from spinecoach.core.phrases.phrases import Phrases
from tests.histories import WallClock, years

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def records(tmp_path: Path) -> Iterator[WindowHistory]:
    data = tmp_path / "data"
    with ExitStack() as closing:
        paths = Paths(data, tmp_path / "cache", data)
        yield WindowHistory(paths, JsonSettings(data), Phrases(), closing, WallClock())


def test_a_history_that_is_not_shared_is_not_opened_for_a_workout(
    records: WindowHistory, tmp_path: Path
) -> None:
    records.pause_sharing()
    records.resume_sharing()
    assert not records.is_shared
    assert not (tmp_path / "data" / "history.db").exists()


def test_what_is_done_in_a_workout_is_shared_after_it(
    records: WindowHistory, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    records.sharing.choose_folder(str(tmp_path / "folder"))
    assert records.is_shared
    records.pause_sharing()
    records.history.add(years(1)[:1])
    records.sharing.once()
    assert list((tmp_path / "folder").iterdir()) == []
    records.resume_sharing()
    assert records.sharing.once().away == ""
    assert len(list((tmp_path / "folder").iterdir())) == 1
