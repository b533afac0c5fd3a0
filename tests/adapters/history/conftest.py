"""An open history, with a clock that the tests move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.history.sqlite import SqliteHistory
from tests.histories import WallClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def clock() -> WallClock:
    return WallClock()


@pytest.fixture
def history(tmp_path: Path, clock: WallClock) -> Iterator[SqliteHistory]:
    kept = SqliteHistory(tmp_path, clock, wait=None)
    yield kept
    kept.close()
