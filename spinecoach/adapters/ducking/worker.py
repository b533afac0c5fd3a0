"""The child process that turns other players down, and up again whatever happens to its parent.

The program says how long a line lasts, one JSON object a line: `{"softer": 2.5}`. `HOLD` seconds
after the last line, or as soon as the program ends or is killed, the players are turned up again;
so they are too if the program hangs. Nothing is answered. After `IDLE` seconds without a line the
process ends: the next line starts it again. If the bus was away, the next line finds it again.

Linux only. Windows would need ISimpleAudioVolume of each audio session; macOS has no such interface
except Apple events to single players. Either would be another worker with the same protocol.
"""

from __future__ import annotations

import signal
import threading
import time
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Protocol, TextIO

from spinecoach.adapters.ducking.record_file import record_file
from spinecoach.adapters.files.json_file import object_in
from spinecoach.adapters.system.child import private_streams
from spinecoach.session_bus import NoBusError

if TYPE_CHECKING:
    from collections.abc import Callable

HOLD = 3.0
"""Seconds after a line until players are turned up: music that swells between two counts is worse
than music that stays soft."""

IDLE = 120.0
LONGEST = 60.0
"""The most seconds of one line."""


def main() -> None:
    """Serve until standard input ends, or nothing was said for long."""
    requests, _ = private_streams()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Control-C is meant for the parent
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # the parent ends too, and with it our input
    from spinecoach.adapters.ducking.players import OtherPlayers, Record

    record = Record(record_file())
    players = Reached(lambda: OtherPlayers(record))
    serve(players, lines_of(requests))
    players.close()


class Players(Protocol):
    """Other players (`OtherPlayers`)."""

    def soften(self) -> None:
        """Turn down those that play."""

    def restore(self) -> None:
        """Turn up again what was turned down."""

    def close(self) -> None:
        """Turn all up again and leave the bus."""


class Reached:
    """Other players, reached again whenever the bus was away; without a bus nothing happens.

    `connect` raises `NoBusError` or `OSError`; it also turns up what a killed worker left soft.
    """

    def __init__(self, connect: Callable[[], Players]) -> None:
        self._connect = connect
        self._players: Players | None = None
        self.restore()

    def soften(self) -> None:
        """Turn down those that play."""
        self._do(lambda its: its.soften())

    def restore(self) -> None:
        """Turn up again what was turned down."""
        self._do(lambda its: its.restore())

    def close(self) -> None:
        """Turn all up again and leave the bus."""
        players, self._players = self._players, None
        if players is not None:
            players.close()

    def _do(self, what: Callable[[Players], None]) -> None:
        try:
            self._players = self._players or self._connect()
            what(self._players)
        except (NoBusError, OSError):
            self.close()


def lines_of(requests: TextIO) -> SimpleQueue[str]:
    """Return a queue of the lines of the protocol; "" when there are no more."""
    lines: SimpleQueue[str] = SimpleQueue()

    def read() -> None:
        for line in requests:
            lines.put(line)
        lines.put("")

    threading.Thread(target=read, daemon=True).start()
    return lines


def serve(
    players: Players, lines: SimpleQueue[str], clock: Callable[[], float] = time.monotonic
) -> None:
    """Turn the players down and up as the lines say, until they end."""
    until = 0.0
    soft = False
    while True:
        try:
            line = lines.get(timeout=max(0.0, until - clock()) if soft else IDLE)
        except Empty:
            if not soft:
                return
            players.restore()
            soft = False
            continue
        if not line:
            return
        players.soften()
        soft = True
        until = max(until, clock() + seconds_in(line) + HOLD)


def seconds_in(line: str) -> float:
    """Return how long a line lasts, according to a line of the protocol."""
    told = (object_in(line.encode()) or {}).get("softer")
    return min(LONGEST, max(0.0, told)) if isinstance(told, int | float) else 0.0
