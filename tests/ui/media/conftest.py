"""A session bus for the media keys and the media player."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.media.bus import SessionBus

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="package")
def bus() -> Iterator[SessionBus]:
    bus = SessionBus()
    yield bus
    bus.close()
