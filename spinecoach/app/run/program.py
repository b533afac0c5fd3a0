"""The command line of this program, for whoever has to run it once more."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spinecoach.app.run.paths import Paths

OWN = "--own"
"""What `remind` is given for one of several people, with the name of their folder."""


def command_line(data_dir: Path | None, *words: str, person: str = "") -> list[str]:
    """Return the command line with these words; `data_dir` is the folder that was named, if any.

    `person` is the name of who trains, "" if only one person does.
    A bundled program is one file; otherwise Python runs the package, wherever it is called from.
    """
    frozen = getattr(sys, "frozen", False)
    program = [_bundle()] if frozen else [sys.executable, "-P", "-m", "spinecoach"]
    place = [] if data_dir is None else ["--data-dir", str(data_dir)]
    who = [f"--person={person}"] if person else []
    return [*program, *words, *place, *who]


def _bundle() -> str:
    """Return the file that starts the bundle: of an AppImage itself, mounted elsewhere each time.

    The variables may also be those of another AppImage, in whose terminal this one was started.
    """
    file, mounted = os.environ.get("APPIMAGE"), os.environ.get("APPDIR")
    own = bool(mounted) and Path(sys.executable).is_relative_to(mounted or "")
    return file if file and own else sys.executable


def remind_command(paths: Paths) -> list[str]:
    """Return the command line that reminds one person, whatever they are called by then."""
    return command_line(paths.named, "remind", *([OWN, paths.own] if paths.own else []))


def doctor_command(data_dir: Path | None, language: str, person: str = "") -> list[str]:
    """Return the command line that checks the installation, for other programs to read."""
    return command_line(data_dir, "doctor", "--json", "--language", language, person=person)
