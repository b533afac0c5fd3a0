"""What the clock on the wall says. A workout has clocks of its own (`adapters.system.clock`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def local_now() -> datetime:
    """Return the local time, with its offset from UTC."""
    from datetime import UTC, datetime  # not needed for the first paint

    return datetime.now(UTC).astimezone()
