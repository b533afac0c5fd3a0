"""An object of a bus, without a bus: what it answers to each call, and what it refuses."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call

from spinecoach.ui.media.bus_object import PROPERTIES, BusObject, Interface, Method, Property

LAMP = "org.example.Lamp"


class Lamp:
    """A lamp that other programs may dim; everybody may read its name."""

    def __init__(self) -> None:
        self.light = 0.5
        self.told: list[object] = []
        has = {
            "Light": Property("d", lambda: self.light, self.told.append),
            "Name": Property("s", lambda: "Lamp"),
        }
        does = {"Off": Method("", lambda: self.told.append("off")), "To": Method("sx", self.to)}
        self.object = BusObject("/lamp", {LAMP: Interface(has, does)})

    def to(self, room: str, seconds: int) -> None:
        self.told.append((room, seconds))

    def call(
        self,
        member: str,
        signature: str = "",
        *arguments: object,
        of: str | None = LAMP,
        at: str = "/lamp",
    ) -> Message:
        """Return the answer to a call; what is to be done then is done."""
        address = DBusAddress(at, "org.example", of)
        call = new_method_call(address, member, signature, arguments)
        call.header.serial = 7
        answer, do = self.object.answer(call)
        assert self.told == []  # not before the answer is sent
        do()
        return answer


def test_properties_are_read_one_by_one_and_all_at_once() -> None:
    lamp = Lamp()
    assert lamp.call("Get", "ss", LAMP, "Name", of=PROPERTIES).body == (("s", "Lamp"),)
    lamp.light = 0.7
    both = {"Light": ("d", 0.7), "Name": ("s", "Lamp")}
    assert lamp.call("GetAll", "s", LAMP, of=PROPERTIES).body == (both,)


def test_a_property_that_may_be_set_is_set() -> None:
    lamp = Lamp()
    lamp.call("Set", "ssv", LAMP, "Light", ("d", 0.1), of=PROPERTIES)
    assert lamp.told == [0.1]


def test_methods_are_called_with_what_they_take() -> None:
    lamp = Lamp()
    lamp.call("To", "sx", "cellar", 3)
    assert lamp.told == [("cellar", 3)]


def test_who_names_no_interface_finds_the_method_too() -> None:
    lamp = Lamp()
    lamp.call("Off", of=None)
    assert lamp.told == ["off"]


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (("Get", "ss", LAMP, "Colour"), "UnknownProperty"),
        (("GetAll", "s", "org.example.Door"), "UnknownProperty"),
        (("Get", "s", LAMP), "UnknownMethod"),
        (("Set", "ssv", LAMP, "Name", ("s", "Sun")), "PropertyReadOnly"),
        (("Set", "ssv", LAMP, "Light", ("s", "bright")), "InvalidArgs"),
        (("To", "s", "cellar"), "UnknownMethod"),
        (("Explode",), "UnknownMethod"),
    ],
)
def test_what_it_cannot_do_it_refuses(call: tuple[str, ...], error: str) -> None:
    lamp = Lamp()
    answer = lamp.call(*call, of=PROPERTIES if call[0] in {"Get", "GetAll", "Set"} else LAMP)
    assert answer.header.message_type is MessageType.error
    assert answer.header.fields[HeaderFields.error_name].endswith(f".{error}")
    assert lamp.told == []


def test_there_is_nothing_at_another_path() -> None:
    answer = Lamp().call("Off", at="/door")
    assert answer.header.fields[HeaderFields.error_name].endswith(".UnknownObject")


def test_it_describes_itself_and_answers_a_ping() -> None:
    lamp = Lamp()
    (text,) = lamp.call("Introspect", of="org.freedesktop.DBus.Introspectable").body
    (interface,) = ET.fromstring(text)  # noqa: S314 - our own
    assert interface.get("name") == LAMP
    access = {one.get("name"): one.get("access") for one in interface.iter("property")}
    assert access == {"Light": "readwrite", "Name": "read"}
    takes = {one.get("name"): [arg.get("type") for arg in one] for one in interface.iter("method")}
    assert takes == {"Off": [], "To": ["s", "x"]}
    assert lamp.call("Ping", of="org.freedesktop.DBus.Peer").body == ()
