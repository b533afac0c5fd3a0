"""The workout itself: a player of blocks that gets the time as an argument.

Rules:

- Events go in with the second at which they happened; cues come out. The owner of the clock calls
  `handle(Event.WAKE, now)` at `next_deadline()`, and `frame(now)` as often as it draws.
- Every event is answered: `Answer.done` says whether the session did what was asked.
- Time does not drift: a block begins at the second at which the one before it ended, not at the
  second of the wake-up.
- A pause takes no time from the workout. A clock that jumps (the lid was closed) becomes a pause
  at the last second before the jump.
- A rep counts once, when its last phase ends.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from spinecoach.core.workout.cues import (
    Answer,
    Hush,
    RepDone,
    Role,
    Say,
    SetBegan,
    SetEnded,
    Sound,
    TimelineChanged,
    Tone,
    WorkoutBegan,
    WorkoutEnded,
)
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.frame import Frame, State
from spinecoach.core.workout.timeline import BlockKind, block, spoken_seconds
from spinecoach.core.workout.track import Delivery, Moment, Verbosity
from spinecoach.core.workout.transitions import TRANSITIONS, Action
from spinecoach.core.workout.voice_track import answers, count_in, place, script

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.cues import Cue
    from spinecoach.core.workout.timeline import Block, Timeline

HEARTBEAT = 1.0
"""Seconds after which the session wants to be woken at the latest, to notice a jump."""

JUMP = 2.0
"""A wake-up that is later than this many seconds means that the clock jumped."""

STALE = 0.5
"""A word that is later than this many seconds is not said any more."""

MORE_REST = 15.0
"""Seconds by which a person can lengthen a rest at once."""

TYPED = 2.0
"""Seconds within which a second digit makes one number with the digit before it."""

LINGER = 2.0
"""Seconds for which a caption outlasts its line where no phase and no step tells how long."""


def unchanged(timeline: Timeline) -> Timeline:
    """Return the timeline as it is: all lines of the workout were there when it began."""
    return timeline


@dataclass(frozen=True, slots=True)
class _RepEnd:
    """The last phase of a rep ends `at` this second."""

    at: float
    cue: RepDone


@dataclass(slots=True)
class _Playback:
    """What is being played: moments on a line of time that begins at `origin`."""

    origin: float
    seconds: float
    moments: Sequence[Moment | _RepEnd]
    cursor: int = 0

    @property
    def next_at(self) -> float:
        """Return the second at which the next moment or the end is due."""
        if self.cursor < len(self.moments):
            return self.origin + self.moments[self.cursor].at
        return self.origin + self.seconds


class Session:
    """One workout from Start to its end.

    `spoken` returns the seconds that a line takes to say, None where no voice says it; it may
    change only when `renew` is called, before the words of a block are chosen. `renew` returns the
    same blocks in the lengths that they have by then. `now` is always seconds of a clock that does
    not run backwards; where it does all the same, it is taken to stand still. `first` is the index
    of the block to begin with, where a workout that was cut off goes on.
    """

    def __init__(
        self,
        timeline: Timeline,
        phrases: Phrases,
        *,
        spoken: Callable[[str], float | None] = spoken_seconds,
        verbosity: Verbosity = Verbosity.FULL,
        quiet: bool = False,
        first: int = 0,
        renew: Callable[[Timeline], Timeline] = unchanged,
    ) -> None:
        self.timeline = timeline
        self.state = State.IDLE
        self._delivery = Delivery(phrases, spoken, verbosity, quiet)
        self._renew = renew
        self._index = first
        self._position = 0.0
        self._seen = float("-inf")
        self._playback: _Playback | None = None
        self._attempts: dict[int, int] = {}
        self._reps: int | None = None
        self._ended: SetEnded | None = None
        self._typed = (0, float("-inf"))
        self._caption = ""
        self._caption_ends = inf

    def handle(self, event: Event, now: float) -> Answer:
        """Take in an event at `now` seconds; return whether it did it, and its cues in order."""
        now = max(now, self._seen)
        deadline = self.next_deadline()
        cues: list[Cue] = []
        if deadline is not None and now > deadline + JUMP:
            cues += self._apply(Event.CLOCK_JUMPED, self._seen)
        cues += self._play(now)
        self._seen = now
        done = event is Event.WAKE or self._can(event)
        if event is not Event.WAKE and done:
            cues += self._apply(event, now)
            cues += self._play(now)
        return Answer(done, tuple(cues))

    def _can(self, event: Event) -> bool:
        """Return whether the table has a row for the event; only a rest can be lengthened."""
        rests = self.timeline.blocks[self._index].kind is BlockKind.REST
        return (self.state, event) in TRANSITIONS and (rests or event is not Event.LONGER)

    def jump(self, index: int) -> Answer:
        """Move to the begin of a block; it is not done but in a pause, and where there is none."""
        if self.state is not State.PAUSED or index not in range(len(self.timeline.blocks)):
            return Answer(done=False)
        cues = [Hush(), *self._close_set(complete=False)]
        return Answer(done=True, cues=(*cues, *self._go_to(index, self._seen)))

    def correct(self, digit: int, now: float) -> Answer:
        """Take a digit for how many reps of the set right before were really done.

        A digit that soon follows another makes one number with it, where the set has so many.
        """
        ended = self._set_before
        if ended is None:
            return Answer(done=False)
        planned = self.timeline.blocks[ended.block].reps
        before, at = self._typed
        together = 10 * before + digit
        reps = together if now - at <= TYPED and together <= planned else digit
        self._typed = (reps, now)
        if reps > planned:
            return Answer(done=False)
        self._ended = replace(ended, reps=reps, complete=reps == planned)
        return Answer(done=True, cues=(self._ended,))

    @property
    def _set_before(self) -> SetEnded | None:
        """The set that ended right before this block; None where that is no set, or not done."""
        ended = self._ended
        return ended if ended is not None and ended.block == self._index - 1 else None

    def change(self, timeline: Timeline, index: int) -> Answer:
        """Go on with another timeline at one of its blocks; it is not done but in a pause.

        The blocks before `index` must be those of the timeline until now.
        """
        if self.state is not State.PAUSED:
            return Answer(done=False)
        cues = [Hush(), *self._close_set(complete=False), TimelineChanged(timeline)]
        self.timeline = timeline
        return Answer(done=True, cues=(*cues, *self._go_to(index, self._seen)))

    def next_deadline(self) -> float | None:
        """Return the second at which the session wants to be woken; None when nothing moves."""
        if self._playback is None:
            return None
        return min(self._playback.next_at, self._seen + HEARTBEAT)

    def frame(self, now: float) -> Frame:
        """Return the picture of the moment; this changes nothing."""
        count_in_left = 0.0
        position = self._position
        if self._playback is not None:
            played = min(max(now, self._seen) - self._playback.origin, self._playback.seconds)
            if self.state is State.RESUMING:
                count_in_left = self._playback.seconds - played
            else:
                position = played
        return Frame(
            state=self.state,
            timeline=self.timeline,
            index=self._index,
            position=position,
            reps_done=self._reps or (self._set_before.reps if self._set_before else 0),
            count_in=count_in_left,
            caption=self._caption if max(now, self._seen) < self._caption_ends else "",
        )

    # -- time ------------------------------------------------------------------

    def _play(self, now: float) -> list[Cue]:
        """Play everything that is due, across the ends of blocks."""
        cues: list[Cue] = []
        while (playback := self._playback) is not None and (due := playback.next_at) <= now:
            if playback.cursor == len(playback.moments):
                cues += self._run_out(due)
                continue
            moment = playback.moments[playback.cursor]
            playback.cursor += 1
            if isinstance(moment, _RepEnd):
                self._reps = moment.cue.rep
                cues.append(moment.cue)
            elif now - due <= STALE:
                if isinstance(moment.cue, Say):
                    self._caption = text = moment.cue.text
                    # The count after a pause is a caption until it goes on.
                    counted = self.state is State.RESUMING
                    ends = playback.seconds if counted else self._stands_until(moment, text)
                    self._caption_ends = playback.origin + ends
                cues.append(replace(moment.cue, late=now - due))
        return cues

    def _stands_until(self, moment: Moment, text: str) -> float:
        """Return the second of the playback until which a line is a caption.

        It stands as long as it sounds, and as long as the phase or step of which it speaks.
        """
        spoken = self._delivery.spoken(text)
        ends = moment.at + (spoken_seconds(text) if spoken is None else spoken)
        block = self.timeline.blocks[self._index]
        number = block.span_at(moment.at) if moment.announces is None else moment.announces
        span = block.spans[number]
        if span.phase is None and span.step is None:
            return ends + LINGER
        return max(ends, block.starts[number] + span.seconds)

    def _run_out(self, at: float) -> list[Cue]:
        """End the count-in or the block, whose playback ended at `at`."""
        if self.state is State.RESUMING:
            return self._apply(Event.COUNTED_IN, at)
        cues = self._close_set(complete=True)
        if cues and self._has_room_for_set_done(self.timeline.blocks[self._index + 1]):
            cues.append(Sound(Tone.SET_DONE))
        return cues + self._go_to(self._index + 1, at)

    @staticmethod
    def _has_room_for_set_done(following: Block) -> bool:
        """Return whether a set's tone fits: the farewell has its own, a short rest no room."""
        return following.kind is BlockKind.REST and following.seconds >= Tone.SET_DONE.seconds

    # -- transitions -----------------------------------------------------------

    def _apply(self, event: Event, now: float) -> list[Cue]:
        before, (self.state, action) = self.state, TRANSITIONS[self.state, event]
        return self._act(action, before, now)

    def _act(self, action: Action, before: State, now: float) -> list[Cue]:
        cues: list[Cue] = []
        match action:
            case Action.BEGIN:
                cues = [WorkoutBegan(), *self._enter(0.0, now)]
            case Action.FREEZE | Action.ASK:
                cues = self._freeze(action, before, now)
            case Action.COUNT_IN:
                cues = [Hush(), *self._count_in(now)]
            case Action.CONTINUE:
                cues = self._enter(self._restart(), now)
            case Action.FORWARD | Action.BACKWARD | Action.AGAIN:
                way = {Action.FORWARD: 1, Action.BACKWARD: -1, Action.AGAIN: 0}[action]
                cues = [Hush(), *self._close_set(complete=False)]
                cues += self._go_to(max(0, self._index + way), now)
            case Action.LENGTHEN:
                cues = self._lengthen(now)
            case _:  # END or BREAK_OFF
                cues = self._end()
        return cues

    def _freeze(self, action: Action, before: State, now: float) -> list[Cue]:
        # A count-in does not move the position; only a running block does.
        if self._playback is not None and before is State.RUNNING:
            self._position = min(now - self._playback.origin, self._playback.seconds)
        self._playback = None
        paused, stop_here, _ = answers(self._delivery.phrases)
        if action is Action.FREEZE:
            return [Hush(), *self._answer(paused)]
        return [Hush(), *self._answer(stop_here, Role.QUESTION)]

    def _answer(self, text: str, role: Role = Role.ANSWER) -> list[Cue]:
        """Say what a key did, or sound a tone where no voice does.

        It is the caption until something else happens.
        """
        self._caption = text
        self._caption_ends = inf
        cues: list[Cue] = [Say(text, role)] if self._delivery.wants(role) else []
        return cues if self._delivery.voices(role, text) else [*cues, Sound(Tone.PAUSE)]

    def _count_in(self, now: float, line: str = "") -> list[Cue]:
        """Lead back into the workout: to the place that `line` names, or to where it was paused.

        A place where no movement begins says itself what it is: it needs no count.
        """
        self._position = self._restart()
        block = self.timeline.blocks[self._index]
        rep = block.spans[block.span_at(self._position)].rep
        if line and not rep:
            return self._apply(Event.COUNTED_IN, now)
        said = self._delivery.phrases.spoken
        line = line or (said.again_rep(rep) if rep else said.going_on())
        self._playback = _Playback(now, *count_in(self._delivery, line, counts=bool(rep)))
        return []

    def _lengthen(self, now: float) -> list[Cue]:
        """Make the rest longer; the timeline is another one from then on."""
        blocks = list(self.timeline.blocks)
        rest = blocks[self._index]
        span = replace(rest.spans[0], seconds=rest.seconds + MORE_REST)
        blocks[self._index] = block(rest.kind, rest.planned, rest.set_number, [span])
        self.timeline = replace(self.timeline, blocks=tuple(blocks))
        if self._playback is None:
            return []
        return [Hush(), *self._enter(now - self._playback.origin, now)]

    def _restart(self) -> float:
        """Return the second of the block at which it goes on after a pause.

        A rep and a step begin again; a countdown goes on.
        """
        block = self.timeline.blocks[self._index]
        span = block.span_at(self._position)
        if block.kind is BlockKind.WORK:
            rep = block.spans[span].rep
            return next(
                start
                for start, other in zip(block.starts, block.spans, strict=True)
                if other.rep == rep
            )
        if block.kind in {BlockKind.INTRO, BlockKind.MOVE}:
            return block.starts[span]
        return self._position

    def _go_to(self, index: int, at: float) -> list[Cue]:
        """Move to the start of a block; play it if the workout is running."""
        if index >= len(self.timeline.blocks):
            return self._apply(Event.RAN_OUT, at)
        self._index = index
        self._position = 0.0
        self._caption = ""
        if self.state is State.RUNNING:
            return self._enter(0.0, at)
        line = place(self.timeline, index, self._delivery.phrases)
        return self._count_in(at, line) if self.state is State.RESUMING else self._answer(line)

    def _enter(self, since: float, at: float) -> list[Cue]:
        """Play the block from its second `since` on; it is second `at` of the clock."""
        self._take(self._renew(self.timeline), self._index + bool(since))
        block = self.timeline.blocks[self._index]
        cues: list[Cue] = []
        if block.kind is BlockKind.WORK and self._reps is None:
            self._attempts[self._index] = self._attempts.get(self._index, 0) + 1
            self._reps = 0
            cues.append(SetBegan(self._index, self._attempts[self._index]))
        self._playback = _Playback(at - since, block.seconds, self._moments(block, since))
        return cues

    def _take(self, timeline: Timeline, first: int) -> None:
        """Give the blocks from `first` on the lengths that they have in `timeline`."""
        if timeline is self.timeline:
            return
        blocks = (*self.timeline.blocks[:first], *timeline.blocks[first:])
        self.timeline = replace(timeline, blocks=blocks)

    def _moments(self, block: Block, since: float) -> list[Moment | _RepEnd]:
        """Return the block's words and tones, and the ends of its reps, in order of time."""
        words = script(self.timeline, self._index, self._delivery, since)
        attempt = self._attempts.get(self._index, 0)
        reps = [
            _RepEnd(end, RepDone(self._index, attempt, span.rep))
            for end, span, after in zip(
                (*block.starts[1:], block.seconds),
                block.spans,
                (*block.spans[1:], None),
                strict=True,
            )
            if span.rep and end > since and (after is None or after.rep != span.rep)
        ]
        return sorted([*reps, *words], key=lambda moment: moment.at)

    def _close_set(self, *, complete: bool) -> list[Cue]:
        """Return the record of the set that is being done, if there is one."""
        if self._reps is None:
            return []
        reps, self._reps = self._reps, None
        self._ended = SetEnded(self._index, self._attempts[self._index], reps, complete)
        return [self._ended]

    def _end(self) -> list[Cue]:
        finished = self.state is State.FINISHED
        self._position = self.timeline.blocks[self._index].seconds if finished else self._position
        self._playback = None
        *_, stopped = answers(self._delivery.phrases)
        hush = [] if finished else [Hush(), *self._answer(stopped)]
        return [*hush, *self._close_set(complete=False), WorkoutEnded(complete=finished)]
