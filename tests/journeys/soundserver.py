"""A sound server of a test's own, with a sink that can be recorded: no device is needed.

It shares nothing with the machine's own sound: another socket, another state,
and it ends with the test. `Recording` hears what a sink plays, on our clock.
"""

from __future__ import annotations

import os
import subprocess
import threading
from typing import TYPE_CHECKING, Self

import numpy as np

from spinecoach.adapters.speech.clip import RATE
from spinecoach.adapters.system.clock import steady_seconds
from tests.patience import until

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

Samples = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

SINK = "coach"
HEADPHONES = "headphones"
MICROPHONE = "microphone"
MOUTH = "mouth"
"""The sink that is heard by the microphone of `add_microphone`."""


class SoundServer:
    """PulseAudio with one null sink, as a context."""

    def __init__(self, folder: Path) -> None:
        socket = folder / "pulse.sock"
        self.environment: Mapping[str, str] = {
            **os.environ,
            "PULSE_SERVER": f"unix:{socket}",
            "PULSE_RUNTIME_PATH": str(folder),
            "PULSE_STATE_PATH": str(folder),
            "PULSE_COOKIE": str(folder / "cookie"),
            "XDG_CONFIG_HOME": str(folder),
        }
        self._command = [
            *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
            *("--high-priority=yes", "--realtime=yes", "--disable-shm=yes", "--log-target=stderr"),
            *("--load", f"module-native-protocol-unix auth-anonymous=1 socket={socket}"),
            *("--load", _sink(SINK)),
        ]
        self._socket = socket

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            self._command, env=self.environment, stderr=subprocess.DEVNULL
        )
        until(lambda: self._socket.exists() or self._process.poll() is not None)
        assert self._process.poll() is None, "the sound server ended"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()

    def kill(self) -> None:
        """Take the whole server away."""
        self._process.kill()
        self._process.wait()

    def add(self, name: str) -> None:
        """Add a device."""
        self._control("load-module", *_sink(name).split(" "))

    def add_microphone(self) -> None:
        """Add a microphone that hears what is played to `MOUTH`, and prefer it.

        A sink's own monitor is no microphone to Qt.
        """
        self.add(MOUTH)
        self.plug_in_microphone()

    def plug_in_microphone(self) -> None:
        """Plug the microphone in, or in again."""
        source = f"master={MOUTH}.monitor source_name={MICROPHONE}"
        self._control("load-module", "module-remap-source", *source.split())
        self._control("set-default-source", MICROPHONE)

    def remove(self, name: str) -> None:
        """Take a device away, as when its cable is pulled."""
        listed = self._control("list", "short", "modules").splitlines()
        named = {f"sink_name={name}", f"source_name={name}"}
        (module,) = (row.split()[0] for row in listed if named & set(row.split()))
        self._control("unload-module", module)

    def prefer(self, name: str) -> None:
        """Make a device the default, as the system does when it is plugged in."""
        self._control("set-default-sink", name)

    def _control(self, *words: str) -> str:
        done = subprocess.run(
            ["pactl", *words], env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout


def _sink(name: str) -> str:
    """A null sink at our own rate, so that what is recorded is to the sample what was played."""
    return f"module-null-sink sink_name={name} rate={RATE} channels=1 format=s16le"


class Recording:
    """What a sink plays from now on, until the context ends."""

    def __init__(self, server: SoundServer, sink: str = SINK) -> None:
        self._chunks: list[tuple[float, bytes]] = []
        self._process = subprocess.Popen(
            [
                *("parec", "--device", f"{sink}.monitor", "--latency-msec=5"),
                *("--format=s16le", f"--rate={RATE}", "--channels=1"),
            ],
            env=server.environment,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()
        until(lambda: self._chunks)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        self._thread.join()
        if self._process.stdout:
            self._process.stdout.close()
        data = b"".join(chunk for _, chunk in self._chunks)
        self.samples: Samples = np.frombuffer(data[: len(data) // 2 * 2], "<i2").astype(np.float64)
        heard = 0
        begins = []
        for at, chunk in self._chunks:
            heard += len(chunk) // 2
            begins.append(at - heard / RATE)
        # A chunk may reach us late, never early: the earliest tells when the recording began.
        self.began = min(begins)

    def _listen(self) -> None:
        stdout = self._process.stdout
        while stdout and (chunk := stdout.read(1 << 16)):
            self._chunks.append((steady_seconds(), chunk))

    def between(self, begin: float, end: float) -> Samples:
        """The samples of that stretch of our clock."""
        first = max(0, round((begin - self.began) * RATE))
        return self.samples[first : max(first, round((end - self.began) * RATE))]

    def find(self, sound: Samples, about: float, within: float = 0.25) -> tuple[float, float]:
        """When the sound began, looked for around that second, and how alike it is (0 to 1)."""
        begin = about - within
        heard = self.between(begin, about + within + len(sound) / RATE)
        if len(heard) <= len(sound):
            return about, 0.0
        match = _slide(heard, sound)
        energy = _slide(heard**2, np.ones(len(sound)))
        alike = match / np.sqrt(np.maximum(energy, 1.0) * np.dot(sound, sound))
        best = int(np.argmax(alike))
        first = max(0, round((begin - self.began) * RATE))
        return self.began + (first + best) / RATE, float(alike[best])


def _slide(long: Samples, short: Samples) -> Samples:
    """The products of the short one with every stretch of the long one."""
    size = 1 << (len(long) + len(short)).bit_length()  # a power of two: a quick transform
    product = np.fft.rfft(long, size) * np.conj(np.fft.rfft(short, size))
    return np.fft.irfft(product, size)[: len(long) - len(short) + 1]
