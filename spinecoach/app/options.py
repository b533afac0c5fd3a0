"""What may be typed after `spinecoach`."""

from __future__ import annotations

import argparse
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from spinecoach import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
    parser = _parser()
    if not _starts(arguments):
        _add_commands(parser)
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="spinecoach",
        description="A follow-along coach for four spine-strengthening exercises.",
        epilog="Without a command it opens the window and coaches.",
    )
    parser.add_argument("--version", action="version", version=f"SpineCoach {__version__}")
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        help="keep everything that the program writes below this folder",
    )
    parser.add_argument(
        "--text", action="store_true", help="coach in the terminal, without a window"
    )
    parser.add_argument(
        "--pace",
        type=_pace,
        default=1.0,
        metavar="N",
        help="a silent rehearsal at N times the speed, up to 1000",
    )
    parser.set_defaults(command=None)
    return parser


def _add_commands(parser: argparse.ArgumentParser) -> None:
    from spinecoach.app import history_options
    from spinecoach.app.pictures import add_render

    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_packs(commands)
    add_render(commands)
    history_options.register(commands)


def _add_packs(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    packs = commands.add_parser("packs", help="look after exercise files")
    actions = packs.add_subparsers(metavar="ACTION", required=True)
    check = actions.add_parser(
        "check", help="say what is wrong in exercise files, with file, line and field"
    )
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    check.set_defaults(command=_check_packs)


def _check_packs(options: Options) -> int:
    from spinecoach.adapters.packs.shelf import check
    from spinecoach.core.phrases.phrases import Phrases

    return check(options.files, sys.stdout, Phrases())


def _pace(text: str) -> float:
    try:
        pace = float(text)
    except ValueError:
        pace = math.nan
    if not SLOWEST <= pace <= FASTEST:
        raise argparse.ArgumentTypeError(
            f"a number from {SLOWEST:g} to {FASTEST:g} is wanted, not {text!r}"
        )
    return pace
