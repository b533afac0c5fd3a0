"""Lock an archive with a passphrase, and unlock it.

A locked archive is a file in the age format (age-encryption.org/v1): other programs can open it
too, if this one no longer exists. Nobody can open it without the passphrase.
"""

from __future__ import annotations

import re

from spinecoach.adapters.archive.container import ArchiveFault
from spinecoach.core.record.archive import RefusalKind

HEADER = b"age-encryption.org/v1"

WORK = re.compile(rb"age-encryption\.org/v1\n-> scrypt \S+ (\d+)\n")
"""The head of a file with a passphrase, and how much work it is to open (age, "The scrypt recipient
stanza"): so many times the kilobyte is doubled, in memory, and the time with it."""

MOST_WORK = 20
"""A gigabyte and some seconds; ours need about half of that."""


def is_locked(content: bytes) -> bool:
    """Return whether an archive wants a passphrase."""
    return content.startswith(HEADER)


def lock(content: bytes, passphrase: str) -> bytes:
    """Return the content so that only the passphrase opens it."""
    from pyrage import passphrase as age

    locked: bytes = age.encrypt(content, passphrase)
    return locked


def unlock(content: bytes, passphrase: str) -> bytes:
    """Return what is locked.

    Raises `ArchiveFault` if the passphrase does not open it, and if trying it would take
    minutes and gigabytes.
    """
    if not passphrase:
        raise ArchiveFault(RefusalKind.LOCKED)
    work = WORK.match(content)
    if work is not None and int(work[1][:9]) > MOST_WORK:
        raise ArchiveFault(RefusalKind.LOCK_TOO_SLOW)
    from pyrage import DecryptError
    from pyrage import passphrase as age

    try:
        opened: bytes = age.decrypt(content, passphrase)
    except DecryptError as error:
        raise ArchiveFault(RefusalKind.NOT_UNLOCKED) from error
    return opened
