"""The options that all commands share, and the files that they lead to."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from spinecoach.app.run.language import add_option, add_person
from spinecoach.app.run.paths import Paths

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.coaching.people import Person
    from spinecoach.core.phrases.commands import CommandPhrases


def a_date(words: CommandPhrases, text: str) -> date:
    """Return the day that an argument names, such as 2026-12-01."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(words.date_wanted(text)) from None


def add_group(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    words: CommandPhrases,
    name: str,
    explained: str,
) -> argparse._SubParsersAction[argparse.ArgumentParser]:
    """Add a command that needs an action after it; return the place for its actions."""
    group = commands.add_parser(name, help=explained)
    return group.add_subparsers(metavar=words.an_action(), required=True)


def add_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    words: CommandPhrases,
    name: str,
    explained: str,
    run: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    """Add a command, or an action of a group, about one person's files; `run` carries it out."""
    parser = commands.add_parser(name, help=explained)
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar=words.a_folder(),
        default=argparse.SUPPRESS,
        help=argparse.SUPPRESS,
    )
    add_option(parser, words)
    add_person(parser, words)
    parser.set_defaults(command=run, of_person=True)
    return parser


def paths_of(options: argparse.Namespace) -> Paths:
    """Return where the files are that a command works on: those of one of several people."""
    paths = Paths.of(options.data_dir)
    who: Person | None = getattr(options, "who", None)
    return paths.of_person(who.own) if who is not None else paths


def data_of(options: argparse.Namespace) -> Path:
    """Return the data folder that a command works on."""
    return paths_of(options).data
