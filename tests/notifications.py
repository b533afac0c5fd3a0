"""A desktop on a session bus that shows notifications, without Qt."""

from __future__ import annotations

from contextlib import suppress
from socket import SHUT_RDWR
from threading import Thread
from typing import TYPE_CHECKING, Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from spinecoach.adapters.system.desktop_notice import PATH, SERVICE

if TYPE_CHECKING:
    from tests.session_bus import Bus


class Desktop:
    """Shows notifications, and answers each as `answers` says, in turn.

    An answer is a button's name, "" for one that is put away, None for one that nobody answers.
    With `markup` it reads marks in the words, as most do.
    """

    def __init__(
        self, bus: Bus, *answers: str | None, refuses: str = "", markup: bool = True
    ) -> None:
        self.shown: list[tuple[Any, ...]] = []
        self.taken_away: list[int] = []
        self._answers = list(answers)
        self._refuses = refuses
        self._abilities = ["actions", "body", *["body-markup"] * markup]
        self._link: Any = open_dbus_connection(bus.address)
        self._link.send_and_get_reply(message_bus.RequestName(SERVICE))
        self._thread = Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        """Leave the bus."""
        with suppress(OSError):
            self._link.sock.shutdown(SHUT_RDWR)
        self._thread.join()
        self._link.close()

    def _serve(self) -> None:
        while True:
            try:
                message = self._link.receive()
            except OSError:
                return  # the bus is left, or gone
            fields = message.header.fields
            member = fields.get(HeaderFields.member)
            if member == "GetCapabilities":
                self._link.send(new_method_return(message, "as", (self._abilities,)))
            elif member == "Notify" and self._refuses:
                self._link.send(new_error(message, self._refuses, "s", ("not today",)))
            elif member == "Notify":
                assert fields[HeaderFields.signature] == "susssasa{sv}i"
                self.shown.append(message.body)
                self._link.send(new_method_return(message, "u", (len(self.shown),)))
                self._answer(len(self.shown))
            elif member == "CloseNotification":
                self.taken_away.append(message.body[0])
                self._link.send(new_method_return(message))

    def _answer(self, number: int) -> None:
        answer = self._answers.pop(0) if self._answers else None
        if answer is None:
            return
        here = DBusAddress(PATH, interface=SERVICE)
        # The answer to a notification of somebody else comes to everybody too.
        self._link.send(new_signal(here, "ActionInvoked", "us", (number + 1000, "begin")))
        if answer:
            self._link.send(new_signal(here, "ActionInvoked", "us", (number, answer)))
        self._link.send(new_signal(here, "NotificationClosed", "uu", (number, 2)))
