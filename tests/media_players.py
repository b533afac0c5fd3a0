"""Other media players on a session bus of a test's own, without Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jeepney import HeaderFields, new_error, new_method_return

from tests.bus_program import BusProgram

if TYPE_CHECKING:
    from jeepney import Message

    from tests.session_bus import Bus

PREFIX = "org.mpris.MediaPlayer2."


class MediaPlayer(BusProgram):
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
        super().__init__(bus, f"{PREFIX}{name}")

    def _answer(self, call: Message) -> Message:
        if call.header.fields[HeaderFields.member] == "Set":
            return self._set(call)
        values = {"PlaybackStatus": ("s", self.status), "Volume": ("d", self.volume)}
        signature, value = values[call.body[1]]
        if value is None:
            return new_error(call, "org.freedesktop.DBus.Error.UnknownProperty")
        return new_method_return(call, "v", ((signature, value),))

    def _set(self, call: Message) -> Message:
        wanted = call.body[2][1]
        self.set_to.append(wanted)
        if self._obeys:
            self.volume = round(wanted * self._steps) / self._steps if self._steps else wanted
        return new_method_return(call)
