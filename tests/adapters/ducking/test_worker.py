"""The worker: how long players stay soft, and that they are turned up whatever happens."""

from __future__ import annotations

import signal
import subprocess
import sys
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, cast

import pytest

from spinecoach.adapters.ducking.ducker import Ducker
from spinecoach.adapters.ducking.players import SOFTER
from spinecoach.adapters.ducking.record_file import FILE, players_left_soft
from spinecoach.adapters.ducking.worker import HOLD, IDLE, LONGEST, Reached, serve
from spinecoach.adapters.system.parent import worker_command
from spinecoach.session_bus import NoBusError
from tests.media_players import MediaPlayer
from tests.patience import PATIENCE, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spinecoach.adapters.ducking.players import OtherPlayers
    from tests.session_bus import Bus


class Orders:
    """Players that only note what they are told, and the lines, each with its second."""

    def __init__(self, *lines: tuple[float, str]) -> None:
        self.now = 0.0
        self.told: list[tuple[float, str]] = []
        self._lines = list(lines)

    def soften(self) -> None:
        self.told.append((self.now, "soften"))

    def restore(self) -> None:
        self.told.append((self.now, "restore"))

    def get(self, timeout: float) -> str:
        """Return the next line at its second, or raise `Empty` when the time is over."""
        if not self._lines or self._lines[0][0] > self.now + timeout:
            self.now += timeout
            raise Empty
        self.now, line = self._lines.pop(0)
        return line

    def run(self) -> list[tuple[float, str]]:
        players, lines = cast("OtherPlayers", self), cast("SimpleQueue[str]", self)
        serve(players, lines, lambda: self.now)
        return self.told


def test_between_two_counts_the_music_stays_soft_and_after_the_last_it_comes_back() -> None:
    one, two = (1.0, '{"softer": 0.5}'), (3.0, '{"softer": 0.5}')
    assert Orders(one, two).run() == [
        *((1.0, "soften"), (3.0, "soften"), (3.5 + HOLD, "restore")),
    ]


def test_a_long_line_is_not_shortened_by_a_short_one() -> None:
    long, short = (0.0, '{"softer": 9}'), (1.0, '{"softer": 0.5}')
    assert Orders(long, short).run()[-1] == (9.0 + HOLD, "restore")


def test_after_a_long_silence_it_ends() -> None:
    orders = Orders((0.0, '{"softer": 1}'))
    orders.run()
    assert orders.now == 1.0 + HOLD + IDLE


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        *(("nonsense", 0.0), ('{"softer": "1"}', 0.0), ('{"softer": -5}', 0.0), ("[]", 0.0)),
        *(('{"softer": 1e300}', LONGEST), ('{"softer": 2}', 2.0)),
    ],
)
def test_no_line_keeps_players_soft_for_ever(line: str, seconds: float) -> None:
    assert Orders((0.0, line)).run()[-1] == (seconds + HOLD, "restore")


def test_players_that_are_out_of_reach_are_looked_for_with_each_line() -> None:
    told: list[str] = []

    class Away:
        def soften(self) -> None:
            told.append("soften")
            raise ConnectionResetError

        def restore(self) -> None:
            told.append("restore")

        def close(self) -> None:
            told.append("close")

    there: list[Away] = []

    def connect() -> Away:
        return there.pop()

    def nobody() -> Away:
        raise NoBusError

    players = Reached(nobody)
    players.soften()
    players._connect = connect
    there[:] = Away(), Away()
    players.soften()
    players.soften()
    players.close()
    assert told == ["soften", "close"] * 2


# -- as a process ----------------------------------------------------------------------------


@pytest.fixture
def radio(bus: Bus, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[MediaPlayer]:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    player = MediaPlayer(bus, 0.8)
    yield player
    player.quit()


def softening(radio: MediaPlayer) -> subprocess.Popen[bytes]:
    """Start the worker and have it turn the radio down."""
    worker = subprocess.Popen(worker_command("ducking"), stdin=subprocess.PIPE)
    assert worker.stdin
    worker.stdin.write(b'{"softer": 60}\n')
    worker.stdin.flush()
    until(lambda: radio.volume == 0.8 * SOFTER)
    return worker


def test_when_the_program_ends_the_radio_is_turned_up(radio: MediaPlayer) -> None:
    worker = softening(radio)
    worker.communicate(timeout=PATIENCE)
    assert (worker.returncode, radio.volume) == (0, 0.8)


def test_what_ends_both_politely_lets_the_worker_turn_it_up_first(radio: MediaPlayer) -> None:
    worker = softening(radio)
    worker.send_signal(signal.SIGTERM)
    worker.send_signal(signal.SIGINT)
    worker.communicate(timeout=PATIENCE)
    assert radio.volume == 0.8


PARENT = """
import os, subprocess, sys
from spinecoach.adapters.ducking.ducker import Ducker
ducker = Ducker(lambda: True)
ducker.soften(60.0)
sys.stdin.readline()
os.kill(os.getpid(), 9)
"""


def test_when_the_program_is_killed_the_radio_is_turned_up(radio: MediaPlayer) -> None:
    program = subprocess.Popen([sys.executable, "-c", PARENT], stdin=subprocess.PIPE)
    until(lambda: radio.volume == 0.8 * SOFTER)
    program.communicate(b"\n", timeout=PATIENCE)
    assert program.returncode == -signal.SIGKILL
    until(lambda: radio.volume == 0.8)


def test_when_the_worker_is_killed_the_next_one_turns_it_up(
    radio: MediaPlayer, tmp_path: Path
) -> None:
    worker = softening(radio)
    worker.kill()
    worker.communicate()
    assert (tmp_path / FILE).read_bytes().startswith(b'{"org.mpris.MediaPlayer2.radio": [0.8, ')
    again = subprocess.Popen(worker_command("ducking"), stdin=subprocess.PIPE)
    until(lambda: radio.volume == 0.8)
    again.communicate(timeout=PATIENCE)


def test_when_both_are_killed_the_next_start_turns_it_up_without_a_line(
    radio: MediaPlayer,
) -> None:
    assert not players_left_soft()
    worker = softening(radio)
    worker.kill()
    worker.communicate()
    assert players_left_soft()
    ducker = Ducker(lambda: False)  # although it is switched off meanwhile
    ducker.restore()
    until(lambda: radio.volume == 0.8)
    ducker.close()
    assert not players_left_soft()


def test_when_the_bus_comes_back_the_next_line_turns_the_players_down(
    bus: Bus, radio: MediaPlayer
) -> None:
    worker = softening(radio)
    bus.close()
    bus.begin()
    again = MediaPlayer(bus, 0.7)

    def softer() -> bool:
        assert worker.stdin
        worker.stdin.write(b'{"softer": 60}\n')
        worker.stdin.flush()
        return again.volume != 0.7

    until(softer)
    worker.communicate(timeout=PATIENCE)
    assert again.set_to == [0.7 * SOFTER, 0.7]
    again.quit()


def test_without_a_bus_it_waits_for_lines_and_ends_with_them(radio: MediaPlayer, bus: Bus) -> None:
    bus.close()
    lines = b'{"softer": 1}\n' * 3
    done = subprocess.run(worker_command("ducking"), input=lines, check=True, capture_output=True)
    assert (done.stdout, done.stderr, radio.set_to) == (b"", b"", [])
