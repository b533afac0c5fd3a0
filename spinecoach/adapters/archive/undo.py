"""Keep what was here before an archive was opened, and bring exactly that back.

A folder below the backups holds it: the history and the small files as they were. It is kept until
the next archive is opened. If something was done since, going back would lose it: then nothing is
undone, and the person is told where the folder is.
"""

from __future__ import annotations

from contextlib import closing
from shutil import copytree, rmtree
from typing import TYPE_CHECKING

from spinecoach.adapters.archive.contents import SMALL
from spinecoach.adapters.files.json_file import LARGEST, JsonFile
from spinecoach.adapters.files.profile import READINESS_BEFORE
from spinecoach.adapters.files.settings import FILE_NAME as SETTINGS
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history import file as history_file
from spinecoach.adapters.history.connection import open_to_read
from spinecoach.adapters.history.whole import mark_of
from spinecoach.core.record.archive import Undone
from spinecoach.regular import read_regular, write_new

if TYPE_CHECKING:
    import sqlite3

    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.core.coaching.ports import Settings
    from spinecoach.core.trouble import Trouble

OPENED = "opened.json"
EXERCISES = "exercises"


class BeforeArchive:
    """What was here before the last archive was opened, in the data folder of a history."""

    def __init__(self, history: SqliteHistory) -> None:
        self._history = history
        self._data = history.folder
        self.folder = (history.folder / READINESS_BEFORE).parent
        self._opened = JsonFile(self.folder / OPENED, history.now)

    def keep(self) -> Trouble | None:
        """Keep what is here now, instead of what was kept before.

        Returns why the history cannot be kept; raises `OSError` for the other files.
        """
        if self.folder.exists():
            rmtree(self.folder)
        self.folder.mkdir(mode=0o700, parents=True)
        target = self.folder / FILE_NAME
        trouble = self._history.store.with_connection(lambda db: history_file.copy(db, target))
        if trouble is not None:
            return trouble
        for name in SMALL:
            if (self._data / name).exists():
                write_new(self.folder / name, read_regular(self._data / name, LARGEST))
        if (self._data / EXERCISES).is_dir():
            copytree(self._data / EXERCISES, self.folder / EXERCISES)
        return None

    def settle(self, name: str) -> None:
        """Note which archive was opened, and what the history is with it."""
        self._opened.write({"name": name, "mark": mark_of(self._history)})

    @property
    def opened(self) -> str:
        """The name of the archive whose opening can be undone; "" if none can."""
        found = self._opened.read()
        name = found.get("name")
        return name if isinstance(name, str) and found.get("mark") == mark_of(self._history) else ""

    def undo(self, settings: Settings) -> Undone:
        """Bring back exactly what was here before; `settings` are those of the data folder."""
        if not self._opened.path.exists():
            return Undone.NOTHING
        if not self.opened:
            return Undone.CHANGED
        before = self.folder / FILE_NAME

        def bring_back(db: sqlite3.Connection) -> None:
            with closing(open_to_read(before)) as source:
                source.backup(db)

        if self._history.store.with_connection(bring_back) is not None:
            return Undone.FAILED
        self._history.backups.settle()  # what is missing now was removed on purpose
        try:
            settings.change(**JsonSettings(self.folder).get().of_person())
            self._bring_back_files()
            rmtree(self.folder)
        except OSError:
            return Undone.FAILED
        return Undone.DONE

    def _bring_back_files(self) -> None:
        for name in SMALL:
            if name == SETTINGS:
                continue  # changed above, through the object that has them open
            (self._data / name).unlink(missing_ok=True)
            if (self.folder / name).exists():
                write_new(self._data / name, read_regular(self.folder / name, LARGEST))
        if (self._data / EXERCISES).is_dir():
            rmtree(self._data / EXERCISES)
        if (self.folder / EXERCISES).is_dir():
            copytree(self.folder / EXERCISES, self._data / EXERCISES)
