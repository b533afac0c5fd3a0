"""No voice and no sound: for a fast rehearsal, and wherever nothing can be heard.

The shipped dummies of `core.ports.Voice` and `core.ports.Speaker`: with them a
workout is captions and a count, and otherwise the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinecoach.core.cues import Tone
    from spinecoach.core.ports import Clip


class SilentSpeaker:
    """Plays nothing. Implements `core.ports.Speaker`."""

    trouble = ""

    def load(self, clips: Mapping[str, Clip]) -> None:
        """Nothing to make ready."""

    def say(self, line: str, late: float = 0.0) -> None:
        """Be silent."""

    def tone(self, tone: Tone, late: float = 0.0) -> None:
        """Be silent."""

    def hush(self) -> None:
        """Be silent still."""
