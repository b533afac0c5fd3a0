"""The microphone: open only in a workout; its sound is never stored.

It is opened by the window, not by the recogniser's process, because Qt knows the devices, asks the
system for permission, and notices when a device is plugged in or removed.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QMicrophonePermission, QObject, Qt, QTimer

from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.ui.sound.channel import multimedia, quiet

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource

RATE = 16_000
"""Samples a second of the sound that is passed on; mono, 16 bit."""

NARROW = 8_000
"""Samples a second of a headset that plays and records at once; words are hard to recognise."""

SILENT = 30.0
"""Seconds without any sound after which something is wrong with it."""

BUILT_IN = (b"pci-", b"platform-", b"builtin")
"""What is in the id of a microphone that belongs to the computer: of PulseAudio, of Apple."""

GAP = 0.3
"""Seconds without any sound that no microphone has unless it is muted, or hides its noise. If the
last microphone is removed, PulseAudio lets the stream go on at what the loudspeakers play, which
has such gaps; and Qt still lists the microphone. But it cannot be opened any more."""

TRIED = 10.0
"""The least seconds between two attempts to open it because of such a gap."""

ASLEEP = 5.0
"""Seconds without a look after which the program stood still, and not the microphone."""

STILL = 2
"""The greatest sample, of 32,768, of a muted microphone: an open one is never so quiet."""

WATCH_MS = 1000

FORMS = {
    "UInt8": ("u1", 256.0, 128.0),
    "Int16": ("<i2", 1.0, 0.0),
    "Int32": ("<i4", 2.0**-16, 0.0),
    "Float": ("<f4", 32767.0, 0.0),
}
"""The sample formats of devices, by Qt's name: their type, the factor to 16 bits, and the value of
silence."""

NO_MICROPHONE = Trouble(TroubleKind.NO_MICROPHONE)


def microphones() -> tuple[str, ...]:
    """Return the names of all microphones; none if QtMultimedia does not work."""
    try:
        library = multimedia()
    except ImportError:
        return ()
    return tuple(device.description() for device in library.QMediaDevices.audioInputs())


class Microphone(QObject):
    """Calls `take` with sound while it is open; `name` is one of `microphones`, or "".

    `other` is the name of a better one while this one sounds like a telephone; "" if there is none.
    """

    def __init__(
        self, take: Callable[[bytes], None], name: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.trouble: Trouble | None = None
        self.other = ""
        self._take = take
        self._name = name
        self._opened = ""
        self._library: ModuleType | None = None
        self._source: QAudioSource | None = None
        self._turn: Callable[[bytes], bytes] = bytes
        self._sounded = 0.0
        self._still_since: float | None = None
        self._gap = False
        self._tried = 0.0
        self._looked = 0.0
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(self._look)

    @property
    def open(self) -> bool:
        """Whether the device is open."""
        return self._source is not None

    def begin(self) -> None:
        """Open it, as soon as the system gives permission."""
        application = QCoreApplication.instance()
        permission = QMicrophonePermission()
        if application is None:
            return
        status = application.checkPermission(permission)
        if status is Qt.PermissionStatus.Undetermined:
            application.requestPermission(permission, self, self._answered)
        else:
            self._go(granted=status is Qt.PermissionStatus.Granted)

    def use(self, name: str) -> None:
        """Open another one in its place."""
        self._name = name
        self._reopen()

    def end(self) -> None:
        """Close it."""
        self._watch.stop()
        self._library = None
        self._close()

    def _answered(self, permission: QMicrophonePermission) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            granted = application.checkPermission(permission) is Qt.PermissionStatus.Granted
            self._go(granted=granted)

    def _go(self, *, granted: bool) -> None:
        if not granted:
            self.trouble = Trouble(TroubleKind.MICROPHONE_REFUSED)
            return
        try:
            self._library = multimedia()
        except ImportError:
            self.trouble = NO_MICROPHONE
            return
        self._watch.start()
        self._open()

    def _open(self) -> None:
        library = self._library
        if library is None:
            return
        device = self._device(library)
        if device.isNull():
            self.trouble = NO_MICROPHONE
            return
        form = _form(library, device)
        source = library.QAudioSource(device, form)
        with quiet():
            stream = source.start()
        if stream is None or source.error().name not in {"NoError", "UnderrunError"}:
            self.trouble = NO_MICROPHONE
            source.deleteLater()
            return
        self._turn = _turned(form.sampleRate(), form.channelCount(), form.sampleFormat().name)
        stream.readyRead.connect(lambda: self._read(stream.readAll().data()))
        self._source = source
        self._sounded = time.monotonic()
        self._opened = device.description()
        narrow = device.preferredFormat().sampleRate() <= NARROW
        kind, name = TroubleKind.MICROPHONE_NARROW, self._opened
        self.trouble = Trouble(kind, reason=name) if narrow else None
        self.other = _better(library, name) if narrow else ""

    def _reopen(self) -> None:
        self._close()
        self._open()

    def _device(self, library: ModuleType) -> QAudioDevice:
        """Return the chosen device, or the standard one if it is missing."""
        devices = library.QMediaDevices
        found = [one for one in devices.audioInputs() if one.description() == self._name]
        chosen: QAudioDevice = found[0] if found else devices.defaultAudioInput()
        return chosen

    def _read(self, data: bytes) -> None:
        sound, now = self._turn(data), time.monotonic()
        if np.abs(np.frombuffer(sound, "<i2").astype(np.int32)).max(initial=0) > STILL:
            self._sounded, self._still_since = now, None
            if self._is_silent:
                self.trouble = None
        else:
            self._still_since = self._still_since or now
            self._gap = self._gap or now - self._still_since > GAP
        self._take(sound)

    @property
    def _is_silent(self) -> bool:
        return self.trouble is not None and self.trouble.kind is TroubleKind.MICROPHONE_SILENT

    def _look(self) -> None:
        """Notice a device that was removed, has returned, is another one, or is silent for long."""
        source, now = self._source, time.monotonic()
        if now - self._looked > ASLEEP:
            self._sounded = now
        self._looked = now
        if source is None:
            self._open()
        elif source.state().name == "StoppedState" or not self._there():
            self._close()
            self.trouble = NO_MICROPHONE
        elif self._library and self._device(self._library).description() != self._opened:
            self._reopen()
        elif self._gap and self._still_since and now - self._tried > TRIED:
            self._try_again(now)
        elif now - self._sounded > SILENT and self.trouble is None:
            self.trouble = Trouble(TroubleKind.MICROPHONE_SILENT)

    def _try_again(self, now: float) -> None:
        """Open it anew: one that is gone fails, one that is silent stays silent."""
        self._gap, self._tried = False, now
        sounded, trouble = self._sounded, self.trouble
        self._reopen()
        if self.open:
            self._sounded, self.trouble = sounded, trouble

    def _there(self) -> bool:
        """Whether there is any device; Qt does not report every loss."""
        return self._library is not None and bool(self._library.QMediaDevices.audioInputs())

    def _close(self) -> None:
        source, self._source = self._source, None
        if source is not None:
            with quiet():
                source.stop()
            source.deleteLater()


def _better(library: ModuleType, name: str) -> str:
    """Return the name of the best microphone beside one, "" if none has more than a telephone."""

    def rank(device: QAudioDevice) -> tuple[bool, bool]:
        own = bytes(device.id().data()).lower()
        return not any(part in own for part in BUILT_IN), not device.isDefault()

    wide = [
        one
        for one in library.QMediaDevices.audioInputs()
        if one.description() != name and one.preferredFormat().sampleRate() > NARROW
    ]
    return min(wide, key=rank).description() if wide else ""


def _form(library: ModuleType, device: QAudioDevice) -> QAudioFormat:
    """Return the format to request: ours, or the device's own if it does not support ours."""
    form: QAudioFormat = library.QAudioFormat()
    form.setSampleRate(RATE)
    form.setChannelCount(1)
    form.setSampleFormat(library.QAudioFormat.SampleFormat.Int16)
    return form if device.isFormatSupported(form) else device.preferredFormat()


def _turned(rate: int, channels: int, kind: str) -> Callable[[bytes], bytes]:
    """Return the function that converts a device's samples into ours."""
    if (rate, channels, kind) == (RATE, 1, "Int16"):
        return bytes
    form, scale, zero = FORMS[kind]

    def turn(data: bytes) -> bytes:
        samples = (np.frombuffer(data, form).astype(np.float64) - zero) * scale
        mono = samples[: len(samples) // channels * channels].reshape(-1, channels).mean(axis=1)
        at = np.arange(len(mono) * RATE // rate) * rate / RATE
        whole = np.interp(at, np.arange(len(mono)), mono) if len(mono) else mono
        return bytes(np.clip(whole, -32768, 32767).astype("<i2").tobytes())

    return turn
