"""A desktop's screen saver on a session bus of a test's own, without Qt."""

from __future__ import annotations

from contextlib import suppress
from socket import SHUT_RDWR
from threading import Thread
from typing import TYPE_CHECKING, Any

from jeepney import HeaderFields, MessageType, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

if TYPE_CHECKING:
    from tests.session_bus import Bus


class ScreenSaver:
    """Stays off while somebody on the bus asks for it."""

    def __init__(self, bus: Bus) -> None:
        self._held = False
        self._link: Any = open_dbus_connection(bus.address)
        self._link.send_and_get_reply(message_bus.RequestName("org.freedesktop.ScreenSaver"))
        self._thread = Thread(target=self._serve)
        self._thread.start()

    def is_asked(self) -> bool:
        """Whether somebody asks for it now."""
        return self._held

    def quit(self) -> None:
        """End it."""
        with suppress(OSError):
            self._link.sock.shutdown(SHUT_RDWR)
        self._thread.join()
        self._link.close()

    def _serve(self) -> None:
        with suppress(OSError):  # the end of the bus or of the screen saver
            while True:
                message = self._link.receive()
                if message.header.message_type is MessageType.method_call:
                    self._held = message.header.fields[HeaderFields.member] == "Inhibit"
                    answer = ("u", (1,)) if self._held else ()
                    self._link.send(new_method_return(message, *answer))
