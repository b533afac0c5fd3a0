"""The loudspeaker: plays rendered lines and tones, on the beat and never cut.

Two things make it exact, beside what `channel` does:

* Every sound begins with `LEAD` seconds of silence, less what its cue is `late`
  already. So a frame that was painted in between moves no count.
* Lines take turns on two channels, so that a line never cuts the tail of the
  one before it which the device has not yet played. Tones have a third.

When the device is lost or the system's default changes, what sounds goes on, on
the new one, where it would be by then, and that is news for the screen. Without any
device it is silent, says why, and looks for one again and again. Qt does not notice
when PulseAudio loses its last device, so now and then a moment of silence is played
to see whether anything takes it.
After some minutes without a sound it lets the device sleep.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from spinecoach import assets
from spinecoach.core.workout.cues import Tone
from spinecoach.ui.sound.channel import RATE, SAMPLE, Channel, multimedia, silence
from spinecoach.ui.sound.server import SoundServer, connections

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

    from PySide6.QtMultimedia import QMediaDevices

    from spinecoach.core.workout.ports import Clip

LEAD = 0.012
"""Seconds of silence before each sound: the lateness of a cue that it can hide."""

CHANNELS = 3
"""Two for the voice, in turn, and one for the tones."""

WATCH = 450
"""Milliseconds between two looks at the sound server and the device."""

PROBE = 0.02
"""Seconds of silence that find out whether the device still takes anything."""

NOWHERE = b"auto_null"
"""What PulseAudio and PipeWire call the device that they put in the place of none."""

SLEEP_AFTER = 180.0
"""Seconds without a sound after which the device is let go; no rest is as long."""

NEWS = 8.0
"""Seconds that the screen says that the device was changed."""

GOES_ON = "The sound goes on at another device."
NO_DEVICE = "There is no sound device: captions show every line, and the voice returns with one."
NO_SERVER = (
    "The system's sound has stopped: captions show every line; "
    "if it does not return by itself, start SpineCoach again."
)
NO_LIBRARY = "Sound is off, a system library is missing ({}): captions show every line."


class Speaker(QObject):
    """Plays on the system's default device. Implements `core.ports.Speaker`."""

    trouble_changed = Signal(str)
    """Carries the new `trouble`, "" when all is well again."""

    def __init__(
        self, tone_file: Callable[[str], Path] = assets.sound, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._loudness = 1.0
        self._tone_file = tone_file
        self._clips: Mapping[str, Clip] = {}
        self._tones: dict[Tone, bytes] = {}
        self._trouble = ""
        self._library: ModuleType | None = None
        self._devices: QMediaDevices | None = None
        self._device = b""
        self._left = b""
        self._told_until = 0.0
        self._server = SoundServer(frozenset())
        self._last_sound = 0.0
        self._unheard: list[bytes] = []
        self._lost_at = 0.0
        self._watcher = QTimer(self)
        self._watcher.setInterval(WATCH)
        self._watcher.timeout.connect(self._watch)
        self._channels: list[Channel] = []

    @property
    def trouble(self) -> str:
        """Why nothing is heard, in one sentence for the screen; "" when all is well."""
        return self._trouble

    @property
    def news(self) -> str:
        """That the sound went over to another device, for some seconds; "" otherwise."""
        fresh = not self._trouble and time.monotonic() < self._told_until
        return GOES_ON if fresh else ""

    def load(self, clips: Mapping[str, Clip]) -> None:
        """Make the lines of a workout ready to sound, and wake the device."""
        self._clips = dict(clips)
        self._left, self._told_until = b"", 0.0
        if self._library is None:
            self._open_library()
        elif not self._channels:
            self._open_channels()

    def say(self, line: str, late: float = 0.0) -> None:
        """Sound the line's clip, which was due `late` seconds ago.

        A line without a clip is silence; a line that still sounds gives way.
        """
        clip = self._clips.get(line)
        if clip is None or not self._awake():
            return
        speaking, resting, chimes = self._channels
        if speaking.rest():
            speaking.stop()
        self._play(resting, _samples(Path(clip.path)), late)
        self._channels = [resting, speaking, chimes]

    def tone(self, tone: Tone, late: float = 0.0) -> None:
        """Sound a tone, which was due `late` seconds ago, beside the voice."""
        if self._awake():
            self._play(self._channels[-1], self._tones[tone], late)

    def hush(self) -> None:
        """Silence the voice and the tones at once."""
        self._unheard = []
        for channel in self._channels:
            if channel.rest():
                channel.stop()

    def set_volume(self, volume: int, *, muted: bool) -> None:
        """Set the loudness, 0 to 100, also of what sounds now."""
        self._loudness = _amplitude(volume, muted=muted)
        for channel in self._channels:
            channel.set_volume(self._loudness)

    def close(self) -> None:
        """Let the device go."""
        self._watcher.stop()
        self._drop_channels()
        if self._devices is not None:
            self._devices.audioOutputsChanged.disconnect(self._follow_default)
            self._devices.deleteLater()
        self._devices = None
        self._library = None

    def _play(self, channel: Channel, samples: bytes, late: float) -> None:
        if samples:
            self._last_sound = time.monotonic()
            channel.play(silence(LEAD - late) + samples)
            if channel.failed:
                self._mend()

    def _awake(self) -> bool:
        """Whether there is something to play on; wakes what was let sleep."""
        if self._channels and not self._server.alive:
            self._drop_channels()
            self._tell(NO_SERVER)
        elif not self._channels and not self._trouble:
            self._open_channels()
        return bool(self._channels)

    def _watch(self) -> None:
        """Notice what is gone or back; let the device sleep after the workout."""
        if self._channels and time.monotonic() - self._last_sound > SLEEP_AFTER:
            self._drop_channels()
        elif self._channels:
            if self._awake() and self._server.there:
                self._probe()
        elif self._trouble in {NO_SERVER, NO_DEVICE} and self._server.alive:
            self._open_channels()

    def _probe(self) -> None:
        chimes = self._channels[-1]
        if not chimes.rest():
            chimes.play(silence(PROBE))
            if chimes.failed:
                self._mend()

    def _open_library(self) -> None:
        before = connections()
        try:
            self._library = multimedia()
        except ImportError as error:
            # "libpulse.so.0: cannot open shared object file: ..." names the library first.
            self._tell(NO_LIBRARY.format(str(error).partition(":")[0]))
            return
        self._server = SoundServer(before)
        self._tones = {tone: _samples(self._tone_file(tone.value)) for tone in Tone}
        self._devices = self._library.QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._follow_default)
        self._watcher.start()
        self._open_channels()

    def _open_channels(self) -> None:
        self._last_sound = time.monotonic()
        if self._library is None:
            return
        if not self._server.alive:
            self._tell(NO_SERVER)
            return
        device = self._library.QMediaDevices.defaultAudioOutput()
        self._device = device.id().data()
        if not device.isNull() and self._device != NOWHERE:
            self._channels = [
                Channel(self._library, device, self._loudness, self._mend) for _ in range(CHANNELS)
            ]
        if any(channel.failed for channel in self._channels):
            self._drop_channels()
        self._tell("" if self._channels else NO_DEVICE)
        self._go_on()
        self._tell_move()

    def _tell_move(self) -> None:
        """Where another device has taken over from one that was left, that is news."""
        if self._channels:
            if self._left not in {b"", self._device}:
                self._told_until = time.monotonic() + NEWS
            self._left = b""

    def _go_on(self) -> None:
        """Let what sounded on a device that is lost go on, less what was missed meanwhile."""
        missed = SAMPLE * int((time.monotonic() - self._lost_at) * RATE)
        for channel, rest in zip(self._channels, self._unheard, strict=False):
            if rest[missed:]:
                channel.play(rest[missed:])
        if self._channels:
            self._unheard = []

    def _drop_channels(self) -> None:
        for channel in self._channels:
            channel.close()
        self._channels = []

    def _follow_default(self) -> None:
        """Change over if the default is another device; the signal comes for less, too."""
        if self._library is None:
            return
        if self._library.QMediaDevices.defaultAudioOutput().id().data() != self._device:
            self._change_device()

    def _mend(self) -> None:
        """Change the device as soon as the one that failed has finished telling so."""
        QTimer.singleShot(0, self, self._change_device)

    def _change_device(self) -> None:
        """Carry on at the default device."""
        if self._channels:
            self._unheard = [channel.rest() for channel in self._channels]
            self._lost_at = time.monotonic()
            self._left = self._device
        self._drop_channels()
        self._open_channels()

    def _tell(self, trouble: str) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self.trouble_changed.emit(trouble)


def _amplitude(volume: int, *, muted: bool) -> float:
    """Turn the volume of the settings page, 0 to 100, into an amplitude that feels as even."""
    return 0.0 if muted else (volume / 100) ** 2


def _samples(path: Path) -> bytes:
    """The samples of one of our own WAV files, whose data begin after 44 bytes; none if gone."""
    try:
        content = path.read_bytes()
    except OSError:
        return b""
    return content[44 : 44 + int.from_bytes(content[40:44], "little")]
