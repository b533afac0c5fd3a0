"""Where this person's files are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path, user_data_path

from spinecoach.app.paths import Places

if TYPE_CHECKING:
    import pytest


def test_below_a_folder_that_was_named_is_everything(tmp_path: Path) -> None:
    places = Places.of(tmp_path)
    assert places.data == tmp_path
    assert tmp_path in places.cache.parents
    assert places.cache in places.clips.parents


def test_a_folder_may_be_named_from_home_or_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert Places.of(Path("~/mine")).data == tmp_path / "mine"
    assert Places.of(Path("mine")).data == tmp_path / "mine"


def test_otherwise_the_platform_decides() -> None:
    places = Places.of(None)
    assert places.data == user_data_path("spinecoach", appauthor=False)
    assert places.cache == user_cache_path("spinecoach", appauthor=False)
