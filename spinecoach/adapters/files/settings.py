"""The person's choices, kept in a JSON file that can be read and mended by hand.

The file is written whole or not at all. Keys that this version does not know
(a newer version's, or a note of the person's own) are kept. A value out of its
range falls back to its default, alone; a file that is no JSON is set aside
under a dated name. Where nothing can be written the choices hold until the
program ends, and `trouble` says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spinecoach.adapters.files.json_file import JsonFile
from spinecoach.core.preferences import PACE, Preferences

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

FILE_NAME = "settings.json"

RANGES: dict[str, tuple[float, float]] = {
    "rate": (110, 180),
    "volume": (0, 100),
    "pace": PACE,
    "sets": (0, 10),
    "target_days": (1, 7),
}
"""The least and the greatest value of each number, in the units of `Preferences`."""

CHOICES: dict[str, tuple[str, ...]] = {
    "theme": ("system", "light", "dark"),
    "verbosity": ("full", "brief", "numbers", "tones"),
    "unit": ("kg", "lb"),
    "skin": ("light", "medium", "tan", "deep"),
    "build": ("slender", "sturdy"),
    "week_start": ("", "monday", "sunday", "saturday"),
}
"""The values of each choice."""

HOURS, MINUTES = 24, 60
SHORT = 60
"""Letters of the longest short text."""


class JsonSettings:
    """Implements `core.ports.Settings`. `now` is only asked when a file is set aside."""

    def __init__(self, folder: Path, now: Callable[[], datetime] | None = None) -> None:
        self._file = JsonFile(folder / FILE_NAME, "The settings", now or _now)
        self._raw = self._file.read()
        known = [name for name in self._raw if name in Preferences._fields]
        mistakes = {name: check(name, self._raw[name]) for name in known}
        good = {name: self._raw[name] for name in known if not mistakes[name]}
        self._preferences = Preferences(**good)
        wrong = "; ".join(filter(None, mistakes.values()))
        if wrong:
            self._file.trouble = f"In {self._file.path}: {wrong}. The default is used instead."

    @property
    def trouble(self) -> str:
        """What is wrong with the file, in one sentence for the screen; "" when nothing is."""
        return self._file.trouble

    def get(self) -> Preferences:
        """The current choices."""
        return self._preferences

    def change(self, **changes: object) -> Preferences:
        """Change and keep some of them; raises `ValueError` naming a value out of its range."""
        for name, value in changes.items():
            mistake = check(name, value)
            if mistake:
                raise ValueError(mistake)
        checked: dict[str, Any] = changes
        self._preferences = self._preferences._replace(**checked)
        self._raw.update(checked)
        self._file.write(self._raw)
        return self._preferences


def check(name: str, value: object) -> str:
    """Say what is wrong with a value, naming it and its range; "" when nothing is."""
    types = Preferences._field_defaults
    if name not in types:
        return f"there is no setting called {name}"
    if name == "variants":
        good = value is None or (
            isinstance(value, dict)
            and all(isinstance(word, str) for pair in value.items() for word in pair)
        )
        return "" if good else "variants must name a variant for each exercise"
    default = types[name]
    if isinstance(default, bool):
        return "" if isinstance(value, bool) else f"{name} must be true or false"
    if isinstance(default, str):
        return _check_word(name, value)
    return _check_number(name, value, whole=isinstance(default, int))


def _check_word(name: str, value: object) -> str:
    allowed = CHOICES.get(name)
    if not isinstance(value, str):
        return f"{name} must be a word"
    if allowed and value not in allowed:
        return f"{name} must be one of {', '.join(filter(None, allowed))}, not {value}"
    if name in CHECKS and value:
        return CHECKS[name](value)
    return ""


def _check_days(text: str) -> str:
    from spinecoach.core.coaching.week_plan import parse_days

    try:
        parse_days(text)
    except ValueError as error:
        return f"days: {str(error).rstrip('.')}"
    return ""


def _check_time(text: str) -> str:
    hour, colon, minute = text.partition(":")
    digits = len(hour) == len(minute) == len("00") and (hour + minute).isdecimal()
    if colon and digits and int(hour) < HOURS and int(minute) < MINUTES:
        return ""
    return f"reminder must be a time such as 07:30, not {text}"


def _check_short(text: str) -> str:
    return "" if len(text) <= SHORT else f"after must have at most {SHORT} letters"


CHECKS = {"days": _check_days, "reminder": _check_time, "after": _check_short}
"""What else a word must be; nothing is always allowed."""


def _check_number(name: str, value: object, *, whole: bool) -> str:
    least, greatest = RANGES[name]
    kind = "a whole number" if whole else "a number"
    fits = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)
    if fits and isinstance(value, (int, float)) and least <= value <= greatest:
        return ""
    return f"{name} must be {kind} from {least:g} to {greatest:g}, not {value}"


def _now() -> datetime:
    from datetime import datetime

    return datetime.now().astimezone()
