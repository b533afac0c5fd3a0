"""Ten days with a damaged history: the window offers the backup until somebody decides."""

from __future__ import annotations

from contextlib import ExitStack, closing
from datetime import timedelta
from typing import TYPE_CHECKING

from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.ui.pages.today.restore_bar import RestoreBar
from tests.histories import SUNDAY, WallClock, perform, timeline
from tests.journeys.visitor import Visitor

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def nine_workouts(data: Path) -> WallClock:
    """Do a workout on each of nine days; return the clock on the morning after."""
    clock = WallClock(SUNDAY - timedelta(days=8))
    for _ in range(9):
        with closing(SqliteHistory(data, clock, wait=None)) as history:
            perform(history.begin(timeline()), timeline(), clock)
        clock.forward(days=1)
    return clock


def bars(visitor: Visitor) -> list[RestoreBar]:
    return visitor.window.findChildren(RestoreBar)


def test_ten_days_after_damage_the_window_still_brings_everything_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = nine_workouts(tmp_path)
    path = tmp_path / FILE_NAME
    path.write_bytes(path.read_bytes()[:4096] + b"\xa5" * (path.stat().st_size - 4096))
    for day in range(10):
        with ExitStack() as leaving:
            visitor = Visitor(qtbot, tmp_path, leaving, now=clock)
            (bar,) = bars(visitor)
            assert "holds 9 workouts" in bar.more.text(), f"on day {day}"
            if day % 3 == 1:
                history = visitor.services.records.history
                perform(history.begin(timeline()), timeline(), clock)
            bar.away.click()
            visitor.window.close()
        clock.forward(days=1)
    with ExitStack() as leaving:
        visitor = Visitor(qtbot, tmp_path, leaving, now=clock)
        (bar,) = bars(visitor)
        bar.restore.click()
        assert bar.words.text() == "Restored: the history has 12 workouts now."
        visitor.window.close()
    with ExitStack() as leaving:
        visitor = Visitor(qtbot, tmp_path, leaving, now=clock)
        assert bars(visitor) == []
        assert len(visitor.services.records.history.workouts()) == 12
        visitor.window.close()
