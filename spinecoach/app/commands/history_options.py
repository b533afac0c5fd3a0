"""The parsers of the commands about the history: `history`, `export` and `import`.

The work is in `history`, imported when one of them is typed.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from spinecoach.app.commands.usual_options import a_date, add_command, add_group
from spinecoach.core.record.imported import DayOrder, WeightUnit

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from spinecoach.core.phrases.commands import CommandPhrases

FORMATS = ("csv", "json", "hevy", "strong", "ics", "pdf")


def register(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], words: CommandPhrases
) -> None:
    """Add the three commands to the program's parser."""
    _add_history(commands, words)
    export = add_command(commands, words, "export", words.export(), _later("export"))
    export.add_argument("--format", choices=FORMATS, required=True, help=words.export_format())
    _add_period(export, words)
    export.add_argument(
        "--replace", "--yes", dest="replace", action="store_true", help=words.export_replace()
    )
    export.add_argument(
        "--out", type=Path, required=True, metavar=words.a_file(), help=words.export_out()
    )
    incoming = add_command(commands, words, "import", words.import_file(), _later("import_file"))
    incoming.add_argument("file", type=Path, metavar=words.a_file(), help=words.import_what())
    incoming.add_argument("--dry-run", action="store_true", help=words.import_dry_run())
    incoming.add_argument(
        "--unit", type=WeightUnit, choices=tuple(WeightUnit), help=words.import_unit()
    )
    incoming.add_argument(
        "--dates", type=DayOrder, choices=tuple(DayOrder), help=words.import_dates()
    )
    incoming.add_argument("--count-all", action="store_true", help=words.import_count_all())
    incoming.add_argument("--yes", action="store_true", help=words.without_asking())


def _add_history(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], words: CommandPhrases
) -> None:
    actions = add_group(commands, words, "history", words.history())
    for name, explanation in (
        ("list", words.history_list()),
        ("check", words.history_check()),
        ("backup", words.history_backup()),
        ("restore", words.history_restore()),
        ("move", words.history_move()),
    ):
        run = _later("move_day" if name == "move" else f"{name}_history")
        action = add_command(actions, words, name, explanation, run)
        if name == "list":
            _add_period(action, words)
        if name == "move":
            action.add_argument(
                "day",
                type=partial(a_date, words),
                metavar=words.a_day(),
                help=words.history_move_day(),
            )
            action.add_argument(
                "to",
                type=partial(a_date, words),
                metavar=words.a_new_day(),
                help=words.history_move_to(),
            )
        if name == "restore":
            action.add_argument(
                "backup",
                nargs="?",
                type=Path,
                metavar=words.a_file(),
                help=words.history_restore_file(),
            )
            action.add_argument("--yes", action="store_true", help=words.without_asking())


def _add_period(parser: argparse.ArgumentParser, words: CommandPhrases) -> None:
    for name, usual, explained in (
        ("--since", date.min, words.since()),
        ("--until", date.max, words.until()),
    ):
        parser.add_argument(
            name, type=partial(a_date, words), default=usual, metavar=words.a_date(), help=explained
        )


def _later(name: str) -> Callable[[argparse.Namespace], int]:
    def run(options: argparse.Namespace) -> int:
        from spinecoach.app.commands import history

        command: Callable[[argparse.Namespace], int] = getattr(history, name)
        return command(options)

    return run
