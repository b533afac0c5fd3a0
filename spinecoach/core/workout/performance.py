"""A running workout: hands the cues of its session to the speaker and the journal.

Words and tones go to the speaker, records to the journal, and what was done is added up for the
summary. A front end holds nothing of the workout but a `Performance` and a clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinecoach.core.record.limits import set_counts
from spinecoach.core.record.tempo import tempo_of
from spinecoach.core.workout.cues import Hush, RepDone, Say, SetEnded, Sound
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.session import HEARTBEAT

if TYPE_CHECKING:
    from spinecoach.core.record.tempo import Tempo
    from spinecoach.core.workout.cues import Answer, Cue
    from spinecoach.core.workout.events import Event
    from spinecoach.core.workout.frame import Frame
    from spinecoach.core.workout.ports import Journal, Speaker
    from spinecoach.core.workout.session import Session
    from spinecoach.core.workout.timeline import Planned, Timeline


@dataclass(frozen=True, slots=True)
class Done:
    """What was done of one planned exercise: sets that count, and all reps.

    A set counts as in the history: if at least half of its reps were done (`core.record.limits`).
    `tempo` is that of the reps which the person ended, None if they ended none.
    """

    planned: Planned
    sets: int
    reps: int
    tempo: Tempo | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What was done in a workout; `seconds` is from Start to its end, without pauses."""

    done: tuple[Done, ...]
    planned_sets: int
    seconds: float
    complete: bool

    @property
    def sets(self) -> int:
        """All sets that count."""
        return sum(done.sets for done in self.done)

    @property
    def reps(self) -> int:
        """All reps."""
        return sum(done.reps for done in self.done)


class Performance:
    """One session with its speaker and with the journal that stores what is done."""

    def __init__(self, session: Session, speaker: Speaker, journal: Journal) -> None:
        self.session = session
        self._speaker = speaker
        self._journal = journal
        self._reps: dict[tuple[int, int], int] = {}
        self._times: dict[tuple[int, int], list[float | None]] = {}
        self._active = 0.0
        self._running_since: float | None = None

    @property
    def timeline(self) -> Timeline:
        """The blocks of the workout."""
        return self.session.timeline

    @property
    def over(self) -> bool:
        """Whether the workout has ended, finished or stopped."""
        return self.session.state in {State.FINISHED, State.STOPPED}

    def handle(self, event: Event, now: float) -> Answer:
        """Hand an event to the session and perform the cues of its answer; return the answer."""
        answer = self._performed(self.session.handle(event, now))
        self._keep_time(now)
        return answer

    def tell(self, line: str) -> None:
        """Say a line that is not part of the voice track; what is said now is cut off.

        "" only cuts off. The line is heard only if it was rendered
        (`core.coaching.builder.lines_of`).
        """
        self._speaker.hush()
        if line:
            self._speaker.say(line)

    def jump(self, index: int) -> Answer:
        """Move to the start of a block; this is done only in a pause."""
        return self._performed(self.session.jump(index))

    def correct(self, digit: int, now: float) -> Answer:
        """Take a digit as the number of reps that were really done in the set right before."""
        return self._performed(self.session.correct(digit, now))

    def change(self, timeline: Timeline, index: int) -> Answer:
        """Go on with another timeline at one of its blocks; this is done only in a pause."""
        return self._performed(self.session.change(timeline, index))

    def frame(self, now: float) -> Frame:
        """Return the frame of this moment."""
        return self.session.frame(now)

    def summary(self) -> Summary:
        """Return what was done so far."""
        done = tuple(self._done(planned) for planned in self.timeline.plan)
        complete = self.session.state is State.FINISHED
        return Summary(done, self.timeline.planned_sets, self._active, complete)

    def _done(self, planned: Planned) -> Done:
        blocks = self.timeline.blocks
        own = [(at, reps) for (at, _), reps in self._reps.items() if blocks[at].planned is planned]
        counted = {at for at, reps in own if set_counts(reps, blocks[at].reps)}
        timed = [
            times[: self._reps[key]]
            for key, times in self._times.items()
            if blocks[key[0]].planned is planned
        ]
        return Done(planned, len(counted), sum(reps for _, reps in own), tempo_of(timed))

    def _performed(self, answer: Answer) -> Answer:
        for cue in answer.cues:
            self._perform(cue)
        return answer

    def _perform(self, cue: Cue) -> None:
        match cue:
            case Say(text=text, late=late):
                self._speaker.say(text, late)
            case Sound(tone, late):
                self._speaker.tone(tone, late)
            case Hush():
                self._speaker.hush()
            case record:
                self._journal.record(record)
                if isinstance(record, RepDone):
                    key = record.block, record.attempt
                    self._reps[key] = record.rep
                    self._times.setdefault(key, []).append(record.seconds)
                elif isinstance(record, SetEnded):
                    self._reps[record.block, record.attempt] = record.reps

    def _keep_time(self, now: float) -> None:
        """Add up the seconds in which the workout was running."""
        if self._running_since is not None:
            # If the clock jumped, nothing is added: a session that runs is woken every second.
            self._active += min(max(0.0, now - self._running_since), HEARTBEAT)
        self._running_since = now if self.session.state is State.RUNNING else None
