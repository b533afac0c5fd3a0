"""A bundle knows the file that a person starts, and the folder in which that person sees it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from spinecoach.adapters.system.bundle import bundled, folder_beside, from_package


def test_python_is_no_bundle(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not bundled()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert bundled()


@pytest.mark.parametrize(
    ("file", "folder", "package"),
    [
        ("/usr/lib/spinecoach/spinecoach", "/usr/lib/spinecoach", True),
        ("/home/me/coach/spinecoach", "/home/me/coach", False),
        ("/Applications/SpineCoach.app/Contents/MacOS/spinecoach", "/Applications", False),
    ],
)
def test_what_belongs_beside_it_lies_where_a_person_sees_it(
    monkeypatch: pytest.MonkeyPatch, file: str, folder: str, *, package: bool
) -> None:
    monkeypatch.setattr(sys, "executable", file)
    assert folder_beside() == Path(folder)
    assert from_package() is package


def test_beside_an_appimage_is_beside_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/tmp/.mount_x/usr/lib/spinecoach/spinecoach")  # noqa: S108
    monkeypatch.setenv("APPDIR", "/tmp/.mount_x")  # noqa: S108
    monkeypatch.setenv("APPIMAGE", "/home/me/Downloads/SpineCoach.AppImage")
    assert folder_beside() == Path("/home/me/Downloads")
    assert not from_package()
