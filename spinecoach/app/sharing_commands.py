"""`spinecoach share`: a history on several machines, through a folder that the person chooses."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from spinecoach.app.sharing import SharingService
    from spinecoach.core.phrases.commands import CommandPhrases
    from spinecoach.core.record.sharing import SharingState


def register(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    words: CommandPhrases,
    add_usual: Callable[[argparse.ArgumentParser, CommandPhrases], None],
) -> None:
    """Add the command to the program's parser; `add_usual` adds what all commands take."""
    share = commands.add_parser("share", help=words.share())
    actions = share.add_subparsers(metavar=words.an_action(), required=True)
    starting = actions.add_parser("start", help=words.share_start())
    starting.add_argument("folder", type=Path, metavar=words.a_folder(), help=words.share_folder())
    starting.set_defaults(command=start)
    going = actions.add_parser("now", help=words.share_now())
    going.set_defaults(command=now)
    showing = actions.add_parser("status", help=words.share_status())
    showing.set_defaults(command=status)
    choosing = actions.add_parser("choose", help=words.share_choose())
    choosing.add_argument("thing", type=int, metavar="N", help=words.share_thing())
    choosing.add_argument("value", type=int, metavar="N", help=words.share_value())
    choosing.set_defaults(command=choose)
    stopping = actions.add_parser("stop", help=words.share_stop())
    stopping.set_defaults(command=stop)
    for action in (starting, going, showing, choosing, stopping):
        add_usual(action, words)


def start(options: argparse.Namespace) -> int:
    """Share the history through a folder, and do the first round."""
    from spinecoach.app.cannot_do import CannotDoError
    from spinecoach.app.command_line import complain

    if not options.folder.expanduser().is_dir():
        return complain(options.phrases.sharing.no_folder(str(options.folder)))
    try:
        with _writing(options) as service:
            trouble = service.choose_folder(str(options.folder))
            if trouble is not None:
                return complain(options.phrases.troubles.cause(trouble))
            return _told(options, service, service.once())
    except CannotDoError as error:
        return complain(str(error))


def now(options: argparse.Namespace) -> int:
    """Read what the other machines wrote, and write what is new here."""
    from spinecoach.app.cannot_do import CannotDoError
    from spinecoach.app.command_line import complain

    try:
        with _writing(options) as service:
            return _told(options, service, service.once())
    except CannotDoError as error:
        return complain(str(error))


def status(options: argparse.Namespace) -> int:
    """Show how the sharing stands; the coach may run meanwhile."""
    from spinecoach.app.cannot_do import CannotDoError
    from spinecoach.app.command_line import complain, reading
    from spinecoach.app.sharing import SharingService

    try:
        with reading(options) as history:
            service = SharingService(history)
            return _told(options, service, service.state)
    except CannotDoError as error:
        return complain(str(error))


def choose(options: argparse.Namespace) -> int:
    """Let one of the values hold that two machines gave one thing."""
    from spinecoach.app.cannot_do import CannotDoError
    from spinecoach.app.command_line import complain, say

    try:
        with _writing(options) as service:
            things = dict(enumerate(service.choices(), start=1))
            thing = things.get(options.thing)
            versions = dict(enumerate(thing.versions, start=1)) if thing else {}
            version = versions.get(options.value)
            if thing is None or version is None:
                return complain(options.phrases.sharing.nothing_to_choose())
            service.choose(thing, version)
            service.once()
            say(options.phrases.sharing.chosen())
            return 0
    except CannotDoError as error:
        return complain(str(error))


def stop(options: argparse.Namespace) -> int:
    """Share the history no more."""
    from spinecoach.app.cannot_do import CannotDoError
    from spinecoach.app.command_line import complain, say

    try:
        with _writing(options) as service:
            folder = service.state.folder
            trouble = service.end()
            if trouble is not None:
                return complain(options.phrases.troubles.cause(trouble))
            words = options.phrases.sharing
            say(words.stopped(folder) if folder else words.state(service.state))
            return 0
    except CannotDoError as error:
        return complain(str(error))


@contextmanager
def _writing(options: argparse.Namespace) -> Iterator[SharingService]:
    from spinecoach.app.command_line import writing
    from spinecoach.app.sharing import SharingService

    with writing(options) as history:
        yield SharingService(history)


def _told(options: argparse.Namespace, service: SharingService, state: SharingState) -> int:
    """Print how the sharing stands, and what there is to choose."""
    from spinecoach.adapters.files.settings import JsonSettings
    from spinecoach.app.command_line import data_of, say

    words = options.phrases.sharing
    for line in words.state(state).splitlines():
        say(line)
    choices = service.choices()
    if choices:
        unit = JsonSettings(data_of(options)).get().unit
        say(words.conflicts(len(choices)))
        for number, choice in enumerate(choices, start=1):
            told = [words.version(choice, one, unit) for one in choice.versions]
            listed = options.phrases.common.comma_listed(told)
            say(words.numbered(number, words.asked(choice), listed))
        say(words.how_to_choose())
    return 1 if state.away or state.trouble else 0
