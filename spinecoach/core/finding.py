"""What a check of the installation found, as values; `core.phrases.doctor` has the words."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spinecoach.core.trouble import Trouble


class Component(StrEnum):
    """What is checked, in this order; the comments say what the fields of a good `Finding` hold."""

    PROGRAM = "program"  # name: its version
    PYTHON = "python"  # name: version and system
    QT = "qt"  # name: the versions of Qt and PySide6
    WINDOW = "window"  # name: the platform plugin that will show the window
    SOUND = "sound"  # name: the device that played a tone
    VOICE = "voice"  # name: its id; number: milliseconds to render a sentence; seconds: its length
    LISTENING = "listening"  # name: the microphone
    DESKTOP = "desktop"  # no field: the desktop's bus answers
    PEOPLE = "people"  # number: of people, if there are several
    FOLDER = "folder"  # name: the folder of a person's files; number: MB that are free
    SETTINGS = "settings"
    HISTORY = "history"  # number: workouts
    SHARING = "sharing"  # name: the folder, "" for none; number: 1 if answers about health go along
    EXERCISES = "exercises"  # number: exercises
    LOG = "log"  # name: the file


class Verdict(StrEnum):
    """Whether the person should do something."""

    GOOD = "good"
    NOTE = "note"
    """The coach works, with less than it could have."""
    WRONG = "wrong"
    """The person should do something."""
    FAILED = "failed"
    """The check itself failed; `reason` says why."""


class Finding(NamedTuple):
    """What was found about one part.

    `name`, `number` and `seconds` are what `Component` says of it; `reason` is what the system said
    (text of others, shown as it is); `command` is what a person can type to solve it.
    """

    part: Component
    verdict: Verdict = Verdict.GOOD
    name: str = ""
    number: int = 0
    seconds: float = 0.0
    reason: str = ""
    command: str = ""
    trouble: Trouble | None = None
