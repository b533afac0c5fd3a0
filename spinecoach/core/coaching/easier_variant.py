"""The change to an easier variant in the middle of a workout, with the wait for its lines.

Rules:

- `begin_change` has the lines of the rest of the workout rendered in the easier variant. If there
  is no easier variant, it returns None, so that the front end can say so.
- While the lines are rendered the workout stays paused, and the screen says so. A person who does
  not want to wait takes the lines that are there (`give_up`); any other wish (back, skip, stop)
  cancels the change first.
- The front end polls it; after READY and GAVE_UP it holds the changed timeline. It gives up if no
  line comes in time (`line_wait.LIMIT`): the missing lines are captions until they are rendered.
- After `cancel` there is never a result, whatever the rendering does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.coaching.builder import lasting, lines_of, spoken_by
from spinecoach.core.coaching.line_wait import LineWait, Wait
from spinecoach.core.coaching.pain import easier
from spinecoach.core.workout.change_variant import change_variant

if TYPE_CHECKING:
    from spinecoach.core.coaching.loaded_lines import LoadedLines
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.preferences import Preferences
    from spinecoach.core.workout.frame import Frame
    from spinecoach.core.workout.ports import Voice
    from spinecoach.core.workout.timeline import Planned, Timeline

POLL = 0.05
"""Seconds between two checks of a change that waits."""


class VariantChange:
    """One change that waits for its lines.

    Call `poll` every `POLL` seconds until it returns a final state. On READY and GAVE_UP hand
    `timeline` and `index` to `Performance.change` (in the window: `Conductor.change`).
    """

    def __init__(
        self,
        frame: Frame,
        gentle: Planned,
        sound: tuple[Voice | None, LoadedLines],
        preferences: Preferences,
        phrases: Phrases,
        now: float,
    ) -> None:
        self.index = frame.index
        self.timeline: Timeline = change_variant(frame.timeline, frame.index, gentle, phrases)
        self._before = frame.timeline
        self._gentle = gentle
        voice, self._loaded = sound
        self._preferences = preferences
        self._phrases = phrases
        self._lines = lines_of(self.timeline.plan, preferences, phrases)
        self._wait = LineWait(voice.prepare(self._lines) if voice else None, now)

    @property
    def progress(self) -> tuple[int, int]:
        """How many lines are rendered, and of how many."""
        return self._wait.progress

    def poll(self, now: float) -> Wait:
        """Check the lines; at the end lay out the timeline on their true durations."""
        waited = self._wait.state is Wait.WAITING
        state = self._wait.poll(now)
        if waited and state is not Wait.WAITING:
            self._settle()
        return state

    def give_up(self) -> None:
        """End the wait now, with the lines that are there; the missing ones are captions."""
        if self._wait.state is Wait.WAITING:
            self._wait.give_up()
            self._settle()

    def _settle(self) -> None:
        self._loaded.add(self._lines)
        lasts = lasting(spoken_by(self._loaded), self._preferences)
        self.timeline = change_variant(self._before, self.index, self._gentle, self._phrases, lasts)

    def cancel(self) -> None:
        """End the wait without a result; the workout stays as it is."""
        self._wait.cancel()


def begin_change(
    frame: Frame,
    sound: tuple[Voice | None, LoadedLines],
    preferences: Preferences,
    phrases: Phrases,
    now: float,
) -> VariantChange | None:
    """Begin to change what `frame` shows into its easier variant; None if there is none."""
    gentle = easier(frame.planned) if frame.planned is not None else None
    if gentle is None:
        return None
    return VariantChange(frame, gentle, sound, preferences, phrases, now)
