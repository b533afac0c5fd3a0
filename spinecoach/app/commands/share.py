"""`spinecoach share`: a history on several machines, through a folder that the person chooses."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from spinecoach.app.commands.usual_options import add_command, add_group, data_of
from spinecoach.app.run.console import complain, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from spinecoach.app.services.sharing import SharingService
    from spinecoach.core.phrases.commands import CommandPhrases
    from spinecoach.core.record.sharing import SharingState


def register(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], words: CommandPhrases
) -> None:
    """Add the command to the program's parser."""
    actions = add_group(commands, words, "share", words.share())
    starting = add_command(actions, words, "start", words.share_start(), start)
    starting.add_argument("folder", type=Path, metavar=words.a_folder(), help=words.share_folder())
    starting.add_argument("--with-answers", action="store_true", help=words.archive_answers())
    add_command(actions, words, "now", words.share_now(), now)
    add_command(actions, words, "status", words.share_status(), status)
    choosing = add_command(actions, words, "choose", words.share_choose(), choose)
    choosing.add_argument("thing", type=int, metavar="N", help=words.share_thing())
    choosing.add_argument("value", type=int, metavar="N", help=words.share_value())
    add_command(actions, words, "stop", words.share_stop(), stop)


def start(options: argparse.Namespace) -> int:
    """Share the history through a folder, and do the first round."""
    if not options.folder.expanduser().is_dir():
        return complain(options.phrases.sharing.no_folder(str(options.folder)))
    with _writing(options) as service:
        trouble = service.choose_folder(str(options.folder), answers=options.with_answers)
        if trouble is not None:
            return complain(options.phrases.troubles.cause(trouble))
        say(options.phrases.sharing.not_locked())
        if options.with_answers:
            say(options.phrases.sharing.answers_stay())
        return _told(options, service, _round(options, service))


def now(options: argparse.Namespace) -> int:
    """Read what the other machines wrote, and write what is new here."""
    with _writing(options) as service:
        return _told(options, service, _round(options, service))


def status(options: argparse.Namespace) -> int:
    """Show how the sharing stands; the coach may run meanwhile."""
    from spinecoach.app.commands.history_access import reading
    from spinecoach.app.services.sharing import SharingService

    with reading(options) as history:
        service = SharingService(history)
        service.look()
        return _told(options, service, service.state)


def choose(options: argparse.Namespace) -> int:
    """Let one of the values hold that two machines gave one thing."""
    with _writing(options) as service:
        things = dict(enumerate(service.choices(), start=1))
        thing = things.get(options.thing)
        versions = dict(enumerate(thing.versions, start=1)) if thing else {}
        version = versions.get(options.value)
        if thing is None or version is None:
            return complain(options.phrases.sharing.nothing_to_choose())
        service.choose(thing, version)
        _round(options, service)
        say(options.phrases.sharing.chosen())
        return 0


def stop(options: argparse.Namespace) -> int:
    """Share the history no more."""
    with _writing(options) as service:
        folder = service.state.folder
        trouble = service.end()
        if trouble is not None:
            return complain(options.phrases.troubles.cause(trouble))
        words = options.phrases.sharing
        say(words.stopped(folder) if folder else words.state(service.state))
        return 0


@contextmanager
def _writing(options: argparse.Namespace) -> Iterator[SharingService]:
    from spinecoach.app.commands.history_access import writing
    from spinecoach.app.services.sharing import SharingService

    with writing(options) as history:
        yield SharingService(history)


def _round(options: argparse.Namespace, service: SharingService) -> SharingState:
    """Do one round, and bring into the person's files what came for them."""
    from spinecoach.adapters.files.settings import JsonSettings

    state = service.once()
    service.take_in(JsonSettings(data_of(options)))
    return state


def _told(options: argparse.Namespace, service: SharingService, state: SharingState) -> int:
    """Print how the sharing stands, and what there is to choose."""
    from spinecoach.adapters.files.settings import JsonSettings

    words = options.phrases.sharing
    for line in words.state(state).splitlines():
        say(line)
    if state.folder:
        say(words.travels(answers=state.answers))
    choices = service.choices()
    if choices:
        unit = JsonSettings(data_of(options), only_read=True).get().unit
        say(words.conflicts(len(choices)))
        for number, choice in enumerate(choices, start=1):
            told = [words.version(choice, one, unit) for one in choice.versions]
            listed = options.phrases.common.comma_listed(told)
            say(words.numbered(number, words.asked(choice), listed))
        say(words.how_to_choose())
    return 1 if state.away or state.trouble else 0
