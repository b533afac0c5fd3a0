"""A locked archive opens by its passphrase alone."""

from __future__ import annotations

from base64 import b64decode

import pytest

from spinecoach.adapters.archive.container import ArchiveFault
from spinecoach.adapters.archive.lock import is_locked, lock, unlock
from spinecoach.core.record.archive import RefusalKind

QUICK = b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCB4MEh6NzhtTW5mVUxkbmhCRXdrbmhRIDEwCmdSRUtGWVJSZy9Z"
    "TDBicm4wV3pnU2F4SUNCbWRFaG96N04wVERhVlkvMnMKLS0tIDlXNy9tajB0cEdIQndvUlZCaUlHWkNCTitDOEowMWRt"
    "cG5BNzR2R2JlR1UKojQrZi1i6w8bQatrt3PqD91vuJX0Adn1OsohH0XfZDLMGNRnQwnFB80="
)
"""The same content under the same passphrase, locked by another program of the age format.

It asks for a thousandth of the work.
"""


@pytest.fixture(scope="module")
def locked() -> bytes:
    """An archive that is locked: it takes a second on purpose, against those who guess."""
    return lock(b"all of me", "open sesame")


def test_the_passphrase_opens_it_and_nothing_can_be_read_without_it(locked: bytes) -> None:
    assert is_locked(locked)
    assert not is_locked(b"all of me")
    assert b"all of me" not in locked
    assert unlock(locked, "open sesame") == b"all of me"


def test_what_another_program_locked_opens_too() -> None:
    assert is_locked(QUICK)
    assert unlock(QUICK, "open sesame") == b"all of me"


@pytest.mark.parametrize(
    ("length", "passphrase", "kind"),
    [
        (None, "", RefusalKind.LOCKED),
        (None, "open barley", RefusalKind.NOT_UNLOCKED),
        (-3, "open sesame", RefusalKind.NOT_UNLOCKED),
        (40, "open sesame", RefusalKind.NOT_UNLOCKED),
    ],
)
def test_without_it_or_damaged_it_stays_locked(
    length: int | None, passphrase: str, kind: RefusalKind
) -> None:
    with pytest.raises(ArchiveFault) as caught:
        unlock(QUICK[:length], passphrase)
    assert caught.value.refusal.kind is kind


@pytest.mark.parametrize("work", [b"21", b"22", b"63", b"9" * 400])
def test_a_lock_that_would_take_minutes_and_gigabytes_to_try_is_not_tried(
    locked: bytes, work: bytes
) -> None:
    head, _, rest = locked.partition(b"\n-> scrypt ")
    salt, _, rest = rest.partition(b" ")
    _, _, rest = rest.partition(b"\n")
    slow = head + b"\n-> scrypt " + salt + b" " + work + b"\n" + rest
    with pytest.raises(ArchiveFault) as caught:
        unlock(slow, "open sesame")
    assert caught.value.refusal.kind is RefusalKind.LOCK_TOO_SLOW
