"""One file with everything of a person: save it, preview it, open it, undo that.

The window and the command line use the same `ArchiveService`; the words are in
`core.phrases.archive`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from spinecoach import assets
from spinecoach.adapters.archive.container import (
    HISTORY,
    MOST_BYTES,
    ArchiveFault,
    content_of,
    pack,
    unpack,
)
from spinecoach.adapters.archive.contents import bring_in, compare, gather, stage
from spinecoach.adapters.archive.lock import is_locked, lock, unlock
from spinecoach.adapters.archive.undo import BeforeArchive
from spinecoach.adapters.files.profile import JsonProfile
from spinecoach.adapters.history.whole import whole_document
from spinecoach.adapters.sharing.choice import SharingChoice
from spinecoach.app.services.exercises import PersonExercises
from spinecoach.app.services.history_files import write_export
from spinecoach.app.services.importing import Importer
from spinecoach.core.record.archive import (
    ArchivePreview,
    NotOpened,
    Opened,
    Refusal,
    RefusalKind,
    Undone,
)
from spinecoach.core.record.imported import Answers, Preview
from spinecoach.core.record.logbook import Ending
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.regular import why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spinecoach.adapters.exchange.source import Progress
    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.core.coaching.ports import Settings
    from spinecoach.core.record.logbook import LoggedWorkout
    from spinecoach.core.record.outcomes import Outcome


READ, WRITTEN, PACKED = 0.35, 0.6, 0.75
"""The share of a saving after which the history is read, written as a document, and packed."""

TOLD_EVERY = 100
"""After so many workouts it is told how far a saving is."""


class ArchiveService:
    """Implements `core.coaching.ports.Archives` on one history and its data folder.

    Exercises are named in `language`.
    """

    def __init__(self, history: SqliteHistory, settings: Settings, language: str) -> None:
        self._history = history
        self._settings = settings
        self._language = language
        self._before = BeforeArchive(history)
        self._name = ""
        self._files: dict[str, bytes] | None = None
        self._importer = Importer(history)
        self._brings = Preview("")

    def save(
        self,
        path: str,
        *,
        answers: bool = False,
        passphrase: str = "",
        write_over: bool = False,
        progress: Progress | None = None,
    ) -> Outcome | Trouble:
        """Write everything into a file; with a passphrase, only that opens it.

        `progress` is told the share that is done, 0 to 1; what it raises leaves the file as it was.
        """
        tell = progress or _silent
        tell(0.0)
        workouts = self._history.workouts()

        def content() -> bytes:
            made = pack(self._gathered(_told(workouts, tell), answers=answers))
            tell(PACKED)
            return lock(made, passphrase) if passphrase else made

        try:
            return write_export(
                self._history, Path(path), len(workouts), content, replace=write_over
            )
        except OSError as error:
            return Trouble(TroubleKind.EXPORT_FAILED, path, why(error))

    def preview(
        self, path: str, passphrase: str = "", progress: Progress | None = None
    ) -> ArchivePreview:
        """Return what opening a file would do; nothing is changed.

        `progress` is told the share that is read, 0 to 1; what it raises ends the reading.
        """
        self._name, self._files = Path(path).name, None
        (progress or _silent)(0.0)  # to unlock it takes seconds
        try:
            files = _read(Path(path), passphrase)
            with stage(files) as staged:
                parts = compare(staged, self._history.folder, self._built_in(), self._language)
                history = self._importer.preview(staged / HISTORY, Answers(), progress=progress)
        except ArchiveFault as fault:
            return ArchivePreview(self._name, fault.refusal)
        except OSError as error:
            return ArchivePreview(self._name, Refusal(RefusalKind.UNREADABLE, why(error)))
        if history.refused:
            return ArchivePreview(self._name, Refusal(RefusalKind.DAMAGED, HISTORY))
        self._files, self._brings = files, history
        shared = SharingChoice(self._history.folder, self._history.now).folder is not None
        return ArchivePreview(self._name, None, history, parts, shared)

    def take_in(
        self, *, keep_settings: bool = False, progress: Progress | None = None
    ) -> Opened | NotOpened:
        """Import what the last preview showed; what was here before can be restored.

        With `keep_settings` one's own stay. `progress` is told the share that is added, 0 to 1;
        what it raises leaves all as it was.
        """
        if self._files is None:
            return NotOpened()
        files, self._files = self._files, None
        try:
            trouble = self._history.missing or self._before.keep()
            if trouble is not None:
                return NotOpened(trouble)
            with stage(files) as staged:
                return self._take_in(staged, progress, keep_settings=keep_settings)
        except OSError as error:
            failed = Trouble(TroubleKind.BACKUP_NOT_MADE, str(self._before.folder), why(error))
            return NotOpened(failed)

    def _take_in(
        self, staged: Path, progress: Progress | None, *, keep_settings: bool
    ) -> Opened | NotOpened:
        if self._brings.anything:
            added = self._importer.take_in(progress)
            if not isinstance(added, Preview):
                return NotOpened(added)
        data = self._history.folder
        own = PersonExercises(data, self._language)
        settings = None if keep_settings else self._settings
        bring_in(staged, settings, JsonProfile(data), own.library)
        self._before.settle(self._name)
        return Opened(self._name, self._brings.new)

    @property
    def undoable(self) -> str:
        """The name of the archive whose opening can be undone; "" if none can."""
        return self._before.opened

    @property
    def before(self) -> str:
        """The folder with what was here before the last archive was opened."""
        return str(self._before.folder)

    def undo(self) -> Undone:
        """Bring back exactly what was here before the last archive was opened."""
        return self._before.undo(self._settings)

    def _gathered(self, workouts: Iterable[LoggedWorkout], *, answers: bool) -> Mapping[str, bytes]:
        history = self._history
        gone = [(_over(workout), at) for workout, at in history.deleted()]
        made = whole_document(history, map(_over, workouts), gone, answers=answers)
        return {HISTORY: made, **gather(history.folder, answers=answers)}

    def _built_in(self) -> frozenset[str]:
        from spinecoach.adapters.packs.shelf import PackShelf

        shelf = PackShelf(assets.exercises_dir(), language=self._language)
        return frozenset(exercise.id for exercise in shelf.exercises())


def _silent(_share: float) -> None:
    """Tell nobody."""


def _told(workouts: list[LoggedWorkout], tell: Progress) -> Iterator[LoggedWorkout]:
    """Yield the workouts, and tell now and then how many of them were written."""
    for number, workout in enumerate(workouts):
        if number % TOLD_EVERY == 0:
            tell(READ + (WRITTEN - READ) * number / len(workouts))
        yield workout


def _over(workout: LoggedWorkout) -> LoggedWorkout:
    """Return a workout as another machine imports it: one that is still running is over there."""
    return replace(workout, ending=Ending.STOPPED) if workout.ending is Ending.OPEN else workout


def _read(path: Path, passphrase: str) -> dict[str, bytes]:
    """Return the files of an archive; raises `ArchiveFault` and `OSError`."""
    content = content_of(path, MOST_BYTES)
    return unpack(unlock(content, passphrase) if is_locked(content) else content)
