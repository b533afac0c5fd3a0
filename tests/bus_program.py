"""A program on a session bus of a test's own, which answers calls in a thread of its own."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import suppress
from socket import SHUT_RDWR
from threading import Thread
from typing import TYPE_CHECKING, Any

from jeepney import MessageType
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

if TYPE_CHECKING:
    from jeepney import Message

    from tests.session_bus import Bus


class BusProgram(ABC):
    """It has a name on the bus until `quit`, or until the bus ends."""

    def __init__(self, bus: Bus, name: str) -> None:
        self._link: Any = open_dbus_connection(bus.address)
        self._link.send_and_get_reply(message_bus.RequestName(name))
        self._thread = Thread(target=self._serve)
        self._thread.start()

    @abstractmethod
    def _answer(self, call: Message) -> Message:
        """Return the answer to a call."""

    def quit(self) -> None:
        """End the program."""
        with suppress(OSError):
            self._link.sock.shutdown(SHUT_RDWR)
        self._thread.join()
        self._link.close()

    def _serve(self) -> None:
        with suppress(OSError):  # the end of the bus or of the program
            while True:
                message = self._link.receive()
                if message.header.message_type is MessageType.method_call:
                    self._link.send(self._answer(message))
