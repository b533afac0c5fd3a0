"""Backups, export and import for the window."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from spinecoach.adapters.files.whole_file import write_whole
from spinecoach.adapters.history.backups import Backup, BackupError
from spinecoach.core.record.logbook import BackupEntry
from spinecoach.core.record.outcomes import BackedUp, Exported, Restored, WouldLose
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.regular import why

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.app.services.importing import Importer
    from spinecoach.core.coaching.ports import Settings
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.record.imported import Answers, Preview
    from spinecoach.core.record.logbook import LoggedWorkout
    from spinecoach.core.record.outcomes import Outcome


class HistoryFileService:
    """Implements `core.coaching.ports.HistoryFiles` on one history."""

    def __init__(self, history: SqliteHistory, settings: Settings, phrases: Phrases) -> None:
        self._history = history
        self._settings = settings
        self._phrases = phrases

    @cached_property
    def _importer(self) -> Importer:
        from spinecoach.app.services.importing import Importer  # slow to import, rarely needed

        return Importer(self._history)

    @property
    def loss(self) -> Trouble | None:
        """What was lost and the person has not decided about yet; None if nothing was lost."""
        return self._history.loss

    @property
    def news(self) -> Sequence[Trouble]:
        """What else happened to the history and is over."""
        return self._history.news

    def dismiss_loss(self) -> None:
        """Leave the history as it is, and stop asking about what was lost."""
        self._history.backups.settle()

    def backups(self) -> Sequence[BackupEntry]:
        """All backups that can be read, the newest first."""
        return [_entry(backup) for backup in self._history.backups.found()]

    def newest_good(self) -> BackupEntry | None:
        """The newest backup in which every page is in order."""
        backup = self._history.backups.newest_good()
        return _entry(backup) if backup else None

    def back_up(self) -> Outcome | Trouble:
        """Make today's backup now."""
        try:
            return BackedUp(str(self._history.backups.make()))
        except BackupError as error:
            return error.trouble

    def restore(self, backup: BackupEntry) -> Outcome | Trouble:
        """Restore a backup and keep what was done since."""
        try:
            return Restored(self._history.backups.restore(Path(backup.path)))
        except BackupError as error:
            return error.trouble

    def export(
        self, form: str, path: str, weeks: int = 0, *, replace: bool = False
    ) -> Outcome | Trouble:
        """Write the history in a form; `weeks` is how far back it goes, 0 = all of it."""
        history = self._history
        since = history.now().date() - timedelta(weeks=weeks) if weeks else date.min
        period = (since, date.max)
        workouts = history.workouts(*period)

        def content() -> bytes:
            if form == "pdf":
                from spinecoach.ui.export.pdf_report import options_for, render

                options = options_for(self._settings.get(), history.now().date(), self._phrases)
                return render(history, options, workouts, period)
            return rendered(form, history, workouts, period, self._phrases)

        return write_export(history, Path(path), len(workouts), content, replace=replace)

    def preview(
        self, path: str, answers: Answers, progress: Callable[[float], None] | None = None
    ) -> Preview:
        """Read a file and return what it would add; nothing is changed."""
        return self._importer.preview(Path(path), answers, self._settings.get().unit, progress)

    def take_in(self, progress: Callable[[float], None] | None = None) -> str:
        """Add what the last preview showed, all of it or nothing."""
        return self._phrases.exchange.added(self._importer.take_in(progress))


def rendered(
    form: str,
    history: SqliteHistory,
    workouts: list[LoggedWorkout],
    period: tuple[date, date],
    phrases: Phrases,
) -> bytes:
    """Return workouts in one of the forms that are plain text."""
    from spinecoach.adapters.exchange import csv_writer

    match form:
        case "csv":
            return csv_writer.our_csv(workouts)
        case "hevy":
            return csv_writer.hevy_csv(workouts)
        case "strong":
            return csv_writer.strong_csv(workouts)
        case "ics":
            from spinecoach.adapters.exchange.workout_calendar import calendar

            return calendar(workouts, phrases.common)
    from spinecoach.adapters.exchange.document import document

    since, until = period
    excuses = {day: why for day, why in history.excuses().items() if since <= day <= until}
    corrections = history.corrections
    return document(workouts, corrections.all_originals(), excuses, corrections.all_edited())


def write_export(
    history: SqliteHistory,
    path: Path,
    workouts: int,
    content: Callable[[], bytes],
    *,
    replace: bool,
) -> Outcome | Trouble:
    """Write an export; if part of the history is unreadable, replace no file without `replace`."""
    made = content()
    partial = history.trouble is not None or history.store.unreadable
    if partial and path.exists() and not replace:
        return WouldLose(str(path), workouts)
    try:
        write_whole(path, made)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not path.parent.exists():
            return Trouble(TroubleKind.EXPORT_NO_FOLDER, str(path), str(path.parent))
        return Trouble(TroubleKind.EXPORT_FAILED, str(path), why(error))
    return Exported(str(path), workouts)


def _entry(backup: Backup) -> BackupEntry:
    return BackupEntry(str(backup.path), backup.day, backup.workouts)
