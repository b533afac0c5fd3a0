"""The lines of one workout that the speaker holds.

Rules:

- A workout begins with the lines that are rendered by then; the others are captions.
- Before each block the lines that came meanwhile are handed to the speaker (`renew`), so a voice
  that was late joins in. Within a block nothing changes: its words were chosen by their durations.
- A line that the speaker holds is never taken away from it. Where an engine fails in mid-workout,
  its clips stay until the voice that takes its place has said all of the same lines: then the
  blocks that come speak with that one, and no block with both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinecoach.core.workout.ports import Clip, Speaker, Voice


class LoadedLines:
    """Hands the lines of one workout from its voice to its speaker; without a voice, none."""

    def __init__(self, voice: Voice | None, speaker: Speaker, lines: Iterable[str] = ()) -> None:
        self._voice = voice
        self._speaker = speaker
        self._lines: dict[str, None] = {}
        self._clips: dict[str, Clip] = {}
        self.add(lines)

    def add(self, lines: Iterable[str]) -> None:
        """Load these lines too, as far as they are rendered, and wake the speaker."""
        self._lines |= dict.fromkeys(lines)
        self._clips = self._rendered()
        self._speaker.load(self._clips)

    def renew(self) -> bool:
        """Load what was rendered since; return whether anything was."""
        if len(self._clips) == len(self._lines):
            return False
        found = self._rendered()
        if found == self._clips or not found.keys() >= self._clips.keys():
            return False
        self._clips = found
        self._speaker.load(found)
        return True

    def clip(self, line: str) -> Clip | None:
        """Return a line that the speaker holds; None where it cannot say it."""
        return self._clips.get(line)

    def _rendered(self) -> dict[str, Clip]:
        if self._voice is None:
            return {}
        found = ((line, self._voice.clip(line)) for line in self._lines)
        return {line: clip for line, clip in found if clip is not None}
