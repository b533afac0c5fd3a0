"""The command line of `spinecoach`."""

from __future__ import annotations

import argparse
import math
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from spinecoach import __version__
from spinecoach.app.commands.parser_words import argparse_speaks
from spinecoach.app.run.language import add_option, add_person, phrases_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spinecoach.core.coaching.people import Person
    from spinecoach.core.phrases.commands import CommandPhrases
    from spinecoach.core.phrases.phrases import Phrases

FASTEST = 1000.0
"""The greatest speed of a rehearsal, as a factor."""

SLOWEST = 0.1
"""The least speed of a rehearsal, as a factor."""

VALUED = frozenset({"--data-dir", "--pace", "--language", "--person"})
"""The options with a value that a start without a command accepts."""


OPENED = (".spineplan", ".spinecoach")
"""How the names of the files end that the window shows if they are named, as by a double click.

They are those of `core.coaching.plan` and `core.record.archive`, which no start waits for.
"""


class Options(argparse.Namespace):
    """The parsed command line. `command` runs a subcommand; None starts the coach.

    `phrases` are all sentences in the language that was typed, or that is set; `file` is a plan or
    an archive that the coach is started with. `who` has the name that was typed as `person`; None
    if none was. `of_person` is whether a command is about one of several people.
    """

    data_dir: Path | None
    phrases: Phrases
    text: bool
    pace: float
    command: Callable[[Options], int] | None
    files: list[Path]
    file: Path | None
    person: str
    who: Person | None
    of_person: bool


def parse(arguments: Sequence[str]) -> Options:
    """Read the command line; on a mistake, say what is wrong and exit with 2."""
    arguments, file = _with_file(arguments)
    everyday = _everyday(arguments)
    if everyday is not None:
        everyday.file = file
        everyday.phrases = _phrases(everyday.data_dir)
        return everyday
    phrases = _phrases(*_before_all(arguments))
    words = phrases.commands
    with argparse_speaks(words):
        parser = _parser(words)
        if not _starts(arguments):
            _add_commands(parser, words)
        found = Options(phrases=phrases, file=file, who=None)
        options = parser.parse_args(arguments, namespace=found)
        if options.person:
            _name(options, parser)
        return options


def _phrases(data_dir: Path | None, language: str = "", person: str = "") -> Phrases:
    """Return the sentences for the person who was typed, else for who trained last."""
    from spinecoach.app.run.paths import Paths

    if not (paths := Paths.of(data_dir)).shared:
        return phrases_for(data_dir, language, data=paths.data)
    from spinecoach.app.run.people import data_of

    return phrases_for(data_dir, language, data=data_of(paths, person))


def _name(options: Options, parser: argparse.ArgumentParser) -> None:
    """Find the person who was typed; if nobody has that name, list the names and exit with 2."""
    from spinecoach.app.run.paths import Paths
    from spinecoach.app.run.people import found

    people = found(Paths.of(options.data_dir)).people
    options.who = people.find(options.person)
    if options.who is None:
        parser.error(options.phrases.people.person_wanted(options.person, people.names))


def whole_parser() -> argparse.ArgumentParser:
    """Return the parser with every command, in English: the manual page is made from it."""
    from spinecoach.core.phrases.phrases import Phrases

    words = Phrases().commands
    parser = _parser(words)
    _add_commands(parser, words)
    return parser


def _before_all(arguments: Sequence[str]) -> tuple[Path | None, str, str]:
    """Return folder, language and person that were typed: the help itself depends on them."""
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--language", default="")
    parser.add_argument("--person", default="")
    try:
        found, _ = parser.parse_known_args(arguments)
    except argparse.ArgumentError:
        return None, "", ""  # the real parser says what is wrong
    return found.data_dir, found.language, found.person


def _with_file(arguments: Sequence[str]) -> tuple[Sequence[str], Path | None]:
    """Return what was typed without a file that is named last, behind no command; and the file."""
    *others, last = arguments or [""]
    named = last.endswith(OPENED) and not last.startswith("-")
    if not named or VALUED.intersection(others[-1:]) or not _starts(others):
        return arguments, None
    return others, Path(last).absolute()


def _everyday(arguments: Sequence[str]) -> Options | None:
    """Read the most frequent command lines without building a parser; None for any other."""
    match list(arguments):
        case []:
            folder = None
        case ["--data-dir", name] if not name.startswith("-"):
            folder = Path(name)
        case _:
            return None
    return Options(data_dir=folder, text=False, pace=1.0, command=None, who=None)


def _starts(arguments: Sequence[str]) -> bool:
    """Return whether no command was typed, so that the commands need not be loaded."""
    words = iter(arguments)
    for word in words:
        if word in VALUED:
            next(words, None)
        elif word != "--text" and word.partition("=")[0] not in VALUED:
            return False
    return True


def _parser(words: CommandPhrases) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="spinecoach", description=words.coach(), epilog=words.without_command()
    )
    version = f"SpineCoach {__version__}"
    parser.add_argument("--version", action="version", version=version, help=words.show_version())
    parser.add_argument("--data-dir", type=Path, metavar=words.a_folder(), help=words.data_dir())
    parser.add_argument("--text", action="store_true", help=words.in_terminal())
    parser.add_argument(
        "--pace", type=partial(_pace, words), default=1.0, metavar="N", help=words.pace()
    )
    add_option(parser, words, explained=True)
    add_person(parser, words, explained=True)
    parser.set_defaults(command=None, of_person=False)
    return parser


def _add_commands(parser: argparse.ArgumentParser, words: CommandPhrases) -> None:
    from spinecoach.app.commands import (
        archive,
        doctor,
        history_options,
        plan,
        remind,
        render,
        share,
    )

    commands = parser.add_subparsers(title=words.commands(), metavar=words.a_command())
    _add_packs(commands, words)
    for command in (render, history_options, archive, plan, share, doctor, remind):
        command.register(commands, words)


def _add_packs(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], words: CommandPhrases
) -> None:
    packs = commands.add_parser("packs", help=words.packs())
    actions = packs.add_subparsers(metavar=words.an_action(), required=True)
    check = actions.add_parser("check", help=words.packs_check())
    check.add_argument(
        "files", nargs="+", type=Path, metavar=words.a_file(), help=words.packs_check_files()
    )
    add_option(check, words)
    add_person(check, words)
    check.set_defaults(command=_check_packs)


def _check_packs(options: Options) -> int:
    from spinecoach.adapters.packs.shelf import check

    return check(options.files, sys.stdout, options.phrases)


def _pace(words: CommandPhrases, text: str) -> float:
    try:
        pace = float(text)
    except ValueError:
        pace = math.nan
    if not SLOWEST <= pace <= FASTEST:
        raise argparse.ArgumentTypeError(words.pace_wanted(SLOWEST, FASTEST, text))
    return pace
