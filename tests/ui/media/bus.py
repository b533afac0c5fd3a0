"""Another program on a session bus of a test's own: it presses the player's buttons and looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageType, new_method_call, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from spinecoach.ui.media.bus_object import PROPERTIES
from spinecoach.ui.media.mpris import NAME, PATH, PLAYER

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from jeepney import Message
    from pytestqt.qtbot import QtBot

    from tests.session_bus import Bus


class OtherProgram:
    """What the program of a headset or a lock screen does; Qt goes on while it waits."""

    def __init__(self, bus: Bus, qtbot: QtBot, name: str = NAME) -> None:
        self._link: Any = open_dbus_connection(bus.address)
        self._qtbot = qtbot
        self._name = name
        self._answers: dict[int, Any] = {}
        self.heard: dict[str, object] = {}
        """The latest value of each property that the player told by itself."""
        self.came_first = 0
        """How often the player told where it is, to be the one that told something last."""
        rule = MatchRule(type="signal", path=PATH)
        self._link.send_and_get_reply(message_bus.AddMatch(rule))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._link.close()

    def press(self, button: str, signature: str = "", *arguments: object) -> None:
        """Call a method of the player, by its name in the specification."""
        self._ask(PLAYER, button, signature, *arguments)

    def tell(self, **changed: tuple[str, object]) -> None:
        """Tell what has changed, as another player does."""
        here = DBusAddress(PATH, interface=PROPERTIES)
        told = new_signal(here, "PropertiesChanged", "sa{sv}as", (PLAYER, changed, []))
        self._link.send(told)

    def raise_window(self) -> None:
        """Ask for the window."""
        self._ask("org.mpris.MediaPlayer2", "Raise", "")

    def look(self, of: str = PLAYER) -> dict[str, object]:
        """Return all properties."""
        return plain(self._ask(PROPERTIES, "GetAll", "s", of)[0])

    def turn(self, volume: float) -> None:
        """Set the volume, 0.0 to 1.0."""
        self._ask(PROPERTIES, "Set", "ssv", PLAYER, "Volume", ("d", volume))

    def players(self) -> list[str]:
        """Return the names of the media players on the bus."""
        names = self._call(message_bus.ListNames())[0]
        return [name for name in names if name.startswith("org.mpris.")]

    def see(self, *players: str) -> None:
        """Wait until these are the media players on the bus."""
        self._qtbot.waitUntil(lambda: sorted(self.players()) == sorted(players))

    def hear(self, enough: Callable[[dict[str, object]], bool]) -> None:
        """Wait until what the player has told by itself is enough."""

        def heard() -> bool:
            self._read()
            return enough(self.heard)

        self._qtbot.waitUntil(heard)

    def _ask(
        self, interface: str, method: str, signature: str, *arguments: object
    ) -> tuple[Any, ...]:
        address = DBusAddress(PATH, bus_name=self._name, interface=interface)
        return self._call(new_method_call(address, method, signature, arguments))

    def _call(self, message: Message) -> tuple[Any, ...]:
        serial = next(self._link.outgoing_serial)
        self._link.send(message, serial=serial)

        def answered() -> bool:
            self._read()
            return serial in self._answers

        self._qtbot.waitUntil(answered)
        answer = self._answers.pop(serial)
        assert answer.header.message_type is MessageType.method_return, answer.body
        body: tuple[Any, ...] = answer.body
        return body

    def _read(self) -> None:
        """Take what has arrived."""
        while True:
            try:
                message = self._link.receive(timeout=0)
            except TimeoutError:
                return
            if (serial := message.header.fields.get(HeaderFields.reply_serial)) is not None:
                self._answers[serial] = message
            elif message.header.fields[HeaderFields.sender] == self._link.unique_name:
                continue
            elif message.header.fields[HeaderFields.member] == "PropertiesChanged":
                self.heard |= plain(message.body[1])
            elif message.header.fields[HeaderFields.member] == "Seeked":
                self.came_first += 1


def plain(variants: dict[str, tuple[str, Any]]) -> dict[str, object]:
    """Return values without their D-Bus types."""
    return {
        name: plain(value) if signature == "a{sv}" else value
        for name, (signature, value) in variants.items()
    }
