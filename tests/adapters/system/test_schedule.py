"""A system is told to run the command: by systemd, else by the desktop; and told to stop."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from spinecoach.adapters.system import schedule
from spinecoach.adapters.system.schedule import (
    Autostart,
    LaunchAgent,
    NotScheduledError,
    ScheduledTask,
    SystemdTimer,
    schedules_here,
)

COMMAND = ["/usr/bin/spinecoach", "remind"]

TOOL = """#!/bin/sh
echo "${{0##*/}} $@" >> "{log}"
if [ "$2" = "{refuses}" ]; then echo "refused: $2" >&2; exit 1; fi
"""


class System:
    """A system whose tools write down what they are told, and refuse one thing."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.config = folder / "config"
        self._log = folder / "log"
        (folder / "bin").mkdir()
        self._patch = patch
        patch.setenv("PATH", str(folder / "bin"))
        patch.setenv("XDG_CONFIG_HOME", str(self.config))
        patch.setattr(Path, "home", lambda: folder)

    def has(self, *tools: str, refuses: str = "nothing") -> None:
        for tool in tools:
            path = self.folder / "bin" / tool
            path.write_text(TOOL.format(log=self._log, refuses=refuses))
            path.chmod(0o755)

    @property
    def told(self) -> list[str]:
        return self._log.read_text().splitlines() if self._log.exists() else []

    @property
    def files(self) -> list[str]:
        return sorted(path.name for path in self.config.rglob("*") if path.is_file())


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> System:
    monkeypatch.setattr(sys, "platform", "linux")
    return System(tmp_path, monkeypatch)


def test_with_systemd_a_timer_is_written_and_started_and_gone_again(system: System) -> None:
    system.has("systemctl")
    schedule = schedules_here(system.folder)[0]
    assert isinstance(schedule, SystemdTimer)
    assert system.told == []  # nothing is asked before it has to be
    assert schedule.possible
    schedule.install(COMMAND, "07:30", "Reminds")
    assert system.files == ["spinecoach-reminder.service", "spinecoach-reminder.timer"]
    assert "07:30:00" in schedule.path.read_text()
    assert '"/usr/bin/spinecoach" "remind"' in schedule.path.with_suffix(".service").read_text()
    assert system.told[1:] == [
        "systemctl --user daemon-reload",
        "systemctl --user enable spinecoach-reminder.timer",
        "systemctl --user restart spinecoach-reminder.timer",
    ]
    schedule.install(COMMAND, "18:00", "Reminds")
    assert "18:00:00" in schedule.path.read_text()
    schedule.remove()
    assert system.files == []
    assert "systemctl --user disable --now spinecoach-reminder.timer" in system.told
    schedule.remove()


def test_each_of_several_people_has_a_timer_of_their_own(system: System) -> None:
    system.has("systemctl")
    for own in ("", "ann"):
        schedules_here(system.folder, own)[0].install(COMMAND, "07:30", "Reminds")
    timers = [name for name in system.files if name.endswith(".timer")]
    assert timers == ["spinecoach-reminder-ann.timer", "spinecoach-reminder.timer"]
    schedules_here(system.folder, "ann")[0].remove()
    assert [name for name in system.files if "ann" in name] == []
    assert len(system.files) == 2


def test_without_systemd_the_desktop_starts_the_command_that_stays(system: System) -> None:
    assert not schedules_here(system.folder)[0].possible
    system.has("systemctl", refuses="show-environment")
    timer, schedule = schedules_here(system.folder)
    assert not timer.possible
    assert isinstance(schedule, Autostart)
    assert schedule.possible
    schedule.install(COMMAND, "07:30", "Reminds")
    assert system.files == ["spinecoach-reminder.desktop"]
    assert 'Exec="/usr/bin/spinecoach" "remind" "--stay"' in schedule.path.read_text()
    schedule.remove()
    assert system.files == []


def test_what_systemd_says_against_it_is_told(system: System) -> None:
    system.has("systemctl", refuses="enable")
    with pytest.raises(NotScheduledError, match="refused: enable"):
        schedules_here(system.folder)[0].install(COMMAND, "07:30", "Reminds")


def test_a_timer_can_be_removed_after_systemd_has_gone(system: System) -> None:
    system.has("systemctl")
    schedule = schedules_here(system.folder)[0]
    schedule.install(COMMAND, "07:30", "Reminds")
    (system.folder / "bin" / "systemctl").unlink()
    schedule.remove()
    assert system.files == []


def test_a_folder_that_cannot_be_written_is_told_with_its_name(system: System) -> None:
    system.config.write_text("a file")
    with pytest.raises(NotScheduledError, match="config"):
        Autostart(system.config).install(COMMAND, "07:30", "Reminds")


def test_a_tool_that_is_not_there_or_never_ends_is_told(
    system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotScheduledError, match="launchctl"):
        LaunchAgent(system.folder).install(COMMAND, "07:30", "Reminds")
    (slow := system.folder / "bin" / "launchctl").write_text("#!/bin/sh\nexec /bin/sleep 60\n")
    slow.chmod(0o755)
    monkeypatch.setattr(schedule, "SYSTEM_S", 0.01)
    with pytest.raises(NotScheduledError, match="timed out"):
        LaunchAgent(system.folder).remove()


def test_on_macos_an_agent_is_loaded_and_unloaded(
    system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    system.has("launchctl")
    (schedule,) = schedules_here(system.folder)
    schedule.install(COMMAND, "07:30", "Reminds")
    assert (
        schedule.path
        == system.folder / "Library/LaunchAgents/org.spinecoach.spinecoach-reminder.plist"
    )
    assert schedule.path.exists()
    schedule.remove()
    assert not schedule.path.exists()
    assert [line.split()[1] for line in system.told] == ["load", "unload"]


def test_on_windows_a_task_is_made_and_deleted(
    system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    system.has("schtasks")
    (schedule,) = schedules_here(system.folder)
    assert isinstance(schedule, ScheduledTask)
    schedule.install(COMMAND, "07:30", "Reminds")
    assert schedule.path.exists()
    schedule.remove()
    assert not schedule.path.exists()
    assert [line.split()[1] for line in system.told] == ["/Create", "/Delete"]
