"""What a look over the installation found, as values; `core.phrases.doctor` has the words."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spinecoach.core.trouble import Trouble


class Part(StrEnum):
    """What is looked at, in this order; the comment tells what a good one holds."""

    PROGRAM = "program"  # name: its version
    PYTHON = "python"  # name: version and system
    QT = "qt"  # name: the versions of Qt and PySide6
    WINDOW = "window"  # name: the platform plugin that will show the window
    SOUND = "sound"  # name: the device that played a tone
    VOICE = "voice"  # name: its id; number: milliseconds to render a sentence; seconds: its length
    LISTENING = "listening"  # name: the microphone
    DESKTOP = "desktop"  # nothing: the desktop's bus answers
    FOLDER = "folder"  # name: the folder of a person's files; number: MB that are free
    SETTINGS = "settings"
    HISTORY = "history"  # number: workouts
    EXERCISES = "exercises"  # number: exercises
    LOG = "log"  # name: the file


class Verdict(StrEnum):
    """Whether something needs doing."""

    GOOD = "good"
    NOTE = "note"
    """The coach works, with less than it could have."""
    WRONG = "wrong"
    """Something needs doing."""
    FAILED = "failed"
    """The check itself broke off; `reason` says why."""


class Finding(NamedTuple):
    """What was found about one part.

    `name`, `number` and `seconds` are what `Part` says of it; `reason` is what the system
    said (text of others, shown as it is); `command` is what a person can type to mend it.
    """

    part: Part
    verdict: Verdict = Verdict.GOOD
    name: str = ""
    number: int = 0
    seconds: float = 0.0
    reason: str = ""
    command: str = ""
    trouble: Trouble | None = None
