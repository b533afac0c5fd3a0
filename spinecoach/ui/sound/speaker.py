"""The speaker: plays rendered lines and tones on time, and cuts none of them off.

Besides `channel`, two things make it exact:

* Every sound begins with `LEAD` seconds of silence, less the seconds that its cue is `late`. So a
  count is on time even if a frame was being painted.
* Lines alternate between two channels, so that a line does not cut off the end of the line before,
  which the device has not played yet. Tones have a third channel.

When the device is lost or the system's default changes, the sound goes on at the new device, at the
place that it would have reached by then; `news` says so. Without a device it is silent, `trouble`
says why, and it looks for a device repeatedly. Qt does not notice when PulseAudio loses its last
device, so from time to time it plays a short silence to check the device. After `SLEEP_AFTER`
seconds without a sound it releases the device.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from spinecoach import assets
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.core.workout.cues import Tone
from spinecoach.regular import read_beginning
from spinecoach.ui.sound.channel import RATE, SAMPLE, Channel, multimedia, silence
from spinecoach.ui.sound.server import SoundServer, connections

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

    from PySide6.QtMultimedia import QMediaDevices

    from spinecoach.core.workout.ports import Clip

LEAD = 0.012
"""Seconds of silence before each sound: so late may a cue be without being heard late."""

CHANNELS = 3
"""Two for the voice, in turn, and one for the tones."""

WATCH = 450
"""Milliseconds between two checks of the sound server and the device."""

PROBE = 0.02
"""Seconds of silence that are played to check whether the device still works."""

NOWHERE = b"auto_null"
"""The name of PulseAudio's and PipeWire's dummy device."""

SLEEP_AFTER = 180.0
"""Seconds without a sound after which the device is released; every rest is shorter."""

NEWS = 8.0
"""Seconds for which the screen says that the device has changed."""

NO_DEVICE = Trouble(TroubleKind.NO_SOUND_DEVICE)
NO_SERVER = Trouble(TroubleKind.SOUND_SERVER_GONE)
OTHER_DEVICE = Trouble(TroubleKind.SOUND_ON_ANOTHER_DEVICE)


class QtSpeaker(QObject):
    """Plays on the system's default device. Implements `core.workout.ports.Speaker`.

    `begins` is called with the seconds of each line that can be heard, when it begins.
    """

    trouble_changed = Signal(object)
    """Carries the new `trouble`, None when all is well again."""

    def __init__(
        self,
        tone_file: Callable[[str], Path] = assets.sound,
        parent: QObject | None = None,
        begins: Callable[[float], None] = lambda _: None,
    ) -> None:
        super().__init__(parent)
        self._begins = begins
        self._loudness = 1.0
        self._tone_file = tone_file
        self._clips: Mapping[str, Clip] = {}
        self._tones: dict[Tone, bytes] = {}
        self._trouble: Trouble | None = None
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
    def trouble(self) -> Trouble | None:
        """Why nothing is heard; None when all is well."""
        return self._trouble

    @property
    def news(self) -> Trouble | None:
        """That the sound goes on at another device, for `NEWS` seconds; None otherwise."""
        fresh = self._trouble is None and time.monotonic() < self._told_until
        return OTHER_DEVICE if fresh else None

    @property
    def sounding(self) -> bool:
        """Whether a line sounds now."""
        return self._loudness > 0 and any(channel.rest() for channel in self._channels[:-1])

    def load(self, clips: Mapping[str, Clip]) -> None:
        """Load the lines of a workout, and open the device."""
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
        if self._loudness > 0:
            self._begins(clip.seconds)

    def tone(self, tone: Tone, late: float = 0.0) -> None:
        """Sound a tone, which was due `late` seconds ago, along with the voice."""
        if self._awake():
            self._play(self._channels[-1], self._tones[tone], late)

    def hush(self) -> None:
        """Silence the voice and the tones at once."""
        self._unheard = []
        for channel in self._channels:
            if channel.rest():
                channel.stop()

    def set_volume(self, volume: int, *, muted: bool) -> None:
        """Set the volume, 0 to 100, also of what sounds now; a mute lets that end."""
        self._loudness = _amplitude(volume, muted=muted)
        for channel in self._channels:
            if not (muted and channel.rest()):
                channel.set_volume(self._loudness)

    def close(self) -> None:
        """Release the device."""
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
            channel.set_volume(self._loudness)
            channel.play(silence(LEAD - late) + samples)
            if channel.failed:
                self._mend()

    def _awake(self) -> bool:
        """Open the device again if it was released; return whether there is a device."""
        if self._channels and not self._server.alive:
            self._drop_channels()
            self._tell(NO_SERVER)
        elif not self._channels and not self._trouble:
            self._open_channels()
        return bool(self._channels)

    def _watch(self) -> None:
        """Notice a device that was lost or is back; release it minutes after the last sound."""
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
            self._tell(Trouble(TroubleKind.SOUND_LIBRARY_MISSING, reason=str(error)))
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
        self._tell(None if self._channels else NO_DEVICE)
        self._go_on()
        self._tell_move()

    def _tell_move(self) -> None:
        """Set `news` if the sound goes on at another device than before."""
        if self._channels:
            if self._left not in {b"", self._device}:
                self._told_until = time.monotonic() + NEWS
            self._left = b""

    def _go_on(self) -> None:
        """Continue what sounded on the lost device, without the part that was missed."""
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
        """Change the device if the default has changed; Qt signals other changes too."""
        if self._library is None:
            return
        if self._library.QMediaDevices.defaultAudioOutput().id().data() != self._device:
            self._change_device()

    def _mend(self) -> None:
        """Change the device after the failed one's signal handler has returned."""
        QTimer.singleShot(0, self, self._change_device)

    def _change_device(self) -> None:
        """Continue on the default device."""
        if self._channels:
            self._unheard = [channel.rest() for channel in self._channels]
            self._lost_at = time.monotonic()
            self._left = self._device
        self._drop_channels()
        self._open_channels()

    def _tell(self, trouble: Trouble | None) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self.trouble_changed.emit(trouble)


def _amplitude(volume: int, *, muted: bool) -> float:
    """Return the amplitude, 0.0 to 1.0, for a volume of 0 to 100 (perceived loudness)."""
    return 0.0 if muted else (volume / 100) ** 2


def _samples(path: Path) -> bytes:
    """Return the samples of one of our own WAV files, from byte 44 on; none if it is missing."""
    try:
        content = read_beginning(path)
    except OSError:
        return b""
    return content[44 : 44 + int.from_bytes(content[40:44], "little")]
