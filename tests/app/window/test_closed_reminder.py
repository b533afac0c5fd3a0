"""The system reminds as the settings say, by one schedule only, and follows the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.system.schedule import NotScheduledError
from spinecoach.app.run.paths import Paths
from spinecoach.app.run.program import command_line
from spinecoach.app.window import closed_reminder
from spinecoach.app.window.closed_reminder import ClosedReminderService
from spinecoach.core.phrases.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class FakeSchedule:
    """A schedule of a system; `told` is what it was told."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.told: list[tuple[object, ...]] = []
        self.refuses = ""
        self.possible = True

    def install(self, command: Sequence[str], at: str, comment: str) -> None:
        if self.refuses:
            raise NotScheduledError(self.refuses)
        self.told.append((*command, at, comment))
        self.path.touch()

    def remove(self) -> None:
        if self.refuses:
            raise NotScheduledError(self.refuses)
        self.path.unlink()


class System:
    """A system with two schedules, and the service of one person on it."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.best, self.other = FakeSchedule(folder / "best"), FakeSchedule(folder / "other")
        patch.setattr(closed_reminder, "schedules_here", lambda *_: (self.best, self.other))
        self.settings = JsonSettings(folder)
        self.settings.change(reminder="07:30")
        self.service = ClosedReminderService(Paths.of(folder), self.settings, Phrases())


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> System:
    return System(tmp_path, monkeypatch)


def test_it_is_installed_by_the_best_schedule_with_this_command(
    system: System, tmp_path: Path
) -> None:
    assert not system.service.installed
    assert system.service.install() == ""
    assert system.service.installed
    comment = Phrases().settings.remind_closed()
    assert system.best.told == [(*command_line(tmp_path, "remind"), "07:30", comment)]
    assert system.service.remove() == ""
    assert not system.service.installed


def test_a_schedule_that_was_the_best_one_once_is_removed(system: System) -> None:
    system.other.path.touch()
    assert system.service.installed
    assert system.service.install() == ""
    assert not system.other.path.exists()


def test_if_the_best_schedule_is_not_possible_the_other_one_is_taken(system: System) -> None:
    system.best.possible = False
    assert system.service.install() == ""
    assert system.other.path.exists()
    assert not system.best.path.exists()


def test_what_the_system_says_against_it_comes_back(system: System) -> None:
    system.best.refuses = "not here"
    assert system.service.install() == "not here"
    assert not system.service.installed
    system.best.path.touch()
    assert system.service.remove() == "not here"


def test_it_follows_the_time_only_if_it_is_installed(system: System) -> None:
    system.service.follow()
    assert system.best.told == []
    system.service.install()
    system.settings.change(reminder="18:00")
    system.service.follow()
    assert system.best.told[-1][-2] == "18:00"
    system.settings.change(reminder="")
    system.service.follow()
    assert not system.service.installed
