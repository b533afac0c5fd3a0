"""The person's choices, kept in a JSON file that can be read and mended by hand.

The file is written whole or not at all. Keys that this version does not know
(a newer version's, or a note of the person's own) are kept. A value out of its
range falls back to its default, alone; a file that is no JSON is set aside
under a dated name. Where nothing can be written the choices hold until the
program ends, and `trouble` says so.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from spinecoach.core.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

FILE_NAME = "settings.json"

RANGES: dict[str, tuple[float, float]] = {
    "rate": (110, 180),
    "volume": (0, 100),
    "pace": (0.5, 2.0),
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
}
"""The values of each choice."""

HOURS, MINUTES = 24, 60
SHORT = 60
"""Letters of the longest short text."""


class JsonSettings:
    """Implements `core.ports.Settings`. `now` is only asked when a file is set aside."""

    def __init__(self, folder: Path, now: Callable[[], datetime] | None = None) -> None:
        self._path = folder / FILE_NAME
        self._now = now or _now
        self._raw: dict[str, Any] = {}
        self._trouble = ""
        self._preferences = self._read()

    @property
    def trouble(self) -> str:
        """What is wrong with the file, in one sentence for the screen; "" when nothing is."""
        return self._trouble

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
        self._write()
        return self._preferences

    def _read(self) -> Preferences:
        try:
            self._raw = _parse(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Preferences()
        except OSError as error:
            self._trouble = f"The settings in {self._path} cannot be read: {_why(error)}."
            return Preferences()
        except (ValueError, AttributeError):
            self._set_aside()
            return Preferences()
        known = set(Preferences._fields)
        found = {name: value for name, value in self._raw.items() if name in known}
        mistakes = {name: check(name, value) for name, value in found.items()}
        wrong = [mistake for mistake in mistakes.values() if mistake]
        if wrong:
            self._trouble = f"In {self._path}: {'; '.join(wrong)}. The default is used instead."
        good = {name: value for name, value in found.items() if not mistakes[name]}
        return Preferences(**good)

    def _set_aside(self) -> None:
        stamp = self._now().strftime("%Y-%m-%dT%H%M%S")
        aside = self._path.with_name(f"settings-damaged-{stamp}.json")
        self._trouble = (
            f"The settings were damaged: the defaults are used, the old file is {aside}."
        )
        try:
            self._path.replace(aside)
        except OSError:
            self._trouble = f"The settings in {self._path} are damaged: the defaults are used."

    def _write(self) -> None:
        temporary = self._path.with_name(f"{FILE_NAME}.new")
        import json

        text = json.dumps(self._raw, indent=2, sort_keys=True, ensure_ascii=False)
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with temporary.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text + "\n")
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o600)
            temporary.replace(self._path)
            self._trouble = ""
        except OSError as error:
            self._trouble = (
                f"The settings cannot be kept in {self._path.parent}: {_why(error)}. "
                "They hold until you quit."
            )


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
        return f"{name} must be one of {', '.join(allowed)}, not {value}"
    if name in CHECKS and value:
        return CHECKS[name](value)
    return ""


def _check_days(text: str) -> str:
    from spinecoach.core.week_plan import parse_days

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


def _parse(text: str) -> dict[str, Any]:
    """Read one JSON object; raises `ValueError` or `AttributeError` for all else."""
    import json

    return dict(json.loads(text).items())


def _now() -> datetime:
    from datetime import datetime

    return datetime.now().astimezone()


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
