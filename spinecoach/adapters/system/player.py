"""A speaker without Qt for the coach in the terminal: it plays through the system's own players.

Each sound is one short process of pw-play, paplay, aplay or afplay, or a call of Windows'
PlaySound. A player that fails (for example because no sound server runs) is replaced by the next
one; without any, the coach is silent and says so.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from array import array
from pathlib import Path
from shutil import which
from typing import IO, TYPE_CHECKING

from spinecoach import assets
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.regular import read_beginning

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spinecoach.core.workout.cues import Tone
    from spinecoach.core.workout.ports import Clip

PLAYERS: dict[str, Callable[[float], list[str]]] = {
    "pw-play": lambda amplitude: [f"--volume={amplitude:.3f}"],
    # PulseAudio's volume is the cube root of an amplitude (pa_sw_volume_from_linear).
    "paplay": lambda amplitude: [f"--volume={round(amplitude ** (1 / 3) * 65536)}"],
    "aplay": lambda _: ["--quiet"],
    "afplay": lambda amplitude: ["--volume", f"{amplitude:.3f}"],
}
"""The players for a WAV file, best first, with their arguments for an amplitude from 0 to 1."""

WITHOUT_VOLUME = frozenset({"aplay"})
"""Players without a volume option: they get samples that are scaled to the volume."""

HEAD = 44
"""The bytes before the samples in the WAV files of clips and tones."""


class SystemPlayer:
    """Plays through the system's players. Implements `core.workout.ports.Speaker`.

    `begins` is called with the seconds of each line that can be heard, when it begins.
    """

    def __init__(
        self,
        tone_file: Callable[[str], Path] = assets.sound,
        begins: Callable[[float], None] = lambda _: None,
    ) -> None:
        self._begins = begins
        self.trouble: Trouble | None = None
        self.news: Trouble | None = None
        self._tone_file = tone_file
        self._clips: Mapping[str, Clip] = {}
        self._sounding: dict[str, tuple[str, subprocess.Popen[bytes]]] = {}
        self._players = [name for name in PLAYERS if which(name)]
        self._amplitude = 1.0

    def load(self, clips: Mapping[str, Clip]) -> None:
        """Remember the clips of a workout's lines."""
        self._clips = dict(clips)
        self._check()

    def say(self, line: str, late: float = 0.0) -> None:
        """Play the line's clip; `late` is not used, since a process takes longer to start."""
        del late
        clip = self._clips.get(line)
        if clip is not None:
            self._play("voice", clip.path)
            if self._amplitude:
                self._begins(clip.seconds)

    def tone(self, tone: Tone, late: float = 0.0) -> None:
        """Play a tone, at the same time as the voice if the system can."""
        del late
        self._play("tone", str(self._tone_file(tone.value)))

    def hush(self) -> None:
        """Silence everything at once."""
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(None, 0)
        for channel in tuple(self._sounding):
            self._end(channel)

    def set_volume(self, volume: int, *, muted: bool) -> None:
        """Set the volume, 0 to 100, from the next sound on."""
        self._amplitude = 0.0 if muted else (volume / 100) ** 2

    def close(self) -> None:
        """Silence everything; no process is left."""
        self.hush()

    def _play(self, channel: str, path: str) -> None:
        self._check()
        if not self._amplitude:
            return
        if sys.platform == "win32":
            _play_on_windows(path, interrupt=channel == "voice")
            return
        self._end(channel)
        if not self._players:
            return
        name = self._players[0]
        try:
            process = self._start(name, path)
        except OSError:
            self._give_up_on(name)
        else:
            self._sounding[channel] = name, process

    def _start(self, name: str, path: str) -> subprocess.Popen[bytes]:
        """Start a player; raises `OSError`."""
        command = [name, *PLAYERS[name](self._amplitude)]
        if name not in WITHOUT_VOLUME or self._amplitude == 1.0:
            return _started([*command, path], subprocess.DEVNULL)
        with tempfile.TemporaryFile() as file:
            file.write(scaled(read_beginning(Path(path)), self._amplitude))
            file.seek(0)
            return _started(command, file)

    def _check(self) -> None:
        """Remove the processes that have ended, and a player that failed."""
        for channel, (name, process) in tuple(self._sounding.items()):
            code = process.poll()
            if code is not None:
                del self._sounding[channel]
                if code > 0:
                    self._give_up_on(name)
        if not self._players and sys.platform != "win32" and not self.trouble:
            self.trouble = Trouble(TroubleKind.NO_SOUND_PLAYER, reason=", ".join(PLAYERS))

    def _give_up_on(self, name: str) -> None:
        if name in self._players:
            self._players.remove(name)
        if not self._players:
            self.trouble = Trouble(TroubleKind.SOUND_PLAYER_FAILS, reason=name)

    def _end(self, channel: str) -> None:
        if channel in self._sounding:
            _, process = self._sounding.pop(channel)
            process.kill()
            process.wait()


def _started(command: list[str], source: IO[bytes] | int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def scaled(content: bytes, amplitude: float) -> bytes:
    """Return one of our WAV files with its samples multiplied by an amplitude from 0 to 1."""
    end = HEAD + int.from_bytes(content[HEAD - 4 : HEAD], "little")
    samples = array("h", content[HEAD:end])
    softer = array("h", (round(sample * amplitude) for sample in samples))
    return content[:HEAD] + softer.tobytes() + content[end:]


def _play_on_windows(path: str, *, interrupt: bool) -> None:
    """Play a file. PlaySound plays one at a time: no tone is played while a word sounds."""
    if sys.platform == "win32":
        import winsound

        flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
        if not interrupt:
            flags |= winsound.SND_NOSTOP
        try:
            winsound.PlaySound(path, flags)
        except RuntimeError:
            return  # a word sounds, or there is no device
