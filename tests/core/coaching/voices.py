"""A voice, a speaker and a preparation in memory, which the tests control."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spinecoach.core.workout.ports import Clip, VoiceChoice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spinecoach.core.trouble import Trouble
    from spinecoach.core.workout.cues import Tone


@dataclass
class Rendering:
    """A preparation that is as far as the test says."""

    done: int = 0
    total: int = 10
    loads: int = 0
    cancelled: bool = False

    @property
    def signs(self) -> int:
        return self.done + self.loads

    @property
    def finished(self) -> bool:
        return self.done >= self.total

    def cancel(self) -> None:
        self.cancelled = True


@dataclass
class SlowVoice:
    """A voice whose rendering the test drives; every rendered line lasts three seconds."""

    trouble: Trouble | None = None
    rendering: Rendering = field(default_factory=Rendering)
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def configure(self, voice: str, rate: int) -> None:
        """Nothing to choose."""

    def voices(self) -> tuple[VoiceChoice, ...]:
        return ()

    def prepare(self, lines: Iterable[str]) -> Rendering:
        self.asked.append(tuple(lines))
        return self.rendering

    def clip(self, line: str) -> Clip | None:
        return Clip(f"{len(line)}.wav", 3.0) if self.rendering.finished else None

    def close(self) -> None:
        """Nothing to close."""


@dataclass
class QuietSpeaker:
    """A speaker that remembers which lines it can say and what it was told to say."""

    trouble: Trouble | None = None
    news: Trouble | None = None
    sounding: bool = False
    loaded: dict[str, Clip] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    loads: int = 0

    def load(self, clips: Mapping[str, Clip]) -> None:
        self.loads += 1
        self.loaded = dict(clips)

    def say(self, line: str, late: float = 0.0) -> None:
        del late
        self.said.append(line)

    def tone(self, tone: Tone, late: float = 0.0) -> None:
        """No tones."""

    def hush(self) -> None:
        """Nothing sounds."""

    def set_volume(self, volume: int, *, muted: bool) -> None:
        """Nothing to turn up."""

    def close(self) -> None:
        """Nothing to close."""
