"""Which folder a history is shared through: kept in the data folder, and given up by one call."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from spinecoach.adapters.sharing.choice import SharingChoice
from spinecoach.core.trouble import TroubleKind
from tests.histories import WallClock

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_folder_is_kept_until_it_is_given_up(tmp_path: Path) -> None:
    choice = SharingChoice(tmp_path, WallClock())
    assert choice.folder is None
    assert choice.share(tmp_path / "Sync", answers=True) is None
    assert choice.answers
    assert choice.share(tmp_path / "Sync") is None
    assert not choice.answers
    assert SharingChoice(tmp_path, WallClock()).folder == tmp_path / "Sync"
    assert choice.end() is None
    assert choice.folder is None


def test_what_is_no_folder_in_the_file_is_none(tmp_path: Path) -> None:
    for odd in ("[]", '{"folder": 7}', '{"folder": ""}'):
        (tmp_path / "sharing.json").write_text(odd)
        assert SharingChoice(tmp_path, WallClock()).folder is None


def test_a_choice_that_cannot_be_read_is_told_and_stays(tmp_path: Path) -> None:
    choice = SharingChoice(tmp_path, WallClock())
    assert choice.share(tmp_path / "Sync") is None
    assert choice.trouble is None
    (tmp_path / "sharing.json").write_text('{"folder": "/home')
    for _ in range(2):
        trouble = SharingChoice(tmp_path, WallClock()).trouble
        assert trouble is not None
        assert trouble.kind is TroubleKind.FILE_STAYS_DAMAGED
    assert choice.share(tmp_path / "Sync") is None
    assert choice.trouble is None


def test_a_machine_is_called_as_its_system_calls_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "node", lambda: "my\nlaptop")
    assert SharingChoice(tmp_path, WallClock()).name == "mylaptop"
