"""A window is opened only if there is a screen that answers."""

from __future__ import annotations

import ctypes
import socket
import sys
from typing import TYPE_CHECKING

import pytest

from spinecoach.app.run import display

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _bare_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_display_it_says_so() -> None:
    assert display.why_no_window() == "There is no display here."


def test_a_display_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")
    monkeypatch.setattr(display, "library_error", lambda: "")
    assert display.why_no_window() == "The display :4711 does not answer."


def test_a_missing_library_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(path: str) -> None:
        raise OSError(f"libxcb-cursor.so.0: cannot open shared object file, wanted by {path}")

    monkeypatch.setenv("DISPLAY", ":4711")
    monkeypatch.setattr(ctypes, "CDLL", lacking)
    reason = display.why_no_window()
    assert "libxcb-cursor.so.0: cannot open shared object file" in reason
    assert "spinecoach doctor" in reason


def test_a_wayland_socket_that_answers_is_a_display(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    assert display.why_no_window() == "There is no display here."
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        assert display.why_no_window() == ""


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_always_have_one(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert display.why_no_window() == ""


def test_a_platform_without_a_screen_may_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display.why_no_window() == ""
