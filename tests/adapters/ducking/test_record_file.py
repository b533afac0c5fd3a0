"""The record of soft players: in a folder of one's own, and read in an instant."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.ducking.players import Record, Volume
from spinecoach.adapters.ducking.record_file import FILE, players_left_soft, record_file
from spinecoach.session_bus import NoBusError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return tmp_path


def test_only_what_is_turned_down_and_not_up_again_is_left(session: Path) -> None:
    assert record_file() == session / FILE
    assert not players_left_soft()
    record = Record(record_file())
    assert not players_left_soft()
    record.write({"radio": Volume(0.8, 0.3, 0.3)})
    assert players_left_soft()
    record.write({})
    assert not players_left_soft()
    record.close()


@pytest.mark.parametrize("folder", ["", "gone"])
def test_without_a_session_nothing_is_left(
    session: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", folder and str(session / folder))
    with pytest.raises(NoBusError):
        record_file()
    assert not players_left_soft()


def test_in_the_session_of_another_person_nothing_is_written(
    session: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (session / FILE).write_text('{"radio": [0.8, 0.3, 0.3]}')
    assert players_left_soft()
    monkeypatch.setattr(os, "getuid", lambda: session.stat().st_uid + 1)
    with pytest.raises(NoBusError):
        record_file()
    assert not players_left_soft()


def test_a_pipe_in_its_place_holds_nobody_up(session: Path) -> None:
    os.mkfifo(session / FILE)
    assert not players_left_soft()
