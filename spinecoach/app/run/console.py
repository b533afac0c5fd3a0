"""A command and the person at its terminal: printed lines, questions, how far long work is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

INTERRUPTED = 130
"""The exit code after Control-C."""


class CannotDoError(Exception):
    """Raised to end a command that cannot do what was asked; the text says why."""


def can_ask() -> bool:
    """Return whether a person at a terminal can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def asked(question: str) -> str:
    """Ask at the terminal; return the line that is typed, with its end, "" if no more can be."""
    sys.stderr.write(f"{harmless(question)} ")
    sys.stderr.flush()
    return sys.stdin.readline()


def agreed(options: argparse.Namespace, question: str) -> bool:
    """Return whether the person agrees: by the option `--yes`, or asked at the terminal."""
    if getattr(options, "yes", False):
        return True
    if not can_ask():
        complain(options.phrases.commands.needs_yes())
        return False
    if asked(question).strip().casefold() not in options.phrases.commands.yes_words().split():
        complain(options.phrases.commands.not_agreed())
        return False
    return True


def progress(words: Callable[[int], str]) -> Callable[[float], None]:
    """Return the function that shows on a terminal how far long work is; 1 clears the line."""

    def show(share: float) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{words(round(share * 100))} ")
            sys.stderr.write("\r\033[K" if share >= 1 else "")
            sys.stderr.flush()

    return show


def interrupted(line: str) -> int:
    """Say what came of work that the person broke off; return the exit code."""
    sys.stderr.write("\n")  # below the ^C and the progress
    complain(line)
    return INTERRUPTED


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{harmless(line)}\n")


def complain(line: str) -> int:
    """Print a line that says what is wrong; return the exit code, 1."""
    sys.stderr.write(f"{harmless(line)}\n")
    return 1


def harmless(line: str) -> str:
    """Return a line in which no character of a file can control the terminal."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)
