"""Which folder a history is shared through, what goes along, and the name of this machine there."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import TYPE_CHECKING

from spinecoach.adapters.files.json_file import JsonFile
from spinecoach.adapters.sharing.machine_file import printable
from spinecoach.core.record.sharing import CHOICE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from spinecoach.core.trouble import Trouble


class SharingChoice:
    """The choice for one data folder. It belongs to the machine: no archive takes it along."""

    def __init__(self, data: Path, now: Callable[[], datetime]) -> None:
        self._file = JsonFile(data / CHOICE, now, only_read=True)

    @property
    def trouble(self) -> Trouble | None:
        """Why the choice that was made cannot be read; None if it can."""
        self._file.trouble = None
        self._file.read()
        return self._file.trouble

    @property
    def folder(self) -> Path | None:
        """The folder; None if the history is not shared."""
        found = self._file.read().get("folder")
        return Path(found) if isinstance(found, str) and found else None

    @property
    def answers(self) -> bool:
        """Whether the answers about health go along."""
        return self._file.read().get("answers") is True

    @property
    def name(self) -> str:
        """What the other machines call this one."""
        return printable(platform.node())

    def share(self, folder: Path, *, answers: bool = False) -> Trouble | None:
        """Keep a folder, and whether answers about health go along; return why that failed."""
        self._file.write({"folder": str(folder), "answers": answers})
        return self._file.trouble

    def end(self) -> Trouble | None:
        """Share the history no more; return why that failed. Nothing in the folder is changed."""
        self._file.delete()
        return self._file.trouble
