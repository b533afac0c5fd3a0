"""A silent voice and a silent speaker: for a fast rehearsal, and when there is no sound.

They implement `core.workout.ports.Voice` and `Speaker`; a workout with them is shown by captions
and counts, and is otherwise the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spinecoach.core.trouble import Trouble
    from spinecoach.core.workout.cues import Tone
    from spinecoach.core.workout.ports import Clip, VoiceChoice


class SilentSpeaker:
    """Plays nothing. Implements `core.workout.ports.Speaker`."""

    trouble: Trouble | None = None
    news: Trouble | None = None
    sounding = False

    def load(self, clips: Mapping[str, Clip]) -> None:
        """Do nothing: there is nothing to load."""

    def say(self, line: str, late: float = 0.0) -> None:
        """Be silent."""

    def tone(self, tone: Tone, late: float = 0.0) -> None:
        """Be silent."""

    def hush(self) -> None:
        """Do nothing: it is silent already."""

    def set_volume(self, volume: int, *, muted: bool) -> None:
        """Do nothing: there is no volume."""

    def close(self) -> None:
        """Nothing to end."""


class SilentVoice:
    """Says nothing; its preparations are over at once. Implements `core.workout.ports.Voice`."""

    trouble: Trouble | None = None

    def configure(self, voice: str, rate: int) -> None:
        """Do nothing: there is nothing to choose."""

    def voices(self) -> tuple[VoiceChoice, ...]:
        """Return no voices."""
        return ()

    def prepare(self, lines: Iterable[str]) -> NothingToPrepare:
        """Return a preparation that is over."""
        del lines
        return NothingToPrepare()

    def clip(self, line: str) -> None:
        """Return None: no line has a clip."""

    def close(self) -> None:
        """Nothing to end."""


class NothingToPrepare:
    """A preparation that is over. Implements `core.workout.ports.Preparation`."""

    done = 0
    signs = 0
    total = 0
    finished = True

    def cancel(self) -> None:
        """Do nothing: it is over."""
