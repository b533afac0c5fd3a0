"""What the window's tests share beside its actors: a screen reader, and things that move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.ui.style.motion import let_move
from tests.ui.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Return a screen reader that is running."""
    return Reader(monkeypatch)


@pytest.fixture
def moving(qapp: QApplication) -> Iterator[None]:  # noqa: ARG001 - it must be there
    """Let things move; everywhere else they stand still."""
    let_move(moves=True)
    yield
    let_move(moves=False)
