"""The session bus of a Linux desktop: where it listens, and a link that outlives a bus that dies.

A bus ends with its daemon and may begin again at the same address, as when the system updates it.
Whatever waits for it waits in a thread of the link, so that a bus that hangs stops nothing else.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

AGAIN_S = 2.0
"""Seconds between two looks for a bus that is gone, or not there yet."""

ANSWER_S = 2.0
"""Seconds in which the bus itself must answer."""

PATIENCE = 0.5
"""Seconds that whoever ends a link waits for its thread, which needs longer only in a bus that
hangs."""


class NoBusError(Exception):
    """There is no session bus: nobody has a desktop here."""


def bus_address() -> str:
    """Return where the session bus listens; raises `NoBusError`.

    No library is asked, since it would start a bus.
    """
    if address := os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return address
    usual = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nowhere", "bus")
    if not usual.exists():
        raise NoBusError
    return f"unix:path={usual}"


class BusLink:
    """A connection to the bus from `begin` to `end`, made again whenever the bus is there again.

    `use` gets each new connection, in the thread of the link. It uses it until an `OSError` says
    that the bus is gone, or that the link ends.
    """

    def __init__(self, use: Callable[[DBusConnection], None]) -> None:
        self._use = use
        self._over = Event()
        self._lock = Lock()
        self._link: DBusConnection | None = None
        self._thread = Thread(target=self._run, name="bus", daemon=True)

    def begin(self) -> None:
        """Look for the bus from now on."""
        self._thread.start()

    def end(self) -> None:
        """Leave the bus for good."""
        self._over.set()
        self._hang_up()
        self._thread.join(PATIENCE)

    def send(self, message: Message) -> None:
        """Send it if the bus is there; never wait."""
        from select import POLLOUT, poll

        with self._lock:
            link = self._link
            if link is None:
                return
            room = poll()
            room.register(link.sock, POLLOUT)
            if room.poll(0):
                with suppress(OSError):  # it has just ended
                    link.send(message)
                return
        self._hang_up()  # nobody reads there; once it reads again, a new connection is told all

    def _hang_up(self) -> None:
        from socket import SHUT_RDWR

        with self._lock, suppress(OSError):
            if self._link is not None:
                self._link.sock.shutdown(SHUT_RDWR)

    def _run(self) -> None:
        while not self._over.is_set():
            with suppress(NoBusError, OSError):
                self._stay()
            self._over.wait(AGAIN_S)

    def _stay(self) -> None:
        """Use one connection from its begin to its end."""
        with closing(connection()) as link:
            with self._lock:
                self._link = link
            try:
                if not self._over.is_set():
                    self._use(link)
            finally:
                with self._lock:
                    self._link = None


def connection() -> DBusConnection:
    """Return a connection to the session bus; raises `NoBusError`, or `OSError` if it is gone."""
    from jeepney import DBusErrorResponse
    from jeepney.io.blocking import open_dbus_connection

    try:
        return open_dbus_connection(bus_address())
    except (ValueError, RuntimeError, DBusErrorResponse) as error:
        # It refuses us, or listens in a way that jeepney does not know.
        raise ConnectionError(str(error)) from error
