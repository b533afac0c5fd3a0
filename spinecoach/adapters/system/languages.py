"""The languages that the person reads, according to the system, without Qt."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables that name a locale; the first that is set counts (POSIX)."""

LONGEST = 5.0
"""The most seconds to wait for macOS."""


def preferred() -> Sequence[str]:
    """Return the names of the person's languages, the best first: "de_AT.UTF-8", "de-AT"."""
    named = of_environment(os.environ)
    if named or sys.platform not in {"win32", "darwin"}:
        return named
    return of_windows() if sys.platform == "win32" else of_macos()


def of_environment(variables: Mapping[str, str]) -> Sequence[str]:
    """Return the languages that the variables of gettext name.

    LANGUAGE may name several; it does not count if the locale is C, which means English.
    """
    locale = next(filter(None, map(variables.get, LOCALE)), "")
    listed = [name for name in variables.get("LANGUAGE", "").split(":") if name]
    if locale.partition(".")[0] in {"C", "POSIX"}:
        return [locale]
    return listed or ([locale] if locale else [])


def of_windows() -> Sequence[str]:
    """Return the language of the Windows menus."""
    import ctypes
    from locale import windows_locale

    with suppress(AttributeError, OSError):
        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()  # type: ignore[attr-defined,unused-ignore]
        if name := windows_locale.get(number):
            return [name]
    return []


def of_macos() -> Sequence[str]:
    """Return the languages of the system settings of macOS."""
    import subprocess

    with suppress(OSError, subprocess.SubprocessError):
        told = subprocess.run(
            ("/usr/bin/defaults", "read", "-g", "AppleLanguages"),
            capture_output=True,
            check=True,
            text=True,
            timeout=LONGEST,
        )
        return listed(told.stdout)
    return []


def listed(text: str) -> Sequence[str]:
    """Return the entries of a list as `defaults` prints it: one in each line, some in quotes."""
    entries = (line.strip(' \t",') for line in text.splitlines())
    return [entry for entry in entries if entry not in {"", "(", ")"}]
