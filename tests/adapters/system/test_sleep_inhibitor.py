"""The screen is kept on from hold to release, and no thread is left running."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import wakepy

from spinecoach.adapters.system.sleep_inhibitor import SleepInhibitor
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest


def names() -> list[str]:
    return [thread.name for thread in threading.enumerate()]


def test_it_holds_the_screen_until_release(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = threading.Event()
    told: list[str] = []

    @contextmanager
    def presenting(*, on_fail: str) -> Iterator[None]:
        told.append(f"on, on failure {on_fail}")
        asked.set()
        yield
        told.append("off")

    monkeypatch.setattr(wakepy.keep, "presenting", presenting)
    inhibitor = SleepInhibitor()
    inhibitor.hold()
    inhibitor.hold()
    assert asked.wait(PATIENCE)
    inhibitor.release()
    inhibitor.release()
    assert told == ["on, on failure pass", "off"]
    assert "awake" not in names()


def test_if_the_system_cannot_be_asked_the_workout_goes_on() -> None:
    inhibitor = SleepInhibitor()
    inhibitor.hold()
    inhibitor.release()
    inhibitor.hold()
    inhibitor.release()
    assert "awake" not in names()
