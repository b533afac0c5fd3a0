"""Only folders and files that nobody else can have written are trusted."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.system.private_folder import (
    is_as_private_as,
    is_own_file,
    is_private,
    private_folder,
)

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has lists of rights, no modes")


def folder(place: Path, mode: int) -> Path:
    place.mkdir()
    place.chmod(mode)
    return place


@pytest.mark.parametrize(
    ("mode", "private"), [(0o700, True), (0o755, True), (0o775, False), (0o757, False)]
)
def test_a_folder_is_private_if_nobody_else_can_write(
    tmp_path: Path, mode: int, *, private: bool
) -> None:
    assert is_private(folder(tmp_path / "a", mode)) is private


def test_a_link_to_a_private_folder_is_not_private(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(folder(tmp_path / "a", 0o700))
    assert not is_private(link)
    assert not is_private(tmp_path / "missing")


def test_in_a_folder_for_everybody_a_private_one_is_made(tmp_path: Path) -> None:
    shared = folder(tmp_path / "shared", 0o777)
    assert private_folder(shared, make=False) is None
    own = private_folder(shared, make=True)
    assert own is not None
    assert own.parent == shared
    assert is_private(own)
    assert private_folder(shared, make=False) == own
    own.chmod(0o777)
    assert private_folder(shared, make=True) is None


def test_a_private_folder_is_used_itself(tmp_path: Path) -> None:
    own = folder(tmp_path / "own", 0o700)
    assert private_folder(own, make=True) == own


@pytest.mark.parametrize(
    ("mode", "private"), [(0o700, True), (0o755, True), (0o775, False), (0o757, False)]
)
def test_beside_a_program_only_its_owner_may_write(
    tmp_path: Path, mode: int, *, private: bool
) -> None:
    program = tmp_path / "program"
    assert not is_as_private_as(folder(tmp_path / "beside", mode), program)
    program.touch()
    assert is_as_private_as(tmp_path / "beside", program) is private
    (tmp_path / "link").symlink_to(tmp_path / "beside")
    assert not is_as_private_as(tmp_path / "link", program)
    assert not is_as_private_as(program, program)
    assert not is_as_private_as(tmp_path / "missing", program)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs root")
def test_what_somebody_else_put_beside_a_program_is_not_trusted(tmp_path: Path) -> None:
    program, beside = tmp_path / "program", folder(tmp_path / "beside", 0o755)
    program.touch()
    os.chown(beside, 12345, 12345)
    assert not is_as_private_as(beside, program)
    os.chown(program, 12345, 12345)
    assert is_as_private_as(beside, program)


def test_a_file_of_ones_own_has_one_name_and_is_no_link(tmp_path: Path) -> None:
    path = tmp_path / "file"
    assert not is_own_file(path)
    path.write_bytes(b"")
    path.chmod(0o600)
    assert is_own_file(path)
    link = tmp_path / "link"
    link.symlink_to(path)
    assert not is_own_file(link)
    path.chmod(0o622)
    assert not is_own_file(path)
    path.chmod(0o600)
    os.link(path, tmp_path / "second")
    assert not is_own_file(path)
