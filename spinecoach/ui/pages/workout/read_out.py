"""What a screen reader says in a workout if our own voice is off: captions and phases.

Our voice and a screen reader at the same time could not be understood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.workout.frame import State
from spinecoach.core.workout.timeline import BlockKind

if TYPE_CHECKING:
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.frame import Frame


class ReadOut:
    """Chooses the lines of one workout page, frame by frame."""

    def __init__(self, phrases: Phrases) -> None:
        self._spoken = phrases.spoken
        self._shown = ("", "")
        self._said = ""

    def next_line(self, frame: Frame) -> str:
        """Return a new caption, else the name of a new phase, as a sentence; "" if neither is new.

        A caption is often the name of the phase that it announces: that is said once.
        """
        # The phases of a warm-up follow each other faster than they can be said.
        working = frame.block.kind is BlockKind.WORK and frame.phase is not None
        phase = self._spoken.said(frame.phase.word) if working and frame.phase else ""
        before, self._shown = self._shown, (frame.caption, phase)
        fresh = (now for now, then in zip(self._shown, before, strict=True) if now and now != then)
        line = next(fresh, "")
        if not line or line == self._said or frame.state is not State.RUNNING:
            return ""
        self._said = line
        return line
