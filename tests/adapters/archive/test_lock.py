"""A locked archive opens by its passphrase alone."""

from __future__ import annotations

import pytest

from spinecoach.adapters.archive.container import ArchiveFault
from spinecoach.adapters.archive.lock import is_locked, lock, unlock
from spinecoach.core.record.archive import RefusalKind

LOCKED = lock(b"all of me", "open sesame")


def test_the_passphrase_opens_it_and_nothing_can_be_read_without() -> None:
    assert is_locked(LOCKED)
    assert not is_locked(b"all of me")
    assert b"all of me" not in LOCKED
    assert unlock(LOCKED, "open sesame") == b"all of me"


@pytest.mark.parametrize(
    ("content", "passphrase", "kind"),
    [
        (LOCKED, "", RefusalKind.LOCKED),
        (LOCKED, "open barley", RefusalKind.NOT_UNLOCKED),
        (LOCKED[:-3], "open sesame", RefusalKind.NOT_UNLOCKED),
        (LOCKED[:40], "open sesame", RefusalKind.NOT_UNLOCKED),
    ],
)
def test_without_it_or_damaged_it_stays_shut(
    content: bytes, passphrase: str, kind: RefusalKind
) -> None:
    with pytest.raises(ArchiveFault) as caught:
        unlock(content, passphrase)
    assert caught.value.refusal.kind is kind
