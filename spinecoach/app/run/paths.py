"""Where this person's files are: in the platform's folders, or all below a named folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from spinecoach.adapters.files import PEOPLE, PEOPLE_LIST
from spinecoach.local_time import local_now

if TYPE_CHECKING:
    from pathlib import Path

    from spinecoach.adapters.history.whereabouts import Whereabouts


class Paths(NamedTuple):
    """The folder for data that must be kept, and the folder for data that can be made again.

    `named` is the folder that was named on the command line, None if none was. `own` is the name of
    the folder of one of several people, "" for the first. `absent` is the folder of a history whose
    disk is away while the person goes on without it: `data` is then a folder on the system's disk.
    """

    data: Path
    cache: Path
    named: Path | None = None
    own: str = ""
    absent: Path | None = None

    @classmethod
    def of(cls, data_dir: Path | None) -> Paths:
        """Return the paths; with a `data_dir` everything that the program writes is below it.

        If the person chose another folder because this one was missing, that is used.
        """
        if data_dir is not None:
            data_dir = data_dir.expanduser().absolute()
            return _where_chosen(cls(data_dir, data_dir / "cache", data_dir))
        from platformdirs import user_cache_path, user_data_path

        data, cache = (
            path("spinecoach", appauthor=False) for path in (user_data_path, user_cache_path)
        )
        return _where_chosen(cls(data, cache))

    def at(self, data: Path) -> Paths:
        """Return the same for another data folder."""
        below = self.named and not self.own
        return self._replace(data=data, cache=data / "cache" if below else self.cache)

    def of_person(self, own: str) -> Paths:
        """Return those of the person whose folder has that name; "" is the first person."""
        first = self if self.absent and not self.own else Paths.of(self.named)
        if not own:
            return first
        data, cache = (folder / PEOPLE / own for folder in (first.data, first.cache))
        return _where_chosen(Paths(data, cache, self.named, own))

    def without(self) -> Paths:
        """Return the same for a start without the history; each time the same folder."""
        from hashlib import sha256

        mark = sha256(str(self.data).encode(errors="replace")).hexdigest()[:16]
        return self.at(_notes().parent / "without" / mark)._replace(absent=self.data)

    @property
    def history(self) -> Path:
        """The folder of the history, although its disk may be away."""
        return self.absent or self.data

    @property
    def home(self) -> Path:
        """The data folder of the first person: who has that has the lock of all."""
        return Paths.of(self.named).data if self.own else self.data

    @property
    def shared(self) -> bool:
        """Whether there may be more than one person; quick, since each start asks it."""
        from spinecoach.regular import is_there

        return is_there(self.home / PEOPLE_LIST) or is_there(self.home / PEOPLE)

    @property
    def whereabouts(self) -> Whereabouts:
        """The notes about where histories are."""
        from spinecoach.adapters.history.whereabouts import Whereabouts

        return Whereabouts(_notes(), local_now)

    @property
    def noted(self) -> bool:
        """Whether a note about the history is kept: in a named folder, if on another disk."""
        from spinecoach.adapters.history.file import device_of

        return not self.named or device_of(self.history) != device_of(_notes().parent)

    @property
    def clips(self) -> Path:
        """The folder of the rendered lines."""
        return self.cache / "speech"

    @property
    def pictures(self) -> Path:
        """The folder of the pictures that other programs show during a workout."""
        return self.cache / "pictures"

    @property
    def elsewhere(self) -> tuple[Path, ...]:
        """Folders, perhaps on other disks, for what the data folder cannot take at the end."""
        return _named("HOME", "USERPROFILE", "TMPDIR", "TEMP")

    @property
    def socket(self) -> str:
        """The socket at which the first copy answers the others, whoever trains in it.

        It is in a folder that only this user can write to, so that both processes may trust each
        other; "" if there is no such folder.
        """
        import sys
        from getpass import getuser
        from hashlib import sha256

        from spinecoach.adapters.system.private_folder import private_folder

        mark = sha256(str(self.home.resolve()).encode(errors="replace")).hexdigest()[:16]
        if sys.platform == "win32":
            return f"spinecoach-{getuser()}-{mark}"
        for folder in _named("XDG_RUNTIME_DIR", "TMPDIR"):
            if (private := private_folder(folder, make=True)) is not None:
                return str(private / f"spinecoach-{mark}.sock")
        return ""


def _where_chosen(paths: Paths) -> Paths:
    from spinecoach.regular import is_there

    if not is_there(_notes()):
        return paths
    return paths.at(paths.whereabouts.place_of(paths.data))


def _notes() -> Path:
    """Return the file with the notes: in the usual folder, even if another folder was named."""
    from platformdirs import user_state_path

    return user_state_path("spinecoach", appauthor=False) / "histories.json"


def _named(*variables: str) -> tuple[Path, ...]:
    """Return the folders that environment variables name, and the one for temporary files."""
    import os
    from pathlib import Path

    named = (os.environ.get(variable) for variable in variables)
    return tuple(Path(folder) for folder in (*named, "/tmp") if folder)  # noqa: S108 - checked by `private_folder`
