"""A desktop's screen saver on a session bus of a test's own, without Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jeepney import HeaderFields, new_method_return

from tests.bus_program import BusProgram

if TYPE_CHECKING:
    from jeepney import Message

    from tests.session_bus import Bus


class ScreenSaver(BusProgram):
    """Stays off while somebody on the bus asks for it."""

    def __init__(self, bus: Bus) -> None:
        self._held = False
        super().__init__(bus, "org.freedesktop.ScreenSaver")

    def is_asked(self) -> bool:
        """Whether somebody asks for it now."""
        return self._held

    def _answer(self, call: Message) -> Message:
        self._held = call.header.fields[HeaderFields.member] == "Inhibit"
        return new_method_return(call, *(("u", (1,)) if self._held else ()))
