"""A lock that opens at once: the real one takes a second each time, against those who guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.adapters.archive.container import ArchiveFault
from spinecoach.adapters.archive.lock import HEADER
from spinecoach.app.services import archives
from spinecoach.core.record.archive import RefusalKind

if TYPE_CHECKING:
    import pytest


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lock archives with this lock."""
    monkeypatch.setattr(archives, "lock", _lock)
    monkeypatch.setattr(archives, "unlock", _unlock)


def _lock(content: bytes, passphrase: str) -> bytes:
    return HEADER + passphrase.encode() + content[::-1]


def _unlock(content: bytes, passphrase: str) -> bytes:
    if not passphrase:
        raise ArchiveFault(RefusalKind.LOCKED)
    start = HEADER + passphrase.encode()
    if not content.startswith(start):
        raise ArchiveFault(RefusalKind.NOT_UNLOCKED)
    return content[len(start) :][::-1]
