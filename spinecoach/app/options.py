"""What may be typed after `spinecoach`."""

from __future__ import annotations

import argparse
import math
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from spinecoach import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spinecoach.core.phrases.commands import CommandPhrases

FASTEST = 1000.0
"""The greatest factor of a rehearsal."""

SLOWEST = 0.1
"""The least one."""


class Options(argparse.Namespace):
    """What was typed. `command` runs a subcommand; None starts the coach."""

    data_dir: Path | None
    text: bool
    pace: float
    command: Callable[[Options], int] | None
    files: list[Path]


def parse(arguments: Sequence[str]) -> Options:
    """Read the command line; on a mistake, say what is wrong and exit with 2."""
    everyday = _everyday(arguments)
    if everyday is not None:
        return everyday
    from spinecoach.core.phrases.phrases import Phrases

    words = Phrases().commands
    parser = _parser(words)
    if not _starts(arguments):
        _add_commands(parser, words)
    return parser.parse_args(arguments, namespace=Options())


def _everyday(arguments: Sequence[str]) -> Options | None:
    """Read the two usual command lines without building a parser; None for any other."""
    match list(arguments):
        case []:
            folder = None
        case ["--data-dir", name] if not name.startswith("-"):
            folder = Path(name)
        case _:
            return None
    return Options(data_dir=folder, text=False, pace=1.0, command=None)


def _starts(arguments: Sequence[str]) -> bool:
    """Return whether no command was typed, so that none has to be loaded."""
    words = iter(arguments)
    for word in words:
        if word in {"--data-dir", "--pace"}:
            next(words, None)
        elif word != "--text" and not word.startswith(("--data-dir=", "--pace=")):
            return False
    return True


def _parser(words: CommandPhrases) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="spinecoach", description=words.coach(), epilog=words.without_command()
    )
    parser.add_argument("--version", action="version", version=f"SpineCoach {__version__}")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help=words.data_dir())
    parser.add_argument("--text", action="store_true", help=words.in_terminal())
    parser.add_argument(
        "--pace", type=partial(_pace, words), default=1.0, metavar="N", help=words.pace()
    )
    parser.set_defaults(command=None)
    return parser


def _add_commands(parser: argparse.ArgumentParser, words: CommandPhrases) -> None:
    from spinecoach.app import history_options
    from spinecoach.app.pictures import add_render

    commands = parser.add_subparsers(title=words.commands(), metavar="COMMAND")
    _add_packs(commands, words)
    add_render(commands, words)
    history_options.register(commands, words)


def _add_packs(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], words: CommandPhrases
) -> None:
    packs = commands.add_parser("packs", help=words.packs())
    actions = packs.add_subparsers(metavar="ACTION", required=True)
    check = actions.add_parser("check", help=words.packs_check())
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    check.set_defaults(command=_check_packs)


def _check_packs(options: Options) -> int:
    from spinecoach.adapters.packs.shelf import check
    from spinecoach.core.phrases.phrases import Phrases

    return check(options.files, sys.stdout, Phrases())


def _pace(words: CommandPhrases, text: str) -> float:
    try:
        pace = float(text)
    except ValueError:
        pace = math.nan
    if not SLOWEST <= pace <= FASTEST:
        raise argparse.ArgumentTypeError(words.pace_wanted(SLOWEST, FASTEST, text))
    return pace
