"""Keeps the screen on during a workout: nobody touches the machine for twenty minutes.

wakepy knows how to do this on each of the three systems. If it fails, the workout goes on and the
screen sleeps as usual. It can take some time, or hang if a desktop service is broken, so it runs in
a thread of its own. On Linux it asks by the session bus, and asks again if the bus or the screen
saver was away.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING

from spinecoach.session_bus import ANSWER_S, BusLink

if TYPE_CHECKING:
    from collections.abc import Callable

    from jeepney.io.blocking import DBusConnection

PATIENCE = 1.0
"""Seconds that the program waits at its end for the system's answer."""

SAVERS = ("org.gnome.SessionManager", "org.freedesktop.ScreenSaver")
"""The names on the bus of those whom wakepy asks."""


class SleepInhibitor:
    """`hold` keeps the screen on until `release`."""

    def __init__(self) -> None:
        self._held: BusLink | _Held | None = None

    def hold(self) -> None:
        """Keep the screen on; a second call changes nothing."""
        if self._held is None:
            self._held = BusLink(_hold_on_the_bus) if sys.platform == "linux" else _Held()
            self._held.begin()

    def release(self) -> None:
        """Let the screen sleep again."""
        held, self._held = self._held, None
        if held is not None:
            held.end()


class _Held:
    """The screen on a system without a bus, from `begin` to `end`."""

    def __init__(self) -> None:
        self._over = Event()
        self._thread = Thread(target=_hold, args=[self._over.wait], name="awake", daemon=True)

    def begin(self) -> None:
        self._thread.start()

    def end(self) -> None:
        self._over.set()
        self._thread.join(PATIENCE)


def _hold_on_the_bus(link: DBusConnection) -> None:
    """Keep it on until the bus is gone or a screen saver comes: the next connection asks that."""
    from jeepney import HeaderFields, MatchRule
    from jeepney.bus_messages import message_bus

    for saver in SAVERS:
        rule = MatchRule(type="signal", interface=message_bus.interface, member="NameOwnerChanged")
        rule.add_arg_condition(0, saver)
        link.send_and_get_reply(message_bus.AddMatch(rule), timeout=ANSWER_S)

    def wait() -> None:
        owner = ""
        with suppress(OSError):
            while not owner:
                message = link.receive()
                if message.header.fields.get(HeaderFields.member) == "NameOwnerChanged":
                    owner = message.body[2]

    _hold(wait)


def _hold(wait: Callable[[], object]) -> None:
    from wakepy import keep

    with suppress(RuntimeError), keep.presenting(on_fail="pass"):  # nobody can be asked to let go
        wait()
