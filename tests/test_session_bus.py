"""Where the session bus is looked for, and a link that is there whenever the bus is."""

from __future__ import annotations

from functools import partial
from threading import enumerate as all_threads
from typing import TYPE_CHECKING

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.bus_messages import message_bus

from spinecoach.session_bus import BusLink, NoBusError, bus_address, connection
from tests.patience import until

if TYPE_CHECKING:
    from pathlib import Path

    from jeepney.io.blocking import DBusConnection

    from tests.session_bus import Bus


def test_the_address_of_the_session_comes_before_the_usual_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    with pytest.raises(NoBusError):
        bus_address()
    (tmp_path / "bus").touch()
    assert bus_address() == f"unix:path={tmp_path}/bus"
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/there")
    assert bus_address() == "unix:path=/there"


class Visitor:
    """Uses each connection that a link makes: takes a name, and listens until the bus is gone."""

    def __init__(self) -> None:
        self.visits = 0
        self.link = BusLink(self._stay)

    def has_come(self, times: int) -> bool:
        return self.visits == times

    def _stay(self, link: DBusConnection) -> None:
        link.send_and_get_reply(message_bus.RequestName("org.example.visitor"))
        self.visits += 1
        while True:
            link.receive()


def seen() -> bool:
    """Whether others on the bus see the visitor."""
    with connection() as other:
        asked = other.send_and_get_reply(message_bus.NameHasOwner("org.example.visitor"))
        return bool(asked.body[0])


def test_a_link_is_there_again_each_time_the_bus_is(bus: Bus) -> None:
    visitor = Visitor()
    visitor.link.begin()
    for visit in range(1, 4):
        until(partial(visitor.has_come, visit))
        assert seen()
        bus.close()
        bus.begin()
    visitor.link.end()
    until(lambda: not seen())
    assert "bus" not in {thread.name for thread in all_threads()}


@pytest.mark.parametrize("address", ["unix:path=/nonexistent", "tcp:host=localhost", "nonsense"])
def test_a_bus_that_cannot_be_used_is_none(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    with pytest.raises(OSError, match=r"."):
        connection()
    visitor = Visitor()
    visitor.link.begin()
    visitor.link.send(message_bus.ListNames())
    visitor.link.end()
    assert visitor.visits == 0


def test_what_the_bus_does_not_take_does_not_wait(bus: Bus) -> None:
    visitor = Visitor()
    visitor.link.begin()
    until(lambda: visitor.visits == 1)
    bus.freeze()
    letter = new_method_call(DBusAddress("/", "org.example.nobody"), "Read", "s", ("x" * 1000,))
    for _ in range(5000):  # far more than a connection holds
        visitor.link.send(letter)
    bus.thaw()
    until(lambda: visitor.visits > 1)
    visitor.link.end()
