"""The workout on the session bus of a Linux desktop, as MPRIS 2 describes a media player.

With it the buttons of a headset, a phone or a watch that is connected to the desktop, the lock
screen and `playerctl` control a workout even if the window has no keyboard focus. Nothing leaves
the computer: the session bus is a local socket.

The specification: https://specifications.freedesktop.org/mpris-spec/latest/ Windows
(SystemMediaTransportControls) and macOS (MPNowPlayingInfoCenter) have the same buttons; they are
not implemented; there only the media keys of the keyboard work, while the window has the focus.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import ClassInfo, Property, QObject, Signal, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection, QDBusMessage, QDBusObjectPath
from shiboken6 import isValid

from spinecoach.core.workout.keymap import NamedKey

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spinecoach.ui.media.now_playing import NowPlaying

NAME = "org.mpris.MediaPlayer2.spinecoach"
PATH = "/org/mpris/MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
MICROSECONDS = 1_000_000


class Mpris(QObject):
    """One workout as a player on the bus, from `begin` to `end`.

    `elapsed` gives the seconds of the workout that have passed, `volume` 0.0 to 1.0; both are asked
    when another program asks. `bus` is the connection, by default the desktop's.
    """

    pressed = Signal(str)
    """A button was pressed; carries the name of its key, as `core.workout.keymap` has it."""

    volume_wanted = Signal(float)
    """Another program wants this loudness, 0.0 to 1.0."""

    window_wanted = Signal()
    """Another program wants the window to come to the front."""

    def __init__(
        self,
        elapsed: Callable[[], float],
        volume: Callable[[], float],
        bus: QDBusConnection | None = None,
    ) -> None:
        super().__init__()
        self._elapsed = elapsed
        self._volume = volume
        self._now: NowPlaying | None = None
        self._picture = ""
        self._bus = bus or QDBusConnection.sessionBus()
        self._name = ""
        _Root(self)
        _Player(self)

    def begin(self) -> bool:
        """Appear on the bus; return whether there is a bus.

        A second process (with another data folder) gets a name with its process id.
        """
        if not self._bus.isConnected() or not self._bus.registerObject(PATH, self):
            return False
        for name in (NAME, f"{NAME}.instance{os.getpid()}"):
            if self._bus.registerService(name):
                self._name = name
                return True
        self._bus.unregisterObject(PATH)
        return False

    def end(self) -> None:
        """Disappear from the bus: what is pressed from now on is meant for other players.

        What was ever on a bus is not left to Python's garbage: when the connection is closed, Qt's
        thread for D-Bus calls this object from there, and would meet it half taken apart.
        """
        if self._name:
            self._bus.unregisterService(self._name)
            self._bus.unregisterObject(PATH)
        self._name = ""
        if isValid(self):
            self.deleteLater()  # later: a button that ends the workout is still being answered

    def show(self, now: NowPlaying, picture: str) -> None:
        """Tell other programs what is different; `picture` is the address of a file, or ""."""
        if (now, picture) == (self._now, self._picture):
            return
        before = self._shown()
        self._now, self._picture = now, picture
        after = self._shown()
        self._tell({name: after[name] for name in after if after[name] != before[name]})

    def _shown(self) -> dict[str, object]:
        """Return the properties that follow the moment."""
        return {"PlaybackStatus": self.status, "Metadata": self.metadata}

    def show_volume(self) -> None:
        """Tell other programs how loud it is now."""
        self._tell({"Volume": self._volume()})

    # -- what is asked from the bus ----------------------------------------------

    @property
    def status(self) -> str:
        """The state in the words of the specification."""
        if self._now is None:
            return "Stopped"
        return "Playing" if self._now.playing else "Paused"

    @property
    def metadata(self) -> dict[str, object]:
        """What is playing, by the names of the specification."""
        now = self._now
        if now is None:
            return {}
        shown: dict[str, object] = {
            "mpris:trackid": QDBusObjectPath(f"/org/spinecoach/part/{now.part}"),
            "mpris:length": int(now.seconds * MICROSECONDS),
            "xesam:title": now.title,
            "xesam:artist": [now.place],
            "xesam:album": now.workout,
        }
        return shown | ({"mpris:artUrl": self._picture} if self._picture else {})

    @property
    def position(self) -> int:
        """The microseconds of the workout that have passed."""
        return int(self._elapsed() * MICROSECONDS)

    @property
    def volume(self) -> float:
        """The loudness, 0.0 to 1.0."""
        return self._volume()

    def press(self, key: NamedKey, *, when_playing: bool | None = None) -> None:
        """Pass a button on; "play" does nothing while it plays, "pause" nothing in a pause."""
        playing = self._now is not None and self._now.playing
        if when_playing is None or when_playing == playing:
            self.pressed.emit(key)

    def _tell(self, changed: Mapping[str, object]) -> None:
        if not self._name or not changed:
            return
        signal = QDBusMessage.createSignal(
            PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged"
        )
        signal.setArguments([PLAYER, dict(changed), []])
        self._bus.send(signal)


# The specification gives these names. PySide6's type stubs do not know these arguments.
INTERFACE: Any = ClassInfo
MAP: Any = "QVariantMap"
TEXTS: Any = "QStringList"
WIDE: Any = "qlonglong"


@INTERFACE({"D-Bus Interface": "org.mpris.MediaPlayer2"})
class _Root(QDBusAbstractAdaptor):
    """The program itself, as other programs see it."""

    def __init__(self, player: Mpris) -> None:
        super().__init__(player)
        self._of = player

    Identity = Property(str, lambda _: "SpineCoach")
    DesktopEntry = Property(str, lambda _: "spinecoach")
    CanRaise = Property(bool, lambda _: True)
    CanQuit = Property(bool, lambda _: False)
    HasTrackList = Property(bool, lambda _: False)
    SupportedUriSchemes = Property(TEXTS, lambda _: [])
    SupportedMimeTypes = Property(TEXTS, lambda _: [])

    @Slot()
    def Raise(self) -> None:
        self._of.window_wanted.emit()

    @Slot()
    def Quit(self) -> None:
        """Do nothing, as `CanQuit` says: a workout is not ended from outside without asking."""


@INTERFACE({"D-Bus Interface": PLAYER})
class _Player(QDBusAbstractAdaptor):
    """The workout, as other programs see it."""

    Seeked = Signal(WIDE)

    def __init__(self, player: Mpris) -> None:
        super().__init__(player)
        self._of = player

    def _set_volume(self, volume: float) -> None:
        self._of.volume_wanted.emit(volume)

    PlaybackStatus = Property(str, lambda self: self._of.status)
    Metadata = Property(MAP, lambda self: self._of.metadata)
    Position = Property(WIDE, lambda self: self._of.position)
    Volume = Property(float, lambda self: self._of.volume, _set_volume)
    Rate = Property(float, lambda _: 1.0)
    MinimumRate = Property(float, lambda _: 1.0)
    MaximumRate = Property(float, lambda _: 1.0)
    CanGoNext = Property(bool, lambda _: True)
    CanGoPrevious = Property(bool, lambda _: True)
    CanPlay = Property(bool, lambda _: True)
    CanPause = Property(bool, lambda _: True)
    CanSeek = Property(bool, lambda _: False)
    CanControl = Property(bool, lambda _: True)

    @Slot()
    def Play(self) -> None:
        self._of.press(NamedKey.MEDIA_PLAY, when_playing=False)

    @Slot()
    def Pause(self) -> None:
        self._of.press(NamedKey.MEDIA_PAUSE, when_playing=True)

    @Slot()
    def PlayPause(self) -> None:
        self._of.press(NamedKey.MEDIA_TOGGLE)

    @Slot()
    def Next(self) -> None:
        self._of.press(NamedKey.MEDIA_NEXT)

    @Slot()
    def Previous(self) -> None:
        self._of.press(NamedKey.MEDIA_PREVIOUS)

    @Slot()
    def Stop(self) -> None:
        self._of.press(NamedKey.MEDIA_STOP)

    @Slot(WIDE)
    def Seek(self, offset: int) -> None:
        """Do nothing, as `CanSeek` says: Next and Previous go from part to part."""

    @Slot(QDBusObjectPath, WIDE)
    def SetPosition(self, part: QDBusObjectPath, position: int) -> None:
        """Do nothing, as `CanSeek` says."""

    @Slot(str)
    def OpenUri(self, uri: str) -> None:
        """Do nothing: no address is supported."""
