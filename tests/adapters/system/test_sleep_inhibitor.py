"""The screen is kept on from hold to release, and no thread is left running."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import wakepy

from spinecoach.adapters.system.sleep_inhibitor import SleepInhibitor
from tests.patience import PATIENCE, until
from tests.screen_saver import ScreenSaver

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from tests.session_bus import Bus


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

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(wakepy.keep, "presenting", presenting)
    inhibitor = SleepInhibitor()
    inhibitor.hold()
    inhibitor.hold()
    assert asked.wait(PATIENCE)
    inhibitor.release()
    inhibitor.release()
    assert told == ["on, on failure pass", "off"]
    assert "awake" not in names()


def test_on_a_linux_desktop_it_asks_by_the_bus(bus: Bus) -> None:
    saver, inhibitor = ScreenSaver(bus), SleepInhibitor()
    inhibitor.hold()
    until(saver.is_asked)
    inhibitor.release()
    assert not saver.is_asked()
    saver.quit()


def test_a_screen_saver_that_comes_later_is_asked_then(bus: Bus) -> None:
    inhibitor = SleepInhibitor()
    inhibitor.hold()
    for _ in range(2):  # and one that was started again
        saver = ScreenSaver(bus)
        until(saver.is_asked)
        saver.quit()
    inhibitor.release()


def test_after_the_bus_was_away_the_screen_is_kept_on_again(
    bus: Bus, capfd: pytest.CaptureFixture[str]
) -> None:
    saver, inhibitor = ScreenSaver(bus), SleepInhibitor()
    inhibitor.hold()
    until(saver.is_asked)
    bus.close()
    saver.quit()
    bus.begin()
    saver = ScreenSaver(bus)
    until(saver.is_asked)
    bus.close()
    inhibitor.release()
    saver.quit()
    assert capfd.readouterr() == ("", "")


def test_if_the_system_cannot_be_asked_the_workout_goes_on() -> None:
    inhibitor = SleepInhibitor()
    inhibitor.hold()
    inhibitor.release()
    inhibitor.hold()
    inhibitor.release()
    assert {"awake", "bus"}.isdisjoint(names())
