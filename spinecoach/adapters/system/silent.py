"""No voice and no sound: for a fast rehearsal, and wherever nothing can be heard.

The shipped dummies of `core.ports.Voice` and `core.ports.Speaker`: with them a
workout is captions and a count, and otherwise the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spinecoach.core.workout.cues import Tone
    from spinecoach.core.workout.ports import Clip, VoiceChoice


class SilentSpeaker:
    """Plays nothing. Implements `core.ports.Speaker`."""

    trouble = ""
    news = ""

    def load(self, clips: Mapping[str, Clip]) -> None:
        """Nothing to make ready."""

    def say(self, line: str, late: float = 0.0) -> None:
        """Be silent."""

    def tone(self, tone: Tone, late: float = 0.0) -> None:
        """Be silent."""

    def hush(self) -> None:
        """Be silent still."""

    def set_volume(self, volume: int, *, muted: bool) -> None:
        """Nothing to turn up."""

    def close(self) -> None:
        """Nothing to end."""


class SilentVoice:
    """Says nothing, and has it ready at once. Implements `core.ports.Voice`."""

    trouble = ""

    def configure(self, voice: str, rate: int) -> None:
        """Nothing to choose."""

    def voices(self) -> tuple[VoiceChoice, ...]:
        """No voices."""
        return ()

    def prepare(self, lines: Iterable[str]) -> NothingToPrepare:
        """Be ready at once."""
        del lines
        return NothingToPrepare()

    def clip(self, line: str) -> None:
        """No line has a clip."""

    def close(self) -> None:
        """Nothing to end."""


class NothingToPrepare:
    """A preparation that is over. Implements `core.ports.Preparation`."""

    done = 0
    total = 0
    finished = True

    def cancel(self) -> None:
        """Nothing to stop."""
