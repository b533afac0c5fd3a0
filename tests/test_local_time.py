"""The clock on the wall: the time where the person is, with its offset."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from spinecoach.local_time import local_now

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def kathmandu(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the machine stand in Nepal, whose clocks are 5:45 ahead of UTC."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "Asia/Kathmandu")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows keeps its zone to itself")
@pytest.mark.usefixtures("kathmandu")
def test_it_is_now_and_the_offset_is_that_of_the_place() -> None:
    before = datetime.now(UTC)
    now = local_now()
    assert before <= now <= datetime.now(UTC)
    assert now.utcoffset() == timedelta(hours=5, minutes=45)
