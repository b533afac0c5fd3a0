"""What the window's tests share beside its actors: somebody who listens with a screen reader."""

from __future__ import annotations

import pytest

from tests.ui.reader import Reader


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Return a screen reader that is running."""
    return Reader(monkeypatch)
