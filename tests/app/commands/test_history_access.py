"""What the commands share: the lock, and a history that is another user's."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.system.instance_lock import Instance
from spinecoach.app.commands import history_access
from spinecoach.app.commands.history_access import owner_of, reading, writing
from spinecoach.app.run.console import CannotDoError
from spinecoach.core.phrases.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from spinecoach.adapters.history.sqlite import SqliteHistory

    Way = Callable[[argparse.Namespace], AbstractContextManager[SqliteHistory]]


def options(folder: Path, **more: object) -> argparse.Namespace:
    return argparse.Namespace(data_dir=folder, phrases=Phrases(), **more)


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
        history_access, "is_there", lambda path: theirs not in path.parents and path.exists()
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
