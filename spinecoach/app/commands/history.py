"""The commands about the history: list, check, backup, restore, export and import.

Each prints what it did, or one line that says what is wrong, and returns 0 or 1. Only commands that
write need the lock: a history can be read while the coach runs.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history.backups import BackupError, damage_of, problems_in
from spinecoach.adapters.history.spool import kept_aside
from spinecoach.app.commands.history_access import end, reading, where_it_was, writing
from spinecoach.app.commands.usual_options import data_of, paths_of
from spinecoach.app.run.console import agreed, can_ask, complain, interrupted, progress, say
from spinecoach.app.run.missing import begin_new, missing
from spinecoach.app.services.history_files import rendered, write_export
from spinecoach.core.record.imported import Answers, OpenQuestion, Preview
from spinecoach.core.record.outcomes import BackedUp, WouldLose
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.local_time import local_now

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.core.phrases.exchange import ExchangePhrases
    from spinecoach.core.record.logbook import LoggedWorkout


RESTORABLE = (
    TroubleKind.HISTORY_FILE_TORN,
    TroubleKind.HISTORY_FILE_EMPTY,
    TroubleKind.HISTORY_ROW_ODD,
)
"""The kinds of trouble against which a backup helps."""

STANDARD_OUTPUT = "-"
"""The file name that stands for standard output."""


def list_history(options: argparse.Namespace) -> int:
    """Print one line for each workout."""
    with reading(options) as history:
        for workout in history.workouts(options.since, options.until):
            say(options.phrases.commands.listed(workout))
        return end(history, options.phrases)


def check_history(options: argparse.Namespace) -> int:
    """Check the whole file and change nothing."""
    paths = where_it_was(options)
    path = paths.data / FILE_NAME
    if not path.exists():
        say(options.phrases.history.no_history(str(path.parent)))
        return 0
    for kept in kept_aside(path.parent, paths.elsewhere):
        aside = Trouble(TroubleKind.HISTORY_KEPT_ASIDE, str(kept))
        complain(options.phrases.troubles.cause(aside))
    problems = problems_in(path, local_now())
    for problem in problems:
        complain(options.phrases.troubles.cause(problem))
    if any(problem.kind in RESTORABLE for problem in problems):
        complain(options.phrases.history.how_to_restore())
    if not problems:
        say(options.phrases.history.in_order(str(path)))
    return 1 if problems else 0


def move_day(options: argparse.Namespace) -> int:
    """Move the workouts of one day to another, for example if the clock was wrong."""
    with writing(options) as history:
        if options.to > history.now().date():
            return complain(options.phrases.history.not_into_future(options.to))
        found = history.workouts(options.day, options.day)
        if not found:
            return complain(options.phrases.history.nothing_on(options.day))
        for workout in found:
            history.corrections.move(workout.id, options.to)
        say(options.phrases.history.moved(len(found), options.to))
        return end(history, options.phrases)


def backup_history(options: argparse.Namespace) -> int:
    """Make today's backup now."""
    try:
        with writing(options) as history:
            say(options.phrases.history.outcome(BackedUp(str(history.backups.make()))))
            return 0
    except BackupError as error:
        return complain(options.phrases.troubles.cause(error.trouble))


def restore_history(options: argparse.Namespace) -> int:
    """Restore a backup and keep what was done since."""
    try:
        with writing(options) as history:
            path: Path | None = options.backup
            if path is None:
                newest = history.backups.newest_good()
                path = newest.path if newest else None
            if path is None:
                return complain(options.phrases.history.no_good_backup(str(history.backups.folder)))
            if wrong := damage_of(path):
                return complain(options.phrases.troubles.cause(wrong[0]))
            if not agreed(options, options.phrases.commands.ask_restore(str(path))):
                return 1
            count = history.backups.restore(path)
            say(options.phrases.history.restored_from(str(path), count))
            return 0
    except BackupError as error:
        return complain(options.phrases.troubles.cause(error.trouble))


def export(options: argparse.Namespace) -> int:
    """Write the history, or a period of it, into a file."""
    if options.since > options.until:
        return complain(
            options.phrases.commands.ends_before_it_begins(options.since, options.until)
        )
    with reading(options) as history:
        workouts = history.workouts(options.since, options.until)
        if str(options.out) == STANDARD_OUTPUT:
            sys.stdout.buffer.write(_rendered(options, history, workouts))
            return end(history, options.phrases)
        write = partial(
            write_export,
            *(history, options.out, len(workouts)),
            lambda: _rendered(options, history, workouts),
        )
        outcome = write(replace=options.replace)
        if isinstance(outcome, WouldLose):
            complain(options.phrases.history.outcome(outcome))
            if not can_ask():
                complain(options.phrases.history.how_to_replace())
            elif agreed(options, options.phrases.commands.ask_write_over(str(options.out))):
                outcome = write(replace=True)
        match outcome:
            case Trouble():
                return complain(options.phrases.troubles.cause(outcome))
            case WouldLose():
                pass
            case _:
                say(options.phrases.history.outcome(outcome))
        return max(end(history, options.phrases), isinstance(outcome, WouldLose))


def import_file(options: argparse.Namespace) -> int:
    """Add the content of a file that is not here yet; entries that cannot be read are left out."""
    try:
        if (away := missing(paths := paths_of(options))) is not None:
            complain(options.phrases.troubles.cause(away))
            if options.dry_run or not agreed(
                options, options.phrases.history.ask_begin_new(away.path)
            ):
                return 1
            begin_new(paths)
        with writing(options) as history:
            return _import(options, history)
    except KeyboardInterrupt:  # nothing is added in part: it is one transaction
        return interrupted(options.phrases.exchange.nothing_added())


def _import(options: argparse.Namespace, history: SqliteHistory) -> int:
    from spinecoach.adapters.files.settings import JsonSettings
    from spinecoach.app.services.importing import Importer

    phrases: ExchangePhrases = options.phrases.exchange
    importer = Importer(history)
    answers = Answers(options.unit, options.dates, options.count_all)
    own = JsonSettings(data_of(options), only_read=True).get().unit
    preview = importer.preview(options.file, answers, own, progress(phrases.reading))
    lines = phrases.preview(preview).splitlines()
    if preview.refused:
        for line in lines:
            complain(line)
        return complain(phrases.nothing_added())
    for line in (*lines, *_options(preview, answers, phrases)):
        say(line)
    if preview.must_answer:
        return complain(phrases.nothing_added())
    if options.dry_run:
        say(phrases.rehearsal())
        return 0
    its = options.phrases.commands
    asked = ((preview.corrected, its.ask_take_over), (preview.deleted, its.ask_delete))
    if not all(agreed(options, question(number)) for number, question in asked if number):
        return 1
    show = progress(phrases.adding)
    added = importer.take_in(show)
    show(1.0)
    if not isinstance(added, Preview):
        return complain(phrases.added(added))
    for line in phrases.added(added).splitlines():
        say(line)
    return 0


def _options(preview: Preview, answers: Answers, phrases: ExchangePhrases) -> list[str]:
    """Return the options with which the person can answer the open questions about the file."""
    said = {
        OpenQuestion.UNIT: answers.unit,
        OpenQuestion.ACTIVITY: answers.activity,
        OpenQuestion.DAY_ORDER: None,
    }
    return [phrases.option(ask) for ask in OpenQuestion if ask in preview.asks and not said[ask]]


def _rendered(
    options: argparse.Namespace, history: SqliteHistory, workouts: list[LoggedWorkout]
) -> bytes:
    period = (options.since, options.until)
    if options.format == "pdf":
        from spinecoach.app.commands.report import report

        return report(history, data_of(options), workouts, period, options.phrases)
    return rendered(options.format, history, workouts, period, options.phrases)
