"""Other media players on a session bus of a test's own, without Qt."""

from __future__ import annotations

from contextlib import suppress
from socket import SHUT_RDWR
from threading import Thread
from typing import TYPE_CHECKING, Any

from jeepney import HeaderFields, MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

if TYPE_CHECKING:
    from jeepney import Message

    from tests.session_bus import Bus

PREFIX = "org.mpris.MediaPlayer2."


class MediaPlayer:
    """A player that plays; `volume` is None if it has none.

    It has `steps` steps of volume if that is not 0, and if it does not obey it keeps its own.
    """

    def __init__(
        self,
        bus: Bus,
        volume: float | None,
        name: str = "radio",
        *,
        status: str = "Playing",
        steps: int = 0,
        obeys: bool = True,
    ) -> None:
        self.volume = volume
        self.status = status
        self.set_to: list[float] = []
        """The volumes that others asked for."""
        self._steps = steps
        self._obeys = obeys
        self._link: Any = open_dbus_connection(bus.address)
        self._link.send_and_get_reply(message_bus.RequestName(f"{PREFIX}{name}"))
        self._thread = Thread(target=self._serve)
        self._thread.start()

    def quit(self) -> None:
        """End the program."""
        with suppress(OSError):
            self._link.sock.shutdown(SHUT_RDWR)
        self._thread.join()
        self._link.close()

    def _serve(self) -> None:
        with suppress(OSError):  # the end of the bus or of the player
            while True:
                message = self._link.receive()
                if message.header.message_type is MessageType.method_call:
                    self._link.send(self._answer(message))

    def _answer(self, message: Message) -> Message:
        if message.header.fields[HeaderFields.member] == "Set":
            return self._set(message)
        values = {"PlaybackStatus": ("s", self.status), "Volume": ("d", self.volume)}
        signature, value = values[message.body[1]]
        if value is None:
            return new_error(message, "org.freedesktop.DBus.Error.UnknownProperty")
        return new_method_return(message, "v", ((signature, value),))

    def _set(self, message: Message) -> Message:
        wanted = message.body[2][1]
        self.set_to.append(wanted)
        if self._obeys:
            self.volume = round(wanted * self._steps) / self._steps if self._steps else wanted
        return new_method_return(message)
