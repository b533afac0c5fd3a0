"""Where rendered lines are kept from one workout to the next.

A clip's name is a hash of everything that it depends on, so nothing in here is
ever out of date, only unused: what was not used for longest goes first when the
folder outgrows its limit. Where the folder cannot be written, a temporary one
takes its place for as long as the program runs.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from spinecoach.adapters.files.json_file import object_in
from spinecoach.adapters.speech.clip import PROCESSING, DamagedClipError, clip_seconds

if TYPE_CHECKING:
    from collections.abc import Collection
    from tempfile import TemporaryDirectory

LIMIT = 50 << 20
"""Bytes that all clips together may take: some five workouts, each with its own lines."""

GREETING = "engine.json"
"""What the engine last told of itself, so that no worker is needed where all is cached."""

NOT_KEPT = "The voice cannot be kept in {} ({}): it is rendered anew each time."


class Utterance(NamedTuple):
    """Everything that a clip depends on, beside how it is processed."""

    engine: str
    voice: str
    rate: int
    line: str


class ClipCache:
    """A folder of clips."""

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self.trouble = ""
        self._folder = folder
        self._limit = limit
        self._usable = False
        self._temporary: TemporaryDirectory[str] | None = None

    def path(self, utterance: Utterance) -> Path:
        """Where the clip of an utterance is, or is to be."""
        self._make_usable()
        known = json.dumps([PROCESSING, *utterance])
        return self._folder / f"{hashlib.sha256(known.encode()).hexdigest()[:32]}.wav"

    def seconds(self, path: Path) -> float | None:
        """The length of a clip that is there and whole; a damaged one is thrown away."""
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
        """Throw away a clip and whatever a worker that died has left of it."""
        for suffix in (".wav", ".raw", ".part"):
            with suppress(OSError):
                path.with_suffix(suffix).unlink(missing_ok=True)

    def greeting(self) -> dict[str, Any]:
        """What the engine last told of itself; empty where it never did."""
        try:
            return object_in((self._folder / GREETING).read_bytes()) or {}
        except OSError:
            return {}

    def keep_greeting(self, greeting: dict[str, Any]) -> None:
        """Remember what the engine tells of itself."""
        self._make_usable()
        part = self._folder / f"{GREETING}.part"
        with suppress(OSError):  # it is only asked again, the next time
            part.write_text(json.dumps(greeting), encoding="utf-8")
            part.replace(self._folder / GREETING)

    def prune(self, needed: Collection[str]) -> None:
        """Throw away what was not used for longest until the limit is kept; never the needed."""
        found = []
        for path in self._folder.glob("*.wav"):
            with suppress(OSError):  # gone meanwhile
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
        """Go on in a temporary folder; False where that is what fails."""
        import tempfile

        if self._temporary is not None:
            return False
        self.trouble = NOT_KEPT.format(self._folder, reason)
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
        """Make sure once that the folder is there and can be written."""
        if self._usable:
            return
        self._usable = True
        probe = self._folder / "probe.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            probe.write_bytes(b"")
            probe.unlink()
        except OSError as error:
            self.fall_back(error.strerror or str(error))
