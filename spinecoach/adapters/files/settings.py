"""Store the person's choices in a JSON file that can be read and edited by hand.

The file is written whole or not at all. Keys that this version does not know (a newer version's, or
a note of the person's own) are kept. Each value that is out of its range is replaced by its
default; a file that is not JSON is renamed to a name with the date. If nothing can be written, the
choices hold until the program ends, and `trouble` says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spinecoach.adapters.files.json_file import JsonFile
from spinecoach.adapters.files.table import Table
from spinecoach.core.mistake import Expected, Found, Mistake, Seen, Wanted, WrongValueError
from spinecoach.core.preferences import PACE, RATE, VOLUME, Preferences
from spinecoach.local_time import local_now

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from spinecoach.core.trouble import Trouble

FILE_NAME = "settings.json"

RANGES: dict[str, tuple[float, float]] = {
    "rate": RATE,
    "volume": VOLUME,
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
"""The allowed values of each choice."""

TABLES = ("variants", "voices", "keys")
"""The settings that are tables of texts."""

LONGEST = {"after": 60, "window": 4000}
"""The most characters of the texts that have another limit than the usual one."""

HOURS, MINUTES = 24, 60


class JsonSettings:
    """Implements `core.coaching.ports.Settings`. `now` is asked when a file is set aside.

    With `only_read` a damaged file stays in its place: whoever shows the settings will tell of it.
    """

    def __init__(
        self, folder: Path, now: Callable[[], datetime] | None = None, *, only_read: bool = False
    ) -> None:
        self._file = JsonFile(folder / FILE_NAME, now or local_now, only_read=only_read)
        self._raw = self._file.read()
        known = [name for name in self._raw if name in Preferences._fields]
        mistakes = {name: check(name, self._raw[name]) for name in known}
        good = {name: self._raw[name] for name in known if not mistakes[name]}
        self._preferences = Preferences(**good)
        wrong = [mistake for found in mistakes.values() for mistake in found]
        if wrong:
            from spinecoach.core.trouble import TroubleKind

            self._file.mistaken(TroubleKind.VALUES_WRONG, wrong)

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong with the file."""
        return self._file.trouble

    @property
    def written(self) -> frozenset[str]:
        """The names of the settings in the file, whatever their values are."""
        return frozenset(self._raw)

    def get(self) -> Preferences:
        """Return the current choices."""
        return self._preferences

    def change(self, **changes: object) -> Preferences:
        """Change and keep some of them; raise `WrongValueError` for values out of range."""
        wrong = [mistake for name, value in changes.items() for mistake in check(name, value)]
        if wrong:
            raise WrongValueError(*wrong)
        checked: dict[str, Any] = changes
        self._preferences = self._preferences._replace(**checked)
        self._raw.update(checked)
        self._file.write(self._raw)
        return self._preferences


def kept_language(folder: Path) -> str:
    """Return the language in the settings of a folder, "system" if it cannot be read.

    It is needed before any sentence is shown, so a damaged file is neither reported nor changed.
    The settings read the file again once this process holds the lock of the folder: until then
    another process may change it.
    """
    from spinecoach.adapters.files.json_file import LARGEST, object_in
    from spinecoach.regular import read_regular

    try:
        found = object_in(read_regular(folder / FILE_NAME, LARGEST)) or {}
    except OSError:
        found = {}
    language = found.get("language")
    return language if isinstance(language, str) and language else Preferences().language


def check(name: str, value: object) -> list[Mistake]:
    """Return what is wrong with a value of that setting."""
    table = Table({name: value}, (), [])
    default = Preferences._field_defaults.get(name)
    if name not in Preferences._fields:
        names = Expected(Wanted.CHOICE, choices=Preferences._fields)
        table.wrong(name, names, Found(Seen.UNKNOWN_KEY))
    elif name in TABLES:
        _check_texts(table, name, value)
    elif isinstance(default, bool):
        table.flag(name)
    elif name in CHOICES:
        table.word(name, CHOICES[name])
    elif name in RANGES:
        low, high = RANGES[name]
        if isinstance(default, int):
            table.whole(name, int(low), int(high))
        else:
            table.number(name, low, high)
    else:
        _check_text(table, name)
    return table.mistakes


def _check_texts(table: Table, name: str, value: object) -> None:
    """Check a setting that is a table of texts; None stands for an empty one."""
    if value is not None:
        texts = table.table(name)
        for key in texts:
            texts.text(key, empty=True)


def _check_text(table: Table, name: str) -> None:
    text = (
        table.text(name, empty=True, characters=LONGEST[name])
        if name in LONGEST
        else table.text(name, empty=True)
    )
    found = Found(Seen.VALUE, repr(text))
    if not text or table.mistakes:
        return
    if name == "days" and not _are_days(text):
        table.wrong(name, Wanted.DAYS, found)
    elif name == "reminder" and not _is_time(text):
        table.wrong(name, Wanted.TIME_OF_DAY, found)
    elif name == "window" and not text.isascii():
        table.wrong(name, Wanted.ASCII, Found(Seen.VALUE, "…"))


def _are_days(text: str) -> bool:
    from spinecoach.core.coaching.week_plan import parse_days

    try:
        parse_days(text)
    except ValueError:
        return False
    return True


def _is_time(text: str) -> bool:
    hour, colon, minute = text.partition(":")
    digits = len(hour) == len(minute) == len("00") and (hour + minute).isdecimal()
    return bool(colon and digits and int(hour) < HOURS and int(minute) < MINUTES)
