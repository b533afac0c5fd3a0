"""What may be typed about the history: `history`, `export` and `import`.

The work is in `history_commands`, imported when one of them is typed.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from spinecoach.core.record.incoming import DayOrder, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

FORMATS = ("csv", "json", "hevy", "strong", "ics", "pdf")


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the three commands to the program's parser."""
    _add_history(commands)
    export = commands.add_parser("export", help="write the history into a file")
    export.add_argument("--format", choices=FORMATS, required=True)
    _add_period(export)
    export.add_argument(
        "--replace",
        action="store_true",
        help="write over a file even where not all of the history can be read",
    )
    export.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="the file; - for standard output"
    )
    _add_data_dir(export)
    export.set_defaults(command=_later("export"))
    incoming = commands.add_parser(
        "import",
        help="add workouts from our JSON or a CSV of Hevy, Strong, FitNotes or StrongLifts",
    )
    incoming.add_argument("file", type=Path, metavar="FILE")
    incoming.add_argument(
        "--dry-run", action="store_true", help="say what would be added, and add nothing"
    )
    incoming.add_argument(
        "--unit",
        type=Unit,
        choices=tuple(Unit),
        help="what weights are where the file does not say it; without it, your own unit",
    )
    incoming.add_argument(
        "--dates",
        type=DayOrder,
        choices=tuple(DayOrder),
        help="which comes first where a date is written in numbers and the file does not show it",
    )
    incoming.add_argument(
        "--count-all",
        action="store_true",
        help="count workouts of other exercises as days of exercise too",
    )
    _add_data_dir(incoming)
    incoming.set_defaults(command=_later("import_file"))


def _add_history(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    history = commands.add_parser("history", help="look after what was done")
    actions = history.add_subparsers(metavar="ACTION", required=True)
    for name, words in (
        ("list", "list the workouts"),
        ("check", "look the whole file through"),
        ("backup", "make today's backup now"),
        ("restore", "bring a backup back and keep what was done since"),
        ("move", "move the workouts of a day to another day"),
    ):
        action = actions.add_parser(name, help=words)
        _add_data_dir(action)
        action.set_defaults(command=_later("move_day" if name == "move" else f"{name}_history"))
        if name == "list":
            _add_period(action)
        if name == "move":
            action.add_argument("day", type=_day, metavar="DAY")
            action.add_argument("to", type=_day, metavar="NEW-DAY")
        if name == "restore":
            action.add_argument(
                "backup",
                nargs="?",
                type=Path,
                metavar="FILE",
                help="the backup; without it, the newest good one",
            )


def _add_period(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--since", type=_day, default=date.min, metavar="DATE")
    parser.add_argument("--until", type=_day, default=date.max, metavar="DATE")


def _add_data_dir(parser: argparse.ArgumentParser) -> None:
    """Allow the option behind the command too, where one looks for it."""
    parser.add_argument(
        "--data-dir", type=Path, metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"a date like 2026-11-22 is wanted, not {text!r}"
        ) from None


def _later(name: str) -> Callable[[argparse.Namespace], int]:
    def run(options: argparse.Namespace) -> int:
        from spinecoach.app import history_commands

        command: Callable[[argparse.Namespace], int] = getattr(history_commands, name)
        return command(options)

    return run
