"""A sound server that has ended is noticed by the socket that was connected to it."""

from __future__ import annotations

import socket
import sys
from typing import TYPE_CHECKING

import pytest

from spinecoach.ui.sound.server import SoundServer, connections

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="seen in /proc, on Linux alone")


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "native"))
        listener.listen()
        yield listener


def connected(listener: socket.socket) -> socket.socket:
    client = socket.socket(socket.AF_UNIX)
    client.connect(listener.getsockname())
    return client


def test_a_server_lives_as_long_as_we_are_connected(listening: socket.socket) -> None:
    before = connections()
    with connected(listening):
        server = SoundServer(before)
        assert server.there
        assert server.alive
    assert not server.alive
    assert server.there
    with connected(listening):
        assert server.alive


def test_connections_of_others_do_not_matter(listening: socket.socket, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as other:
        other.bind(str(tmp_path / "other"))
        other.listen()
        with connected(other):
            before = connections()
            with connected(listening):
                server = SoundServer(before)
            assert not server.alive


def test_without_a_connection_the_server_counts_as_running() -> None:
    server = SoundServer(connections())
    assert server.alive
    assert not server.there


def test_on_other_systems_the_server_counts_as_running(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("spinecoach.ui.sound.server.sys.platform", "darwin")
    assert connections() == frozenset()
    assert SoundServer(frozenset()).alive
