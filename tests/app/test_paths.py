"""Where this person's files are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path, user_data_path

from spinecoach.app.paths import Paths

if TYPE_CHECKING:
    import pytest


def test_below_a_folder_that_was_named_is_everything(tmp_path: Path) -> None:
    paths = Paths.of(tmp_path)
    assert paths.data == tmp_path
    assert tmp_path in paths.cache.parents
    assert paths.cache in paths.clips.parents


def test_a_folder_may_be_named_from_home_or_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert Paths.of(Path("~/mine")).data == tmp_path / "mine"
    assert Paths.of(Path("mine")).data == tmp_path / "mine"


def test_otherwise_the_platform_decides() -> None:
    paths = Paths.of(None)
    assert paths.data == user_data_path("spinecoach", appauthor=False)
    assert paths.cache == user_cache_path("spinecoach", appauthor=False)
