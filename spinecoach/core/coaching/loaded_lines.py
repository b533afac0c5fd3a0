"""The lines of one workout that the speaker holds.

Rules:

- A workout begins with the lines that are rendered by then; the others are captions.
- Before each block the lines that were rendered meanwhile are handed to the speaker (`renew`), so a
  voice that was late is heard from then on. Within a block nothing changes: its words were chosen
  by their durations.
- A workout has one voice, that of its first line. If it fails during a workout, the lines that the
  speaker holds stay, those that are missing stay captions, and no line of another voice is taken:
  that voice speaks in the next workout.
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
        """Load these lines too, as far as they are rendered, and open the speaker's device."""
        self._lines |= dict.fromkeys(lines)
        self._clips = self._rendered()
        self._speaker.load(self._clips)

    def renew(self) -> bool:
        """Load what was rendered since; return whether anything was."""
        if len(self._clips) == len(self._lines) or (found := self._rendered()) == self._clips:
            return False
        self._clips = found
        self._speaker.load(found)
        return True

    def clip(self, line: str) -> Clip | None:
        """Return a line that the speaker holds; None if it cannot say it."""
        return self._clips.get(line)

    def _rendered(self) -> dict[str, Clip]:
        """Return the lines that the workout's voice has rendered by now, the loaded ones first."""
        if self._voice is None:
            return {}
        found = dict(self._clips)
        for line in self._lines:
            clip = None if line in found else self._voice.clip(line)
            if clip is not None and clip.voice == next(iter(found.values()), clip).voice:
                found[line] = clip
        return found
