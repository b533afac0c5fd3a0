"""The volume of other media players on the session bus: turned down, and turned up again.

Rules:

- A player that plays is turned down to `SOFTER` of its volume. One that has no volume, or does not
  obey (web browsers), stays as it is.
- A volume that the person changes meanwhile stays.
- What was changed is written down first, in a file that lives as long as the session (`Record`): if
  this process is killed too, the next one turns the players up again. A player that quits while
  it is soft stays there: many begin with the volume that they had last.
- Of two programs of ours, the one whose line is first turns the players down, until its own lines
  are over; then the other one may.

Why not the sound server's streams: that would also turn down calls and screen readers, PulseAudio
remembers a stream's volume beyond the life of its program, and it needs another library.

The specification: https://specifications.freedesktop.org/mpris-spec/latest/
"""

from __future__ import annotations

import fcntl
import json
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from jeepney import DBusAddress, MessageType, Properties
from jeepney.bus_messages import message_bus

from spinecoach.adapters.ducking.record_file import ROOM
from spinecoach.adapters.files.json_file import object_in
from spinecoach.session_bus import connection

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from jeepney import Message

PREFIX = "org.mpris.MediaPlayer2."
OURS = ("spinecoach", "playerctld")
"""Names after `PREFIX` that stay as they are: our own, and one that stands for another player."""

PATH = "/org/mpris/MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"

SOFTER = 0.4
"""The factor on a volume: 8 dB less if a player's volume is an amplitude, 24 dB if it is its cube
root; navigation programs turn music down by 10 to 15 dB."""

ANSWER_S = 0.5
"""Seconds in which a player must answer."""

SETTLING, STEP = 0.25, 0.05
"""Seconds in which a player obeys, and between two looks whether it has."""

ALIKE = 0.04
"""The most difference of two volumes that count as one: some players have 16 steps."""


class Volume(NamedTuple):
    """A player's volume before it was turned down, what was wanted, and what it became."""

    before: float
    wanted: float
    became: float

    def is_ours(self, volume: float) -> bool:
        """Return whether a volume is the one that we set: then the person has not changed it."""
        return min(abs(volume - self.wanted), abs(volume - self.became)) <= ALIKE


class Record:
    """The volumes that are changed now, in a file that one process may hold at a time."""

    def __init__(self, file: Path) -> None:
        self._file = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def hold(self) -> bool:
        """Hold it; return False if another process holds it, whose players are soft now."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def let_go(self) -> None:
        """Let another process hold it."""
        fcntl.flock(self._file, fcntl.LOCK_UN)

    def read(self) -> dict[str, Volume]:
        """Return what a process left that was killed; what is no volume is left out."""
        found = {}
        line = os.pread(self._file, ROOM, 0).partition(b"\n")[0]
        for name, numbers in (object_in(line) or {}).items():
            with suppress(TypeError, ValueError):
                found[name] = Volume(*map(float, numbers))
        return found

    def write(self, volumes: Mapping[str, Volume]) -> None:
        """Replace all: one write of one line, which a reader sees as a whole or not at all."""
        os.pwrite(self._file, json.dumps(volumes).encode() + b"\n", 0)

    def close(self) -> None:
        """Close the file, which lets go of it too."""
        os.close(self._file)


class OtherPlayers:
    """The players on the bus, from one connection. Raises `OSError` if the bus is gone."""

    def __init__(self, record: Record, sleep: Callable[[float], None] = time.sleep) -> None:
        self._sleep = sleep
        self._record = record
        self._softened: dict[str, Volume] = {}
        self._holds = False
        self._link: Any = connection()
        self._begin()
        self.restore()

    def _begin(self) -> bool:
        """Hold the record, and turn up what a killed process left; False if another one has it."""
        if not self._holds and self._record.hold():
            self._holds = True
            self._softened = self._record.read()
            self._turn_up()
        return self._holds

    def soften(self) -> None:
        """Turn down each player that plays and is not turned down yet."""
        for name in self._playing() if self._begin() else ():
            volume = self._volume(name)
            if name not in self._softened and volume is not None and volume > 0.0:
                wanted = volume * SOFTER
                self._keep(name, Volume(volume, wanted, wanted))
                self._set(name, wanted)
                self._keep(name, Volume(volume, wanted, self._settled(name, volume)))

    def restore(self) -> None:
        """Turn up again what we turned down and nobody has changed since."""
        self._turn_up()
        if self._holds:
            self._holds = False
            self._record.let_go()

    def _turn_up(self) -> None:
        for name, one in tuple(self._softened.items()):
            now = self._volume(name)
            if now is None:
                continue
            if now != one.before and one.is_ours(now):
                self._set(name, one.before)
            del self._softened[name]
            self._record.write(self._softened)

    def close(self) -> None:
        """Turn all up again and leave the bus; what is in the record then is left to others."""
        with suppress(OSError):
            self.restore()
        self._link.close()
        self._record.let_go()

    def _keep(self, name: str, volume: Volume) -> None:
        self._softened[name] = volume
        self._record.write(self._softened)

    def _settled(self, name: str, before: float) -> float:
        """Return the volume that a player has taken: not all obey exactly, or at once."""
        for _ in range(round(SETTLING / STEP)):
            now = self._volume(name)
            if now != before:
                return before if now is None else now
            self._sleep(STEP)
        return before

    def _playing(self) -> list[str]:
        names = self._body(message_bus.ListNames())
        return [
            name
            for name in (names[0] if names else ())
            if name.startswith(PREFIX)
            and not name.removeprefix(PREFIX).startswith(OURS)
            and self._get(name, "PlaybackStatus") == "Playing"
        ]

    def _volume(self, name: str) -> float | None:
        """Return a player's volume; None if it has none, or is gone."""
        found = self._get(name, "Volume")
        return float(found) if isinstance(found, int | float) else None

    def _get(self, name: str, key: str) -> object:
        found = self._body(Properties(_player(name)).get(key))
        return found[0][1] if found else None

    def _set(self, name: str, volume: float) -> None:
        self._body(Properties(_player(name)).set("Volume", "d", volume))

    def _body(self, message: Message) -> tuple[Any, ...]:
        """Ask and return the answer; nothing if it is an error or does not come in time."""
        try:
            answer = self._link.send_and_get_reply(message, timeout=ANSWER_S)
        except TimeoutError:
            return ()
        body: tuple[Any, ...] = answer.body
        return body if answer.header.message_type is MessageType.method_return else ()


def _player(name: str) -> DBusAddress:
    return DBusAddress(PATH, bus_name=name, interface=PLAYER)
