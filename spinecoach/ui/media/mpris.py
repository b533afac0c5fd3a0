"""The workout on the session bus of a Linux desktop, as MPRIS 2 describes a media player.

With it the buttons of a headset, a phone or a watch that is connected to the desktop, the lock
screen and `playerctl` control a workout even if the window has no keyboard focus. Nothing leaves
the computer: the session bus is a local socket.

While the bus is gone, nobody sees the workout; when it comes back, they see it as it is then.
Nothing here waits for the bus; Qt's own library for it (QtDBus) does, and all of Python with it.

The specification: https://specifications.freedesktop.org/mpris-spec/latest/ Windows
(SystemMediaTransportControls) and macOS (MPNowPlayingInfoCenter) have the same buttons; they are
not implemented; there only the media keys of the keyboard work, while the window has the focus.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    MessageFlag,
    MessageType,
    new_signal,
)
from jeepney.bus_messages import message_bus
from PySide6.QtCore import QObject, QTimer, Signal

from spinecoach.core.workout.keymap import NamedKey
from spinecoach.session_bus import ANSWER_S, BusLink
from spinecoach.ui.media.bus_object import PROPERTIES, BusObject, Interface, Method, Property

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

    from spinecoach.ui.media.now_playing import NowPlaying

NAME = "org.mpris.MediaPlayer2.spinecoach"
PATH = "/org/mpris/MediaPlayer2"
ROOT = "org.mpris.MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
MICROSECONDS = 1_000_000

AT_ONCE = 4
"""The flag of a name that is wanted now or not at all."""

MOMENT = ("PlaybackStatus", "Metadata")
"""The properties that follow the moment."""

OURS = frozenset({1, 4})
"""The answers of the bus that a name is ours: since now, or before."""

FIRST_MS = 200
"""Milliseconds until it comes first again: two programs that both do so are no storm on the bus."""

PLAYERS_TELL = MatchRule(type="signal", interface=PROPERTIES, member="PropertiesChanged", path=PATH)
PLAYERS_TELL.add_arg_condition(0, PLAYER)


def _always(kind: str, value: object) -> Property:
    return Property(kind, lambda: value)


YES, NO = (_always("b", one) for one in (True, False))


class Mpris(QObject):
    """One workout as a player on the bus, from `begin` to `end`.

    `elapsed` gives the seconds of the workout that have passed, `volume` 0.0 to 1.0; both are asked
    when another program asks.
    """

    pressed = Signal(str)
    """A button was pressed; carries the name of its key, as `core.workout.keymap` has it."""

    volume_wanted = Signal(float)
    """Another program wants this loudness, 0.0 to 1.0."""

    window_wanted = Signal()
    """Another program wants the window to come to the front."""

    _came = Signal()
    _asked = Signal(object)
    _outshone = Signal()

    def __init__(self, elapsed: Callable[[], float], volume: Callable[[], float]) -> None:
        super().__init__()
        self._elapsed = elapsed
        self._volume = volume
        self._now: NowPlaying | None = None
        self._picture = ""
        self._ended = False
        self._player = self._interface()
        self._object = BusObject(PATH, {ROOT: self._program(), PLAYER: self._player})
        self._link = BusLink(self._serve)
        self._came.connect(self._tell_all)
        self._asked.connect(self._answer)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(FIRST_MS)
        self._first.timeout.connect(self._come_first)
        self._outshone.connect(self._come_first_soon)

    def begin(self) -> None:
        """Appear on the bus: now, or when there is one."""
        self._link.begin()

    def end(self) -> None:
        """Disappear from the bus: what is pressed from now on is meant for other players."""
        self._ended = True
        self._first.stop()
        self._link.end()

    def show(self, now: NowPlaying, picture: str) -> None:
        """Tell other programs what is different; `picture` is the address of a file, or ""."""
        if (now, picture) == (self._now, self._picture):
            return
        before = self.status, self.metadata
        self._now, self._picture = now, picture
        changed = zip(MOMENT, before, (self.status, self.metadata), strict=True)
        self._tell(name for name, was, now_is in changed if was != now_is)

    def show_volume(self) -> None:
        """Tell other programs how loud it is now."""
        self._tell(["Volume"])

    def press(self, key: NamedKey, *, when_playing: bool | None = None) -> None:
        """Pass a button on; "play" does nothing while it plays, "pause" nothing in a pause."""
        playing = self._now is not None and self._now.playing
        if when_playing is None or when_playing == playing:
            self.pressed.emit(key)

    # -- what is asked from the bus ----------------------------------------------

    @property
    def status(self) -> str:
        """The state in the words of the specification."""
        if self._now is None:
            return "Stopped"
        return "Playing" if self._now.playing else "Paused"

    @property
    def metadata(self) -> dict[str, tuple[str, object]]:
        """What is playing, by the names of the specification, each with its type."""
        now = self._now
        if now is None:
            return {}
        shown: dict[str, tuple[str, object]] = {
            "mpris:trackid": ("o", f"/org/spinecoach/part/{now.part}"),
            "mpris:length": ("x", int(now.seconds * MICROSECONDS)),
            "xesam:title": ("s", now.title),
            "xesam:artist": ("as", [now.place]),
            "xesam:album": ("s", now.workout),
        }
        return shown | ({"mpris:artUrl": ("s", self._picture)} if self._picture else {})

    @property
    def _position(self) -> int:
        return int(self._elapsed() * MICROSECONDS)

    def _program(self) -> Interface:
        """The program itself. `Quit` does nothing: a workout is not ended without asking."""
        return Interface(
            {
                "Identity": _always("s", "SpineCoach"),
                "DesktopEntry": _always("s", "spinecoach"),
                "CanRaise": YES,
                "CanQuit": NO,
                "HasTrackList": NO,
                "SupportedUriSchemes": _always("as", []),
                "SupportedMimeTypes": _always("as", []),
            },
            {"Raise": Method("", self.window_wanted.emit), "Quit": Method("", _ignore)},
        )

    def _interface(self) -> Interface:
        """The workout. Next and Previous go from part to part; there is no other way to seek."""
        key = NamedKey
        return Interface(
            {
                "PlaybackStatus": Property("s", lambda: self.status),
                "Metadata": Property("a{sv}", lambda: self.metadata),
                "Position": Property("x", lambda: self._position),
                "Volume": Property("d", self._volume, self.volume_wanted.emit),
                **{name: _always("d", 1.0) for name in ("Rate", "MinimumRate", "MaximumRate")},
                **{f"Can{name}": YES for name in ("GoNext", "GoPrevious", "Play", "Pause")},
                "CanControl": YES,
                "CanSeek": NO,
            },
            {
                "Play": Method("", partial(self.press, key.MEDIA_PLAY, when_playing=False)),
                "Pause": Method("", partial(self.press, key.MEDIA_PAUSE, when_playing=True)),
                "PlayPause": Method("", partial(self.press, key.MEDIA_TOGGLE)),
                "Next": Method("", partial(self.press, key.MEDIA_NEXT)),
                "Previous": Method("", partial(self.press, key.MEDIA_PREVIOUS)),
                "Stop": Method("", partial(self.press, key.MEDIA_STOP)),
                "Seek": Method("x", _ignore),
                "SetPosition": Method("ox", _ignore),
                "OpenUri": Method("s", _ignore),
            },
        )

    def _come_first_soon(self) -> None:
        if not (self._first.isActive() or self._ended):
            self._first.start()

    def _come_first(self) -> None:
        """Be again the player that told something last; playerctld gives that one the buttons.

        Another one tells of its next song, and of its volume, which may be our own work.
        """
        here = DBusAddress(PATH, interface=PLAYER)
        self._link.send(new_signal(here, "Seeked", "x", (self._position,)))

    def _tell_all(self) -> None:
        self._tell([*MOMENT, "Volume"])

    def _tell(self, names: Iterable[str]) -> None:
        changed = {name: self._player.properties[name].variant for name in names}
        if changed:
            here = DBusAddress(PATH, interface=PROPERTIES)
            told = new_signal(here, "PropertiesChanged", "sa{sv}as", (PLAYER, changed, []))
            self._link.send(told)

    def _answer(self, call: Message) -> None:
        """Answer first: what a button does may end the workout, and this player with it."""
        if self._ended:
            return
        answer, do = self._object.answer(call)
        if not call.header.flags & MessageFlag.no_reply_expected:
            self._link.send(answer)
        do()

    # -- in the thread of the link ------------------------------------------------

    def _serve(self, link: DBusConnection) -> None:
        """Take the name, then pass on what is asked until the bus is gone.

        A second process (with another data folder) gets a name with its process id.
        """
        link.send_and_get_reply(message_bus.AddMatch(PLAYERS_TELL), timeout=ANSWER_S)
        for name in (NAME, f"{NAME}.instance{os.getpid()}"):
            wanted = message_bus.RequestName(name, AT_ONCE)
            if link.send_and_get_reply(wanted, timeout=ANSWER_S).body[0] in OURS:
                break
        self._came.emit()
        while True:
            message = link.receive()
            if message.header.message_type is MessageType.method_call:
                self._asked.emit(message)
            elif PLAYERS_TELL.matches(message) and _sender(message) != link.unique_name:
                self._outshone.emit()


def _sender(message: Message) -> object:
    return message.header.fields[HeaderFields.sender]


def _ignore(*_: object) -> None:
    """Do nothing."""
