"""Where this person's files are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from platformdirs import user_cache_path, user_data_path

from spinecoach.app.run.paths import Paths

posix = pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in lists, not in a mode")


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


def test_each_data_folder_has_its_own_socket(tmp_path: Path) -> None:
    assert Paths.of(tmp_path).socket != Paths.of(tmp_path / "other").socket
    assert Paths.of(tmp_path).socket == Paths.of(tmp_path / "other" / "..").socket


@posix
def test_the_socket_lies_in_a_folder_that_nobody_else_can_write_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "for everybody"
    shared.mkdir()
    shared.chmod(0o1777)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(shared))
    folder = Path(Paths.of(tmp_path).socket).parent
    assert folder == shared / f"spinecoach-{os.getuid()}"
    assert folder.stat().st_mode & 0o077 == 0


@posix
def test_a_folder_that_somebody_else_made_there_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "for everybody"
    (shared / f"spinecoach-{os.getuid()}").mkdir(parents=True)
    shared.chmod(0o1777)
    (shared / f"spinecoach-{os.getuid()}").chmod(0o777)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(shared))
    assert shared not in Path(Paths.of(tmp_path).socket).parents


def test_if_nobody_may_look_for_notes_the_folder_is_the_one_that_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / ("long" * 100)))
    assert Paths.of(tmp_path).data == tmp_path


def test_of_several_people_the_first_has_the_folder_itself_and_each_other_one_below_it(
    tmp_path: Path,
) -> None:
    first = Paths.of(tmp_path)
    assert not first.shared
    (tmp_path / "people" / "b1").mkdir(parents=True)
    ben = first.of_person("b1")
    assert first.shared
    assert ben.shared
    assert ben.data == tmp_path / "people" / "b1"
    assert ben.home == first.home == tmp_path
    assert ben.of_person("") == first
    assert ben.socket == first.socket
    assert {ben.clips, ben.pictures}.isdisjoint({first.clips, first.pictures})
    assert ben.at(tmp_path / "stick").home == tmp_path


def test_a_list_alone_says_that_there_may_be_several(tmp_path: Path) -> None:
    (tmp_path / "people.json").write_text("{")
    assert Paths.of(tmp_path).shared
