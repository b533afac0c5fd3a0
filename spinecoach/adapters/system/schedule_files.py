"""What each system wants to be told so that a command runs every day, as the text of a file.

Only those of Linux were tried by us. The others are written by their makers' documents:
https://www.freedesktop.org/software/systemd/man/latest/systemd.timer.html
https://specifications.freedesktop.org/autostart-spec/latest/
https://developer.apple.com/library/archive/documentation/MacOSX/Conceptual/BPSystemStartup/
https://learn.microsoft.com/en-us/windows/win32/taskschd/daily-trigger-example--xml-
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def systemd_service(command: Sequence[str]) -> str:
    """Return the unit that runs the command; it waits until the notification is answered."""
    return f"""\
[Unit]
Description=SpineCoach: remind of today's workout
After=graphical-session.target

[Service]
Type=exec
ExecStart={" ".join(map(_for_systemd, command))}
"""


def systemd_timer(at: str) -> str:
    """Return the unit that runs the service every day at a time such as "07:30".

    A time at which the computer was off is made up for when the person is there again. It also runs
    a minute after the begin of each session: a reminder that was put off when the last one ended
    comes then, and one that no desktop could show. At other times the command is quiet.
    """
    return f"""\
[Unit]
Description=SpineCoach: remind of today's workout

[Timer]
OnCalendar=*-*-* {at}:00
OnStartupSec=1min
Persistent=true

[Install]
WantedBy=timers.target
"""


def autostart_entry(command: Sequence[str], comment: str) -> str:
    """Return the entry that runs the command from the begin of each session of a desktop."""
    return f"""\
[Desktop Entry]
Type=Application
Name=SpineCoach
Comment={comment}
Exec={" ".join(map(_for_desktop, command))}
Icon=spinecoach
Terminal=false
NoDisplay=true
X-GNOME-Autostart-enabled=true
"""


def launch_agent(label: str, command: Sequence[str], at: str) -> bytes:
    """Return the property list of a LaunchAgent that runs the command every day."""
    import plistlib

    hour, minute = map(int, at.split(":"))
    return plistlib.dumps(
        {
            "Label": label,
            "ProgramArguments": [*command],
            "StartCalendarInterval": {"Hour": hour, "Minute": minute},
            "ProcessType": "Background",
            "LimitLoadToSessionType": "Aqua",
        }
    )


def windows_task(command: Sequence[str], at: str) -> bytes:
    """Return a task of the Task Scheduler that runs the command every day, also afterwards."""
    from subprocess import list2cmdline
    from xml.sax.saxutils import escape

    program, *arguments = command
    return f"""\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>SpineCoach: remind of today's workout</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T{at}:00</StartBoundary>
      <Enabled>true</Enabled>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{escape(program)}</Command>
      <Arguments>{escape(list2cmdline(arguments))}</Arguments>
    </Exec>
  </Actions>
</Task>
""".replace("\n", "\r\n").encode("utf-16")


def _for_systemd(word: str) -> str:
    """Return a word as systemd reads it back: quoted, with nothing to be replaced in it."""
    plain = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{plain.replace("$", "$$")}"'


def _for_desktop(word: str) -> str:
    """Return a word of an `Exec` line: quoted, and then escaped as every value of such a file."""
    for mark in '\\"`$':
        word = word.replace(mark, f"\\{mark}")
    return f'"{word}"'.replace("\\", "\\\\").replace("%", "%%")
