"""What the commands share: the lock, the questions, and lines that do a terminal no harm."""

from __future__ import annotations

import argparse
import os
import sys
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.system.instance_lock import Instance
from spinecoach.app import command_line
from spinecoach.app.cannot_do import CannotDoError
from spinecoach.app.command_line import agreed, harmless, owner_of, reading, writing
from spinecoach.core.phrases.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from spinecoach.adapters.history.sqlite import SqliteHistory

    Way = Callable[[argparse.Namespace], AbstractContextManager[SqliteHistory]]


class Terminal(StringIO):
    """Somebody at a terminal who types this."""

    def isatty(self) -> bool:
        return True


def options(folder: Path, **more: object) -> argparse.Namespace:
    return argparse.Namespace(data_dir=folder, phrases=Phrases(), **more)


@pytest.mark.parametrize(
    ("said", "agrees"), [("y\n", True), ("Yes \n", True), ("n\n", False), ("", False)]
)
def test_only_a_yes_agrees(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, *, agrees: bool
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(said))
    assert agreed(options(tmp_path), "Shall it?") is agrees
    assert agreed(options(tmp_path, yes=True), "Shall it?")


def test_if_nobody_can_answer_the_option_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("y\n"))
    assert not agreed(options(tmp_path), "Shall it?")
    assert "--yes" in capsys.readouterr().err


def test_what_writes_waits_for_the_coach_and_what_reads_does_not_begin_a_history(
    tmp_path: Path,
) -> None:
    lock = Instance.acquire(tmp_path)
    assert lock is not None
    with pytest.raises(CannotDoError), writing(options(tmp_path)):
        pass
    lock.release()
    with pytest.raises(CannotDoError), reading(options(tmp_path)):
        pass
    assert not (tmp_path / "history.db").exists()


def test_no_character_of_a_file_controls_the_terminal() -> None:
    assert harmless("a\x1b[2Jb\n") == "a�[2Jb�"


@pytest.mark.parametrize("way", [reading, writing])
@pytest.mark.parametrize("shut", ["data", "data/history.db"])
def test_what_belongs_to_another_user_is_named_with_its_owner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shut: str, way: Way
) -> None:
    with writing(options(tmp_path / "data")):
        pass
    theirs = tmp_path / shut
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: path != theirs and allowed(path, mode))
    monkeypatch.setattr(
        command_line, "is_there", lambda path: theirs not in path.parents and path.exists()
    )
    monkeypatch.setattr(Path, "owner", lambda _: "ann")
    with pytest.raises(CannotDoError) as caught, way(options(tmp_path / "data")):
        pass
    assert str(caught.value) == (
        f"{theirs} belongs to ann, and you may not read it. Do this as ann, or name a folder of "
        "your own with --data-dir."
    )


def test_if_nobody_knows_the_owner_the_path_is_named(tmp_path: Path) -> None:
    assert owner_of(tmp_path / "nothing") == ""
    assert "You may not read /data." in Phrases().history.not_yours("/data", "")
