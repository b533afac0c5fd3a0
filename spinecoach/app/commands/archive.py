"""`spinecoach archive`: save everything of a person in one file, open such a file, undo that."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from spinecoach.app.commands.usual_options import add_command, add_group
from spinecoach.app.run.console import agreed, can_ask, complain, interrupted, progress, say
from spinecoach.core.record.archive import Opened, RefusalKind, Undone
from spinecoach.core.record.outcomes import Exported
from spinecoach.core.trouble import Trouble

if TYPE_CHECKING:
    import argparse

    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.app.services.archives import ArchiveService
    from spinecoach.core.phrases.commands import CommandPhrases
    from spinecoach.core.record.archive import ArchivePreview


def register(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], words: CommandPhrases
) -> None:
    """Add the command to the program's parser."""
    actions = add_group(commands, words, "archive", words.archive())
    saving = add_command(actions, words, "save", words.archive_save(), save)
    saving.add_argument("file", type=Path, metavar=words.a_file(), help=words.archive_saved_as())
    saving.add_argument("--with-answers", action="store_true", help=words.archive_answers())
    saving.add_argument("--lock", action="store_true", help=words.archive_lock())
    saving.add_argument("--replace", action="store_true", help=words.export_replace())
    opening = add_command(actions, words, "open", words.archive_open(), bring_in)
    opening.add_argument("file", type=Path, metavar=words.a_file(), help=words.archive_opened())
    opening.add_argument("--keep-settings", action="store_true", help=words.archive_keep_settings())
    opening.add_argument("--dry-run", action="store_true", help=words.archive_dry_run())
    opening.add_argument("--yes", action="store_true", help=words.without_asking())
    add_command(actions, words, "undo", words.archive_undo(), undo)


def save(options: argparse.Namespace) -> int:
    """Write everything of the person into a file."""
    from spinecoach.app.commands.history_access import reading

    words = options.phrases.archive
    passphrase = ""
    if options.lock:
        say(words.forgotten())
        passphrase = _asked(words.passphrase())
        if not passphrase:
            return complain(words.no_passphrase())
        if can_ask() and _asked(words.passphrase_again()) != passphrase:
            return complain(words.not_the_same())
    show = progress(words.saving)
    try:
        with reading(options) as history:
            outcome = _service(history, options).save(
                str(options.file),
                answers=options.with_answers,
                passphrase=passphrase,
                write_over=options.replace,
                progress=show,
            )
    except KeyboardInterrupt:  # the file is written at the end, and whole
        return interrupted(words.not_saved())
    show(1.0)
    if isinstance(outcome, Exported):
        say(words.saved(outcome.path, outcome.workouts))
        return 0
    if isinstance(outcome, Trouble):
        return complain(options.phrases.troubles.cause(outcome))
    complain(options.phrases.history.outcome(outcome))
    return complain(options.phrases.history.how_to_replace())


def bring_in(options: argparse.Namespace) -> int:
    """Show what an archive would change, and open it if the person agrees."""
    from spinecoach.app.commands.history_access import writing

    with writing(options) as history:
        try:
            return _bring_in(_service(history, options), options)
        except KeyboardInterrupt:  # nothing is added in part: it is one transaction
            return interrupted(options.phrases.exchange.nothing_added())


def _bring_in(service: ArchiveService, options: argparse.Namespace) -> int:
    words, exchange = options.phrases.archive, options.phrases.exchange
    preview = _preview(service, options)
    if preview.refused is not None:
        return complain(words.preview(preview))
    for line in words.preview(preview).splitlines():
        say(line)
    if options.dry_run:
        say(exchange.rehearsal())
    if options.dry_run or not preview.anything:
        return 0
    if not agreed(options, words.ask_bring_in()):
        return 1
    show = progress(exchange.adding)
    outcome = service.take_in(keep_settings=options.keep_settings, progress=show)
    show(1.0)
    if isinstance(outcome, Opened):
        say(words.opened(outcome))
        say(words.how_to_undo())
        return 0
    if outcome.trouble is not None:
        complain(options.phrases.troubles.cause(outcome.trouble))
    return complain(exchange.nothing_added())


def undo(options: argparse.Namespace) -> int:
    """Restore what was here before the last archive was opened."""
    from spinecoach.app.commands.history_access import writing

    with writing(options) as history:
        service = _service(history, options)
        outcome = service.undo()
        said = options.phrases.archive.undone(outcome, service.before)
        if outcome is not Undone.DONE:
            return complain(said)
        say(said)
        return 0


def _preview(service: ArchiveService, options: argparse.Namespace) -> ArchivePreview:
    """Preview the file; ask for its passphrase if it needs one."""
    show = progress(options.phrases.exchange.reading)
    preview = service.preview(str(options.file), progress=show)
    show(1.0)
    if preview.refused is None or preview.refused.kind is not RefusalKind.LOCKED:
        return preview
    passphrase = _asked(options.phrases.archive.passphrase())
    if passphrase:
        preview = service.preview(str(options.file), passphrase, show)
        show(1.0)
    return preview


def _asked(name: str) -> str:
    """Return a passphrase: typed unseen at a terminal, else the next line of standard input."""
    if can_ask():
        from getpass import getpass

        return getpass(f"{name}: ")
    return sys.stdin.readline().rstrip("\r\n")


def _service(history: SqliteHistory, options: argparse.Namespace) -> ArchiveService:
    from spinecoach.adapters.files.settings import JsonSettings
    from spinecoach.app.services.archives import ArchiveService

    return ArchiveService(history, JsonSettings(history.folder), options.phrases.language)
