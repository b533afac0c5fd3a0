"""A session bus of the test's own, for the adapters that talk to the desktop or to players."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.session_bus import Bus

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    bus = Bus()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    yield bus
    bus.close()
