"""The command line of this program, for whoever has to run it once more."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from spinecoach.adapters.system.bundle import bundled, started_file

if TYPE_CHECKING:
    from pathlib import Path

    from spinecoach.app.run.paths import Paths

OWN = "--own"
"""What `remind` is given for one of several people, with the name of their folder."""


def command_line(data_dir: Path | None, *words: str, person: str = "") -> list[str]:
    """Return the command line with these words; `data_dir` is the folder that was named, if any.

    `person` is the name of who trains, "" if only one person does.
    A bundled program is one file; otherwise Python runs the package, wherever it is called from.
    """
    ours = [sys.executable, "-P", "-m", "spinecoach"]
    program = [str(started_file())] if bundled() else ours
    place = [] if data_dir is None else ["--data-dir", str(data_dir)]
    who = [f"--person={person}"] if person else []
    return [*program, *words, *place, *who]


def remind_command(paths: Paths) -> list[str]:
    """Return the command line that reminds one person, whatever they are called by then."""
    return command_line(paths.named, "remind", *([OWN, paths.own] if paths.own else []))


def doctor_command(data_dir: Path | None, language: str, person: str = "") -> list[str]:
    """Return the command line that checks the installation, for other programs to read."""
    return command_line(data_dir, "doctor", "--json", "--language", language, person=person)
