"""Caches rendered lines from one workout to the next.

The name of a clip is a hash of everything that it depends on, so a clip is never out of date, only
unused: when the folder grows beyond its limit, the least recently used clips are deleted first. If
the folder cannot be written, a temporary one replaces it until the program ends. Only the owner can
read the folder and its files.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from spinecoach.adapters.files.json_file import object_in
from spinecoach.adapters.speech.clip import PROCESSING, DamagedClipError, clip_seconds
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.regular import make_folder, read_beginning, why, write_new

if TYPE_CHECKING:
    from collections.abc import Collection
    from tempfile import TemporaryDirectory

LIMIT = 50 << 20
"""The most bytes of all clips together: about five workouts, each with its own lines."""

PARTS = (".raw", ".part")
"""The endings of unfinished files of a worker: as the engine rendered it, and cleaned up.
"""

GREETING = "engines.json"
"""What the engines last reported about themselves, so that no worker is needed if all is cached."""

LEFT_OVER = 60.0
"""Seconds after which an unfinished file belongs to no running worker: a line takes hundredths.
"""


class Utterance(NamedTuple):
    """Everything that a clip depends on, apart from how it is processed.

    `line` is the text for the engine, in which words that it says wrongly are spelt differently.
    """

    engine: str
    voice: str
    rate: int
    line: str


class ClipCache:
    """A folder of clips."""

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self.trouble: Trouble | None = None
        self._folder = folder
        self._limit = limit
        self._usable = False
        self._temporary: TemporaryDirectory[str] | None = None

    def path(self, utterance: Utterance) -> Path:
        """Return the path of the clip of an utterance, whether it exists or not."""
        self._make_usable()
        known = json.dumps([PROCESSING, *utterance])
        return self._folder / f"{hashlib.sha256(known.encode()).hexdigest()[:32]}.wav"

    def has(self, utterance: Utterance) -> bool:
        """Return whether there is a clip of an utterance, good or damaged."""
        return self.path(utterance).exists()

    def seconds(self, path: Path) -> float | None:
        """Return the length of a clip in seconds, None if there is none; delete a damaged clip."""
        try:
            seconds = clip_seconds(path)
            os.utime(path)
        except DamagedClipError:
            self.clear(path)
            return None
        except OSError:
            return None
        return seconds

    def clear(self, path: Path) -> None:
        """Delete a clip and the unfinished files that a dead worker has left."""
        for suffix in (".wav", *PARTS):
            with suppress(OSError):
                path.with_suffix(suffix).unlink(missing_ok=True)

    def greeting(self) -> dict[str, Any]:
        """Return what the engine last reported about itself; empty if it never did."""
        try:
            return object_in(read_beginning(self._folder / GREETING)) or {}
        except OSError:
            return {}

    def keep_greeting(self, greeting: dict[str, Any]) -> None:
        """Store what the engine reports about itself."""
        self._make_usable()
        part = self._folder / f"{GREETING}.part"
        with suppress(OSError):  # the engine is asked again next time
            write_new(part, json.dumps(greeting).encode())
            part.replace(self._folder / GREETING)

    def prune(self, needed: Collection[str]) -> None:
        """Delete clips down to the limit, the least recently used first, never the needed ones."""
        found = []
        for path in self._folder.glob("*.wav"):
            with suppress(OSError):  # deleted meanwhile
                stat = path.stat()
                found.append((stat.st_mtime, stat.st_size, path))
        excess = sum(size for _, size, _ in found) - self._limit
        for _, size, path in sorted(found):
            if excess <= 0:
                return
            if str(path) not in needed:
                self.clear(path)
                excess -= size

    def fall_back(self, reason: str) -> bool:
        """Use a temporary folder from now on; return False if that cannot be written either."""
        import tempfile

        if self._temporary is not None:
            return False
        self.trouble = Trouble(TroubleKind.CLIPS_NOT_KEPT, path=str(self._folder), reason=reason)
        try:
            self._temporary = tempfile.TemporaryDirectory(
                prefix="spinecoach-", ignore_cleanup_errors=True
            )
        except OSError:
            return False
        self._folder = Path(self._temporary.name)
        self._usable = True
        return True

    def close(self) -> None:
        """Remove the temporary folder, if there is one."""
        if self._temporary is not None:
            self._temporary.cleanup()

    def _make_usable(self) -> None:
        """Create the folder once, private to its owner, and check that it can be written."""
        if self._usable:
            return
        self._usable = True
        probe = self._folder / "probe.part"
        try:
            make_folder(self._folder)
            self._folder.chmod(0o700)
            write_new(probe, b"")
            probe.unlink()
        except OSError as error:
            self.fall_back(why(error))
        else:
            self._clear_left_over()

    def _clear_left_over(self) -> None:
        """Delete the unfinished files that a killed worker left in an earlier run."""
        oldest = time.time() - LEFT_OVER
        for path in self._folder.iterdir():
            with suppress(OSError):  # deleted meanwhile
                if path.suffix in PARTS and path.stat().st_mtime < oldest:
                    path.unlink()
