"""The commands about the history: list, check, backup, restore, export and import.

Each prints what it did, or one line that says what is wrong, and returns 0 or 1.
Only what writes waits for the lock: a history can be read while the coach runs.
"""

from __future__ import annotations

import sys
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history.backups import BackupError, damage_of, problems_in
from spinecoach.adapters.history.spool import kept_aside
from spinecoach.adapters.history.sqlite import SqliteHistory, local_now
from spinecoach.adapters.system.instance_lock import Instance
from spinecoach.app.history_files import rendered, write_export
from spinecoach.app.missing import begin_new, keep_note, missing
from spinecoach.app.paths import Paths
from spinecoach.app.shutdown import INTERRUPTED
from spinecoach.core.record.imported import Answers, Ask
from spinecoach.core.record.outcomes import BackedUp, WouldLose
from spinecoach.core.trouble import Trouble, TroubleKind

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from spinecoach.core.phrases.exchange import ExchangePhrases
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.record.imported import Preview
    from spinecoach.core.record.logbook import LoggedWorkout


RESTORABLE = (
    TroubleKind.HISTORY_FILE_TORN,
    TroubleKind.HISTORY_FILE_EMPTY,
    TroubleKind.HISTORY_ROW_ODD,
)
"""What a backup helps against."""

STANDARD_OUTPUT = "-"
"""The name that stands for no file."""


class _CannotDo(Exception):  # noqa: N818
    """A command ends here; the text says why."""


def list_history(options: argparse.Namespace) -> int:
    """Print one line a workout."""
    try:
        with _reading(options) as history:
            for workout in history.workouts(options.since, options.until):
                _say(options.phrases.commands.listed(workout))
            return _end(history, options.phrases)
    except _CannotDo as error:
        return _complain(str(error))


def check_history(options: argparse.Namespace) -> int:
    """Check the whole file and change nothing."""
    path = _data(options) / FILE_NAME
    if (away := missing(Paths.of(options.data_dir))) is not None:
        return _complain(options.phrases.troubles.cause(away))
    if not path.exists():
        _say(options.phrases.history.no_history(str(path.parent)))
        return 0
    for kept in kept_aside(path.parent, Paths.of(options.data_dir).elsewhere):
        aside = Trouble(TroubleKind.HISTORY_KEPT_ASIDE, str(kept))
        _complain(options.phrases.troubles.cause(aside))
    problems = problems_in(path, local_now())
    for problem in problems:
        _complain(options.phrases.troubles.cause(problem))
    if any(problem.kind in RESTORABLE for problem in problems):
        _complain(options.phrases.history.how_to_restore())
    if not problems:
        _say(options.phrases.history.in_order(str(path)))
    return 1 if problems else 0


def move_day(options: argparse.Namespace) -> int:
    """Move the workouts of one day to another, as when the clock was wrong."""
    try:
        with _writing(options) as history:
            if options.to > history.now().date():
                return _complain(options.phrases.history.not_into_future(options.to))
            found = history.workouts(options.day, options.day)
            if not found:
                return _complain(options.phrases.history.nothing_on(options.day))
            for workout in found:
                history.corrections.move(workout.id, options.to)
            _say(options.phrases.history.moved(len(found), options.to))
            return _end(history, options.phrases)
    except _CannotDo as error:
        return _complain(str(error))


def backup_history(options: argparse.Namespace) -> int:
    """Make today's backup now."""
    try:
        with _writing(options) as history:
            _say(options.phrases.history.outcome(BackedUp(str(history.backups.make()))))
            return 0
    except BackupError as error:
        return _complain(options.phrases.troubles.cause(error.trouble))
    except _CannotDo as error:
        return _complain(str(error))


def restore_history(options: argparse.Namespace) -> int:
    """Bring a backup back and keep what was done since."""
    try:
        with _writing(options) as history:
            path: Path | None = options.backup
            if path is None:
                newest = history.backups.newest_good()
                path = newest.path if newest else None
            if path is None:
                return _complain(
                    options.phrases.history.no_good_backup(str(history.backups.folder))
                )
            if wrong := damage_of(path):
                return _complain(options.phrases.troubles.cause(wrong[0]))
            if not _agreed(options, options.phrases.commands.ask_restore(str(path))):
                return 1
            count = history.backups.restore(path)
            _say(options.phrases.history.restored_from(str(path), count))
            return 0
    except BackupError as error:
        return _complain(options.phrases.troubles.cause(error.trouble))
    except _CannotDo as error:
        return _complain(str(error))


def export(options: argparse.Namespace) -> int:
    """Write the history, or a period of it, into a file."""
    if options.since > options.until:
        return _complain(
            options.phrases.commands.ends_before_it_begins(options.since, options.until)
        )
    try:
        with _reading(options) as history:
            workouts = history.workouts(options.since, options.until)
            if str(options.out) == STANDARD_OUTPUT:
                sys.stdout.buffer.write(_rendered(options, history, workouts))
                return _end(history, options.phrases)
            write = partial(
                write_export,
                *(history, options.out, len(workouts)),
                lambda: _rendered(options, history, workouts),
            )
            outcome = write(replace=options.replace)
            if isinstance(outcome, WouldLose):
                _complain(options.phrases.history.outcome(outcome))
                if not _can_ask():
                    _complain(options.phrases.history.how_to_replace())
                elif _agreed(options, options.phrases.commands.ask_write_over(str(options.out))):
                    outcome = write(replace=True)
            match outcome:
                case Trouble():
                    return _complain(options.phrases.troubles.cause(outcome))
                case WouldLose():
                    pass
                case _:
                    _say(options.phrases.history.outcome(outcome))
            return max(_end(history, options.phrases), isinstance(outcome, WouldLose))
    except _CannotDo as error:
        return _complain(str(error))


def import_file(options: argparse.Namespace) -> int:
    """Add what a file brings and is not here yet; entries that cannot be read are left out."""
    try:
        if (away := missing(paths := Paths.of(options.data_dir))) is not None:
            _complain(options.phrases.troubles.cause(away))
            if options.dry_run or not _agreed(
                options, options.phrases.history.ask_begin_new(away.path)
            ):
                return 1
            begin_new(paths)
        with _writing(options) as history:
            return _import(options, history)
    except KeyboardInterrupt:  # nothing is half in: all of it is one transaction
        sys.stderr.write("\n")  # below the ^C and the progress
        _complain(options.phrases.exchange.nothing_added())
        return INTERRUPTED
    except _CannotDo as error:
        return _complain(str(error))


def _import(options: argparse.Namespace, history: SqliteHistory) -> int:
    from spinecoach.adapters.files.settings import JsonSettings
    from spinecoach.app.importing import Importer

    phrases: ExchangePhrases = options.phrases.exchange
    importer = Importer(history)
    answers = Answers(options.unit, options.dates, options.count_all)
    own = JsonSettings(_data(options)).get().unit
    preview = importer.preview(options.file, answers, own, _progress(phrases.reading))
    lines = phrases.preview(preview).splitlines()
    if preview.refused:
        for line in lines:
            _complain(line)
        return _complain(phrases.nothing_added())
    for line in (*lines, *_options(preview, answers, phrases)):
        _say(line)
    if preview.must_answer:
        return _complain(phrases.nothing_added())
    if options.dry_run:
        _say(phrases.rehearsal())
        return 0
    if preview.corrected and not _agreed(
        options, options.phrases.commands.ask_take_over(preview.corrected)
    ):
        return 1
    added = importer.take_in(_progress(phrases.adding))
    if added is None:
        cause = options.phrases.troubles.cause(history.trouble) if history.trouble else ""
        history.store.forget_held()
        return _complain(f"{cause} {phrases.nothing_added()}")
    _say(phrases.added(added))
    return 0


def _options(preview: Preview, answers: Answers, phrases: ExchangePhrases) -> list[str]:
    """Return which options answer what the file leaves open and was not answered yet."""
    said = {Ask.UNIT: answers.unit, Ask.ACTIVITY: answers.activity, Ask.DAY_ORDER: None}
    return [phrases.option(ask) for ask in Ask if ask in preview.asks and not said[ask]]


def _progress(words: Callable[[int], str]) -> Callable[[float], None]:
    """Return what shows on a terminal how far a long reading or adding is."""

    def show(share: float) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{words(round(share * 100))} ")
            sys.stderr.write("\r\033[K" if share >= 1 else "")
            sys.stderr.flush()

    return show


def _rendered(
    options: argparse.Namespace, history: SqliteHistory, workouts: list[LoggedWorkout]
) -> bytes:
    period = (options.since, options.until)
    if options.format == "pdf":
        from spinecoach.app.report import report

        return report(history, _data(options), workouts, period, options.phrases)
    return rendered(options.format, history, workouts, period, options.phrases)


def _data(options: argparse.Namespace) -> Path:
    return Paths.of(options.data_dir).data


def _refuse_missing(options: argparse.Namespace) -> None:
    """End a command where the history is not in its folder, although it was there."""
    if (away := missing(Paths.of(options.data_dir))) is not None:
        raise _CannotDo(options.phrases.troubles.cause(away))


@contextmanager
def _reading(options: argparse.Namespace) -> Iterator[SqliteHistory]:
    """Open the history to read it, also while the coach runs; no file is changed."""
    data = _data(options)
    _refuse_missing(options)
    if not (data / FILE_NAME).exists():
        raise _CannotDo(options.phrases.history.no_history(str(data)))
    with closing(SqliteHistory(data, only_read=True)) as history:
        if history.trouble is not None:
            raise _CannotDo(options.phrases.troubles.cause(history.trouble))
        yield history


@contextmanager
def _writing(options: argparse.Namespace) -> Iterator[SqliteHistory]:
    data = _data(options)
    _refuse_missing(options)
    lock = Instance.acquire(data)
    if lock is None:
        raise _CannotDo(options.phrases.commands.already_running(str(data)))
    try:
        with closing(SqliteHistory(data, wait=None)) as history:
            if history.trouble is not None:
                raise _CannotDo(options.phrases.troubles.cause(history.trouble))
            _tell_news(history, options.phrases)
            yield history
            keep_note(history, Paths.of(options.data_dir))
    finally:
        lock.release()


def _tell_news(history: SqliteHistory, phrases: Phrases) -> None:
    """Say what happened to the history and was repaired."""
    for trouble in filter(None, (history.loss, *history.news)):
        _complain(phrases.troubles.sentence(trouble))


def _end(history: SqliteHistory, phrases: Phrases) -> int:
    """Say what was wrong while the history was read; return the exit code."""
    _tell_news(history, phrases)
    if history.trouble is not None:
        _complain(phrases.troubles.cause(history.trouble))
    return 1 if history.trouble is not None else 0


def _can_ask() -> bool:
    """Return whether somebody sits at a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def _agreed(options: argparse.Namespace, question: str) -> bool:
    """Return whether the person agrees: by the option, or asked at the terminal."""
    if getattr(options, "yes", False):
        return True
    if not _can_ask():
        _complain(options.phrases.commands.needs_yes())
        return False
    sys.stderr.write(f"{_harmless(question)} ")
    sys.stderr.flush()
    agreed = sys.stdin.readline().strip().casefold() in options.phrases.commands.yes_words().split()
    if not agreed:
        _complain(options.phrases.commands.not_agreed())
    return agreed


def _say(line: str) -> None:
    sys.stdout.write(f"{_harmless(line)}\n")


def _complain(line: str) -> int:
    sys.stderr.write(f"{_harmless(line)}\n")
    return 1


def _harmless(line: str) -> str:
    """Return a line in which no character of a file can control the terminal."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)
