"""A second copy speaks to the first one through a socket named after the data folder."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from spinecoach.ui.window.single_instance import TOKEN, listen, raise_first, socket_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SECOND = """
import sys
from pathlib import Path
from spinecoach.ui.window.single_instance import raise_first
sys.exit(0 if raise_first(Path(sys.argv[1])) else 1)
"""


class Window:
    """Counts how often it came."""

    def __init__(self) -> None:
        self.came = 0

    def come_forward(self) -> None:
        self.came += 1


@pytest.fixture
def window() -> Window:
    return Window()


@pytest.fixture
def server(qtbot: QtBot, tmp_path: Path, window: Window) -> Iterator[QLocalServer]:
    del qtbot
    server = listen(tmp_path, window.come_forward)
    yield server
    server.close()


@pytest.mark.usefixtures("server")
def test_the_second_copy_raises_the_first_ones_window(
    qtbot: QtBot, tmp_path: Path, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN, "token-of-the-second")
    with subprocess.Popen([sys.executable, "-c", SECOND, str(tmp_path)]) as second:
        monkeypatch.delenv(TOKEN)
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=10_000)
    assert second.returncode == 0
    assert window.came == 1


@pytest.mark.usefixtures("server")
def test_whoever_says_something_else_is_not_heard(
    qtbot: QtBot, tmp_path: Path, window: Window
) -> None:
    stranger = QLocalSocket()
    stranger.connectToServer(socket_name(tmp_path))
    assert stranger.waitForConnected(2000)
    stranger.write(b"hello")
    stranger.flush()
    stranger.disconnectFromServer()
    qtbot.wait(50)
    assert window.came == 0


def test_where_nobody_listens_there_is_no_answer(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    assert not raise_first(tmp_path)


@pytest.mark.usefixtures("server")
def test_a_socket_left_from_a_crash_is_no_hindrance(tmp_path: Path, window: Window) -> None:
    again = listen(tmp_path, window.come_forward)
    assert again.isListening()
    again.close()


def test_another_folder_is_another_window(tmp_path: Path) -> None:
    assert socket_name(tmp_path) != socket_name(tmp_path / "other")
    assert socket_name(tmp_path) == socket_name(tmp_path / "other" / "..")
