"""A second copy reaches the first one through a socket named after the data folder."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from spinecoach.ui.window.single_instance import TOKEN, listen, raise_first

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SECOND = """
import sys
from spinecoach.ui.window.single_instance import raise_first
sys.exit(0 if raise_first(*sys.argv[1:]) else 1)
"""


def at(folder: Path) -> str:
    """The socket in a folder."""
    return str(folder / "own.sock")


class Window:
    """Remembers with which file it came each time."""

    def __init__(self) -> None:
        self.files: list[str] = []

    def come_forward(self, path: str) -> None:
        self.files.append(path)

    @property
    def came(self) -> int:
        return len(self.files)


@pytest.fixture
def window() -> Window:
    return Window()


@pytest.fixture
def server(qtbot: QtBot, tmp_path: Path, window: Window) -> Iterator[QLocalServer]:
    del qtbot
    server = listen(at(tmp_path), window.come_forward)
    yield server
    server.close()


@pytest.mark.usefixtures("server")
def test_the_second_copy_raises_the_first_ones_window(
    qtbot: QtBot, tmp_path: Path, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN, "token-of-the-second")
    with subprocess.Popen([sys.executable, "-c", SECOND, at(tmp_path)]) as second:
        monkeypatch.delenv(TOKEN)
        qtbot.waitUntil(lambda: second.poll() is not None)
    assert second.returncode == 0
    assert window.came == 1


@pytest.mark.usefixtures("server")
def test_the_file_of_the_second_copy_is_shown_by_the_first(
    qtbot: QtBot, tmp_path: Path, window: Window
) -> None:
    file = f"{tmp_path}/my\nplan für mich.spineplan"
    with subprocess.Popen([sys.executable, "-c", SECOND, at(tmp_path), file]) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=10_000)
    assert window.files == [file]


@pytest.mark.usefixtures("server")
def test_whoever_says_something_else_is_not_heard(
    qtbot: QtBot, tmp_path: Path, window: Window
) -> None:
    stranger = QLocalSocket()
    stranger.connectToServer(at(tmp_path))
    assert stranger.waitForConnected(2000)
    stranger.write(b"hello")
    stranger.flush()
    stranger.disconnectFromServer()
    qtbot.wait(50)
    assert window.came == 0


def test_if_nobody_listens_there_is_no_answer(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    assert not raise_first(at(tmp_path))


@pytest.mark.usefixtures("server")
def test_a_socket_left_from_a_crash_is_no_hindrance(tmp_path: Path, window: Window) -> None:
    again = listen(at(tmp_path), window.come_forward)
    assert again.isListening()
    again.close()
