"""An object on the session bus: its tables answer what other programs ask.

The library (jeepney) reads and writes messages; what each of them means is the specification's:
https://dbus.freedesktop.org/doc/dbus-specification.html#standard-interfaces
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from jeepney import HeaderFields, new_error, new_method_return

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jeepney import Message

PROPERTIES = "org.freedesktop.DBus.Properties"
ERRORS = "org.freedesktop.DBus.Error"


class Property(NamedTuple):
    """A value of a D-Bus type; `set` is None if only we change it."""

    type: str
    get: Callable[[], object]
    set: Callable[[Any], None] | None = None

    @property
    def variant(self) -> tuple[str, object]:
        """Its value now, with its type."""
        return self.type, self.get()


class Method(NamedTuple):
    """Something to do; `takes` are the D-Bus types of its arguments. It answers nothing."""

    takes: str
    do: Callable[..., None]


class Interface(NamedTuple):
    """What an object has and does under one name."""

    properties: Mapping[str, Property]
    methods: Mapping[str, Method]


def _nothing() -> None:
    """Do nothing."""


class BusObject:
    """One object at a path, with its interfaces by their names."""

    def __init__(self, path: str, interfaces: Mapping[str, Interface]) -> None:
        self._path = path
        self._interfaces = interfaces

    def answer(self, call: Message) -> tuple[Message, Callable[[], None]]:
        """Return the answer to a call, and what to do once it is sent."""
        fields = call.header.fields
        if (path := fields[HeaderFields.path]) != self._path:
            return _refused(call, "UnknownObject", path), _nothing
        what = fields[HeaderFields.member], fields.get(HeaderFields.signature, "")
        try:
            if what == ("Set", "ssv"):
                return self._set(call)
            found = self._looked_up(what, call.body)
        except KeyError as error:
            return _refused(call, "UnknownProperty", str(error)), _nothing
        if found:
            return new_method_return(call, *found), _nothing
        return self._do(call, *what)

    def _looked_up(
        self, what: tuple[str, str], body: Sequence[Any]
    ) -> tuple[str, tuple[object, ...]] | None:
        """Return the type and value of what is only looked at; None if something is to be done."""
        match what:
            case ("Get", "ss"):
                return "v", (self._property(*body).variant,)
            case ("GetAll", "s"):
                its = self._interfaces[body[0]].properties
                return "a{sv}", ({name: one.variant for name, one in its.items()},)
            case ("Introspect", ""):
                return "s", (self.description,)
            case ("Ping", ""):
                return "", ()
        return None

    @property
    def description(self) -> str:
        """All of it in the XML of the specification, for programs that look before they ask."""
        rows = ["<node>"]
        for name, (properties, methods) in self._interfaces.items():
            rows.append(f'<interface name="{name}">')
            for key, one in properties.items():
                access = "readwrite" if one.set else "read"
                rows.append(f'<property name="{key}" type="{one.type}" access="{access}"/>')
            for key, method in methods.items():
                takes = "".join(f'<arg type="{one}" direction="in"/>' for one in method.takes)
                rows.append(f'<method name="{key}">{takes}</method>')
            rows.append("</interface>")
        return "".join([*rows, "</node>"])

    def _property(self, interface: str, name: str) -> Property:
        return self._interfaces[interface].properties[name]

    def _set(self, call: Message) -> tuple[Message, Callable[[], None]]:
        interface, name, (kind, value) = call.body
        its = self._property(interface, name)
        if its.set is None:
            return _refused(call, "PropertyReadOnly", name), _nothing
        if kind != its.type:
            return _refused(call, "InvalidArgs", kind), _nothing
        return new_method_return(call), partial(its.set, value)

    def _do(self, call: Message, member: str, signature: str) -> tuple[Message, Callable[[], None]]:
        """Do one of our own methods; a caller need not name the interface."""
        interface = call.header.fields.get(HeaderFields.interface)
        for name, its in self._interfaces.items():
            method = its.methods.get(member)
            if interface in {None, name} and method and method.takes == signature:
                return new_method_return(call), partial(method.do, *call.body)
        return _refused(call, "UnknownMethod", f"{member}({signature})"), _nothing


def _refused(call: Message, error: str, words: str) -> Message:
    return new_error(call, f"{ERRORS}.{error}", "s", (words,))
