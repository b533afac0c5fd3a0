"""Lets the system run a command every day while the program is closed.

On Linux by a timer of systemd; without it by the autostart of the desktop, where the command stays
and looks at the clock itself. Those of macOS and Windows are written by their documents and were
not tried by us.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from spinecoach.adapters.system import schedule_files
from spinecoach.regular import make_folder, why, write_new

if TYPE_CHECKING:
    from collections.abc import Sequence

STAY = "--stay"
"""What the command is given if it must look at the clock itself."""

UNIT = "spinecoach-reminder"
SYSTEM_S = 20.0
"""Seconds in which a tool of the system must have done its work."""


class NotScheduledError(Exception):
    """The system refused; the text is what it said."""


class Schedule(Protocol):
    """How a system runs a command every day; `path` is the file that says so."""

    path: Path

    @property
    def possible(self) -> bool:
        """Whether it works here; this may ask a tool of the system."""

    def install(self, command: Sequence[str], at: str, comment: str) -> None:
        """Run the command every day at a time such as "07:30" from now on.

        `comment` tells people what it is for. Raises `NotScheduledError`.
        """

    def remove(self) -> None:
        """Run it no more; raise `NotScheduledError`."""


class SystemdTimer:
    """A timer of the person's own systemd."""

    def __init__(self, folder: Path, own: str = "") -> None:
        self.path = folder / "systemd" / "user" / f"{_named(own)}.timer"

    @property
    def possible(self) -> bool:
        """Whether a systemd of this person answers."""
        if shutil.which("systemctl") is None:
            return False
        try:
            _tell("systemctl", "--user", "show-environment")
        except NotScheduledError:
            return False
        return True

    def install(self, command: Sequence[str], at: str, comment: str) -> None:
        """Write both units and start the timer."""
        del comment
        _write(self.path.with_suffix(".service"), schedule_files.systemd_service(command))
        _write(self.path, schedule_files.systemd_timer(at))
        _tell("systemctl", "--user", "daemon-reload")
        _tell("systemctl", "--user", "enable", self.path.name)
        _tell("systemctl", "--user", "restart", self.path.name)

    def remove(self) -> None:
        """Stop the timer and delete both units, also if systemd does not answer any more."""
        with suppress(NotScheduledError):
            _tell("systemctl", "--user", "disable", "--now", self.path.name)
        _delete(self.path)
        _delete(self.path.with_suffix(".service"))
        with suppress(NotScheduledError):
            _tell("systemctl", "--user", "daemon-reload")


class Autostart:
    """An entry that the desktop runs at the begin of each session."""

    possible = True

    def __init__(self, folder: Path, own: str = "") -> None:
        self.path = folder / "autostart" / f"{_named(own)}.desktop"

    def install(self, command: Sequence[str], at: str, comment: str) -> None:
        """Write the entry; the command knows the time by itself."""
        del at
        _write(self.path, schedule_files.autostart_entry([*command, STAY], comment))

    def remove(self) -> None:
        """Delete the entry."""
        _delete(self.path)


class LaunchAgent:
    """An agent of macOS; not tried by us."""

    possible = True

    def __init__(self, home: Path, own: str = "") -> None:
        self._label = f"org.spinecoach.{_named(own)}"
        self.path = home / "Library" / "LaunchAgents" / f"{self._label}.plist"

    def install(self, command: Sequence[str], at: str, comment: str) -> None:
        """Write the property list and load it."""
        del comment
        _write(self.path, schedule_files.launch_agent(self._label, command, at))
        _tell("launchctl", "load", "-w", str(self.path))

    def remove(self) -> None:
        """Unload and delete it."""
        _tell("launchctl", "unload", "-w", str(self.path))
        _delete(self.path)


class ScheduledTask:
    """A task of the Task Scheduler of Windows; not tried by us."""

    possible = True

    def __init__(self, folder: Path, own: str = "") -> None:
        self._name = _named(own)
        self.path = folder / f"{self._name}.xml"

    def install(self, command: Sequence[str], at: str, comment: str) -> None:
        """Write the task and register it."""
        del comment
        _write(self.path, schedule_files.windows_task(command, at))
        _tell("schtasks", "/Create", "/F", "/TN", self._name, "/XML", str(self.path))

    def remove(self) -> None:
        """Delete the task and its file."""
        _tell("schtasks", "/Delete", "/F", "/TN", self._name)
        _delete(self.path)


def schedules_here(data: Path, own: str = "") -> tuple[Schedule, ...]:
    """Return the schedules of this system, the best first and one that is possible last.

    `own` is the name of the folder of one of several people: each has a reminder of their own.

    `data` is a folder for a file of ours.
    """
    if sys.platform == "darwin":
        return (LaunchAgent(Path.home(), own),)
    if sys.platform == "win32":
        return (ScheduledTask(data, own),)
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return SystemdTimer(folder, own), Autostart(folder, own)


def _named(own: str) -> str:
    return f"{UNIT}-{own}" if own else UNIT


def _tell(*command: str) -> None:
    """Run a tool of the system; raise `NotScheduledError` with what it said."""
    try:
        done = subprocess.run(  # noqa: S603 - the system's own tools
            command, capture_output=True, text=True, check=False, timeout=SYSTEM_S
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotScheduledError(str(error)) from error
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip()
        raise NotScheduledError(said or f"{command[0]}: {done.returncode}")


def _write(path: Path, content: str | bytes) -> None:
    try:
        make_folder(path.parent)
        write_new(path, content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise NotScheduledError(f"{path}: {why(error)}") from error


def _delete(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise NotScheduledError(f"{path}: {why(error)}") from error
