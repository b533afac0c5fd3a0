"""Single keys from a terminal, without Enter, for the coach without a window.

If there is no terminal to read from (a pipe, a service, a background job), there are no keys:
`wait` returns "" when its time is over.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from spinecoach.core.workout.keymap import NamedKey

if TYPE_CHECKING:
    from collections.abc import Iterator

ESCAPE_SECONDS = 0.05
"""Seconds in which the rest of an arrow key's sequence must arrive after its Escape."""

POLL_SECONDS = 0.02
"""Seconds between two checks of a Windows console for a key."""

_F_CODES = (*range(11, 16), *range(17, 22), 23, 24, 25, 26, 28, 29, 31, 32, 33, 34)
"""What terminals send for F1 to F20, between an Escape with a bracket and a tilde."""

SEQUENCES: dict[str, str] = {
    "\x1b[C": NamedKey.RIGHT,
    "\x1bOC": NamedKey.RIGHT,
    "\x1b[D": NamedKey.LEFT,
    "\x1bOD": NamedKey.LEFT,
    "\x1b[A": NamedKey.UP,
    "\x1bOA": NamedKey.UP,
    "\x1b[B": NamedKey.DOWN,
    "\x1bOB": NamedKey.DOWN,
    "\x1b[H": NamedKey.HOME,
    "\x1bOH": NamedKey.HOME,
    "\x1b[1~": NamedKey.HOME,
    "\x1b[F": NamedKey.END,
    "\x1bOF": NamedKey.END,
    "\x1b[4~": NamedKey.END,
    "\x1b[2~": NamedKey.INSERT,
    "\x1b[3~": NamedKey.DELETE,
    "\x1b[5~": NamedKey.PAGE_UP,
    "\x1b[6~": NamedKey.PAGE_DOWN,
    "\x1b": NamedKey.ESCAPE,
    **{f"\x1bO{'PQRS'[number - 1]}": f"f{number}" for number in range(1, 5)},
    **{f"\x1b[{code}~": f"f{number}" for number, code in enumerate(_F_CODES, start=1)},
    "\xe0M": NamedKey.RIGHT,
    "\xe0K": NamedKey.LEFT,
    "\xe0H": NamedKey.UP,
    "\xe0P": NamedKey.DOWN,
    "\xe0G": NamedKey.HOME,
    "\xe0O": NamedKey.END,
    "\xe0R": NamedKey.INSERT,
    "\xe0S": NamedKey.DELETE,
    "\xe0I": NamedKey.PAGE_UP,
    "\xe0Q": NamedKey.PAGE_DOWN,
    "\t": NamedKey.TAB,
    "\r": NamedKey.ENTER,
    "\n": NamedKey.ENTER,
    " ": NamedKey.SPACE,
    "\x7f": NamedKey.BACKSPACE,
    "\x08": NamedKey.BACKSPACE,
}
"""Keys that are not characters, as terminals and Windows consoles send them."""


class Keyboard:
    """Reads keys, by the names of `core.workout.keymap`, while inside `listening`."""

    def __init__(self) -> None:
        self.present = False

    @contextmanager
    def listening(self) -> Iterator[Keyboard]:
        """Take keys one by one; the terminal is restored afterwards."""
        if not _is_terminal():
            yield self
            return
        self.present = True
        try:
            with _single_keys():
                yield self
        finally:
            self.present = False

    def wait(self, seconds: float | None) -> str:
        """Wait for a key, at most `seconds` (None = for ever); return "" if none came."""
        if not self.present:
            time.sleep(1.0 if seconds is None else seconds)
            return ""
        key = _read_key(seconds)
        if key is None:
            # The terminal was closed: there are no keys any more.
            self.present = False
            return ""
        return SEQUENCES.get(key, key.lower())


if sys.platform == "win32":
    import msvcrt

    def _is_terminal() -> bool:
        return sys.stdin is not None and sys.stdin.isatty()

    @contextmanager
    def _single_keys() -> Iterator[None]:
        yield

    def _read_key(seconds: float | None) -> str | None:
        end = None if seconds is None else time.monotonic() + seconds
        while not msvcrt.kbhit():
            if end is not None and time.monotonic() >= end:
                return ""
            time.sleep(POLL_SECONDS)
        key = msvcrt.getwch()
        return "\xe0" + msvcrt.getwch() if key in {"\x00", "\xe0"} else key

else:
    import select
    import termios
    import tty

    def _is_terminal() -> bool:
        """Whether standard input is a terminal and this process is in its foreground."""
        try:
            descriptor = sys.stdin.fileno()
            return os.isatty(descriptor) and os.tcgetpgrp(descriptor) == os.getpgrp()
        except (AttributeError, OSError, ValueError):
            return False

    @contextmanager
    def _single_keys() -> Iterator[None]:
        descriptor = sys.stdin.fileno()
        before = termios.tcgetattr(descriptor)
        try:
            tty.setcbreak(descriptor)
            yield
        finally:
            with suppress(termios.error, OSError):  # the terminal may be closed
                termios.tcsetattr(descriptor, termios.TCSADRAIN, before)

    def _read_key(seconds: float | None) -> str | None:
        descriptor = sys.stdin.fileno()
        if not select.select([descriptor], [], [], seconds)[0]:
            return ""
        try:
            key = os.read(descriptor, 1)
            if key == b"\x1b":
                key += _at_hand(descriptor)
            elif key > b"\x7f":
                key += os.read(descriptor, _further_bytes(key[0]))
        except OSError:
            return None
        return key.decode("utf-8", "replace") or None

    def _at_hand(descriptor: int) -> bytes:
        """Return the rest of an arrow key's sequence."""
        found = b""
        while select.select([descriptor], [], [], ESCAPE_SECONDS)[0]:
            part = os.read(descriptor, 1)
            if not part:
                break
            found += part
        return found

    def _further_bytes(first: int) -> int:
        """Return of how many bytes more a character consists in UTF-8, by its first one."""
        return 3 if first >= 0xF0 else 2 if first >= 0xE0 else 1  # noqa: PLR2004 - UTF-8's own
