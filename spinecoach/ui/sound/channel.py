"""One stream to one sound device, kept open between its sounds.

A whole sound is passed to a `QAudioSink`, which reads it in C++: no Python runs while it plays, so
a busy window cannot make it stutter. A sink that has nothing to play stays open and so keeps the
device active; it first plays silence, so that the first word is not cut.

QtMultimedia is imported only here, and only for the first sound. Its FFmpeg back end is not loaded:
no sound of ours needs it, and it takes 13 MB, a quarter of a bare Qt window.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QLibraryInfo,
    QVersionNumber,
    qInstallMessageHandler,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from PySide6.QtMultimedia import QAudioDevice

RATE = 22_050
"""Samples a second of every sound; mono, 16 bit, little-endian."""

SAMPLE = 2
"""Bytes of one sample."""

WARM_UP = 0.2
"""Seconds of silence that open a stream."""

LARGEST_BUFFER = SAMPLE * RATE // 2
"""Bytes of the largest buffer of a device: half a second."""

HARMLESS = frozenset({"NoError", "UnderrunError"})
"""By name, since the enum moved between Qt's releases."""


def silence(seconds: float) -> bytes:
    """Return that many seconds of silence."""
    return bytes(SAMPLE * max(0, round(seconds * RATE)))


def multimedia() -> ModuleType:
    """Return QtMultimedia, after it has listed its devices.

    Raises `ImportError` if a system library is missing.
    """
    with quiet():
        from PySide6 import QtMultimedia

        with _without_back_end():
            QtMultimedia.QMediaDevices.defaultAudioOutput()
    return QtMultimedia


@contextmanager
def quiet() -> Iterator[None]:
    """Suppress QtMultimedia's messages about missing sound systems and devices."""
    earlier = qInstallMessageHandler(lambda *_: None)
    try:
        yield
    finally:
        qInstallMessageHandler(earlier)


@contextmanager
def _without_back_end() -> Iterator[None]:
    """Let QtMultimedia list its devices without loading a plugin.

    From Qt 6.11 on sinks need no plugin; in earlier versions they may.
    """
    if QLibraryInfo.version() < QVersionNumber(6, 11):
        yield
        return
    paths = QCoreApplication.libraryPaths()
    QCoreApplication.setLibraryPaths([])
    try:
        yield
    finally:
        QCoreApplication.setLibraryPaths(paths)


class Channel:
    """Plays one sound at a time on one device. `broken` is called when the device fails."""

    def __init__(
        self, library: ModuleType, device: QAudioDevice, volume: float, broken: Callable[[], None]
    ) -> None:
        form = library.QAudioFormat()
        form.setSampleRate(RATE)
        form.setChannelCount(1)
        form.setSampleFormat(library.QAudioFormat.SampleFormat.Int16)
        self._broken = broken
        self._sink = library.QAudioSink(device, form)
        self._sink.setVolume(volume)
        self._sink.stateChanged.connect(self._check)
        self._samples = b""
        self._began = 0.0
        self._source = QBuffer()
        self.play(silence(WARM_UP))

    def play(self, samples: bytes) -> None:
        """Play the sound now, in place of what sounds."""
        self.stop()
        self._samples = samples
        self._began = time.monotonic()
        # One buffer for all sounds: PySide keeps each that a sink was ever started with.
        self._source.close()
        self._source.setData(QByteArray(samples))
        self._source.open(QIODevice.OpenModeFlag.ReadOnly)
        with quiet():
            self._sink.start(self._source)

    @property
    def failed(self) -> bool:
        """Return whether the device refused the latest sound; Qt does not signal every failure."""
        return self._sink.error().name not in HARMLESS

    def rest(self) -> bytes:
        """Return the samples that are not played yet; none when the sound is over."""
        return self._samples[SAMPLE * int((time.monotonic() - self._began) * RATE) :]

    def stop(self) -> None:
        """Silence the sound at once."""
        self._samples = b""
        self._sink.stop()

    def set_volume(self, volume: float) -> None:
        """Set the amplitude, 0.0 to 1.0, also of what sounds now."""
        self._sink.setVolume(volume)

    def close(self) -> None:
        """Release the device."""
        self._sink.stateChanged.disconnect(self._check)
        self.stop()
        self._sink.deleteLater()

    def _check(self) -> None:
        if self.failed:
            self._broken()
        elif self._sink.error().name == "UnderrunError" and not self._source.atEnd():
            # The machine is too slow for the buffer: it is larger from the next sound on.
            larger = min(2 * self._sink.bufferSize(), LARGEST_BUFFER)
            self._sink.setBufferSize(max(larger, self._sink.bufferSize()))
