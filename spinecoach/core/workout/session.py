"""The workout itself: a player of blocks that gets the time as an argument.

Rules:

- Events go in with the second at which they happened; cues come out. The owner of the clock calls
  `handle(Event.WAKE, now)` at `next_deadline()`, and `frame(now)` as often as it draws.
- Every event is answered: `Answer.done` says whether the session did what was asked.
- Time does not drift: a block begins at the second at which the one before it ended, not at the
  second of the wake-up.
- A pause takes no time from the workout. A clock that jumps (the lid was closed) becomes a pause
  at the last second before the jump.
- A rep counts once, when its last phase ends; at own pace when the person says so.
- At an open span (`own_pace`) the time of the block stands still until the person goes on. After
  `ASKED` seconds the coach asks once, after `PATIENCE` it pauses.
"""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from spinecoach.core.workout.cues import (
    Answer,
    Hush,
    RepDone,
    Role,
    Say,
    Sound,
    TimelineChanged,
    Tone,
    WorkoutBegan,
    WorkoutEnded,
)
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.frame import Frame, State
from spinecoach.core.workout.own_pace import (
    LEAST_REP,
    begin_of_rep,
    goal_of,
    stands_at,
    waiting,
)
from spinecoach.core.workout.playback import Playback, RepEnd, rep_ends, stands_until
from spinecoach.core.workout.set_log import SetLog
from spinecoach.core.workout.timeline import BlockKind, block, spoken_seconds
from spinecoach.core.workout.track import Delivery, Verbosity
from spinecoach.core.workout.transitions import TRANSITIONS, Action
from spinecoach.core.workout.voice_track import answers, count_in, place, script
from spinecoach.core.workout.wait_track import PATIENCE, pace_line, wait_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.cues import Cue
    from spinecoach.core.workout.timeline import Block, Timeline
    from spinecoach.core.workout.track import Moment

HEARTBEAT = 1.0
"""Seconds after which the session wants to be woken at the latest, to notice a jump."""

JUMP = 2.0
"""A wake-up that is later than this many seconds means that the clock jumped."""

STALE = 0.5
"""A word that is later than this many seconds is not said any more."""

MORE_REST = 15.0
"""Seconds by which one key press lengthens a rest."""


def unchanged(timeline: Timeline) -> Timeline:
    """Return the timeline as it is: all lines of the workout were rendered when it began."""
    return timeline


class Session:
    """One workout from Start to its end.

    `spoken` returns the seconds that a line takes to say, None if no voice says it; it may change
    only when `renew` is called, before the words of a block are chosen. `renew` returns the same
    blocks with the lengths that they have by then. `now` is always seconds of a clock that does not
    run backwards; if it does, it is treated as if it stood still. `first` is the index of the block
    to begin with, for a workout that was cut off and is continued.
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
        self._playback: Playback | None = None
        self._held: Playback | None = None  # the playback of the block, while the coach waits
        self._rep_began = 0.0
        self._sets = SetLog()
        self._caption = ""
        self._caption_ends = inf

    def handle(self, event: Event, now: float) -> Answer:
        """Take an event at `now` seconds; return whether it was done, and the cues in order."""
        now = max(now, self._seen)
        deadline = self.next_deadline()
        cues: list[Cue] = []
        if deadline is not None and now > deadline + JUMP:
            cues += self._apply(Event.CLOCK_JUMPED, self._seen)
        cues += self._play(now)
        self._seen = now
        done = event is Event.WAKE or self.can(event, now)
        if event is Event.OWN_PACE and self._waits_for_rep:
            # The rep is done, and counts also if the coach sets the pace of the next one.
            cues += self._apply(Event.REP, now) + self._play(now)
        if event is not Event.WAKE and done:
            cues += self._apply(event, now)
            cues += self._play(now)
        return Answer(done, tuple(cues))

    def can(self, event: Event, now: float) -> bool:
        """Return whether the table has a row for the event, and the event means something now.

        Only a rest can be lengthened, and a press means something only if an open span follows.
        """
        if (self.state, event) not in TRANSITIONS:
            return False
        if event is Event.REP:
            return self._goal(now) is not None
        return event is not Event.LONGER or self._block.kind is BlockKind.REST

    def _goal(self, now: float) -> float | None:
        """Return the second of the block to which a press leads now; None if it means nothing.

        A second press right after the first does not count as a rep.
        """
        position = self._position_at(now)
        in_rep = self._block.spans[self._block.span_at(position)].rep
        if in_rep and now - self._rep_began < LEAST_REP:
            return None
        return goal_of(self._block, position)

    @property
    def _block(self) -> Block:
        return self.timeline.blocks[self._index]

    @property
    def _waits_for_rep(self) -> bool:
        """Whether the coach waits for the end of a rep whose phases are over."""
        return self._held is not None and self._block.kind is BlockKind.WORK

    def jump(self, index: int) -> Answer:
        """Move to the start of a block; done only in a pause, and only if the block exists."""
        if self.state is not State.PAUSED or index not in range(len(self.timeline.blocks)):
            return Answer(done=False)
        cues = [Hush(), *self._sets.close(complete=False)]
        return Answer(done=True, cues=(*cues, *self._go_to(index, self._seen)))

    def correct(self, digit: int, now: float) -> Answer:
        """Take a digit for how many reps of the set right before were really done."""
        corrected = self._sets.correct(digit, now, self.timeline, self._index)
        return Answer(corrected is not None, (corrected,) if corrected else ())

    def change(self, timeline: Timeline, index: int) -> Answer:
        """Go on with another timeline at one of its blocks; it is not done but in a pause.

        The blocks before `index` must be those of the timeline until now.
        """
        if self.state is not State.PAUSED:
            return Answer(done=False)
        cues = [Hush(), *self._sets.close(complete=False), TimelineChanged(timeline)]
        self.timeline = timeline
        return Answer(done=True, cues=(*cues, *self._go_to(index, self._seen)))

    def next_deadline(self) -> float | None:
        """Return the second at which the session must be woken; None when nothing moves."""
        if self._playback is None:
            return None
        return min(self._playback.next_at, self._seen + HEARTBEAT)

    def frame(self, now: float) -> Frame:
        """Return the frame of this moment; this changes nothing."""
        count_in_left = 0.0
        position = self._position
        if self._playback is not None and self.state is State.RESUMING:
            count_in_left = self._playback.until - self._playback.position(max(now, self._seen))
        else:
            position = self._position_at(max(now, self._seen))
        return Frame(
            state=self.state,
            timeline=self.timeline,
            index=self._index,
            position=position,
            reps_done=self._sets.reps_done(self._index),
            count_in=count_in_left,
            caption=self._caption if max(now, self._seen) < self._caption_ends else "",
        )

    # -- time ------------------------------------------------------------------

    def _play(self, now: float) -> list[Cue]:
        """Play everything that is due, across the ends of blocks."""
        cues: list[Cue] = []
        while (playback := self._playback) is not None and (due := playback.next_at) <= now:
            if not playback.due:
                cues += self._run_out(due)
                continue
            moment = playback.moments[playback.cursor]
            playback.cursor += 1
            if isinstance(moment, RepEnd):
                cues.append(self._counted(moment.cue, due))
            elif now - due <= STALE:
                if isinstance(moment.cue, Say):
                    self._caption = moment.cue.text
                    self._caption_ends = playback.origin + self._stands_until(moment)
                cues.append(replace(moment.cue, late=now - due))
        return cues

    def _position_at(self, now: float) -> float:
        """Return the second of the block; it stands still while the coach waits, and in a pause."""
        if self._playback is None or self._held is not None or self.state is State.RESUMING:
            return self._position
        return self._playback.position(now)

    def _counted(self, rep: RepDone, at: float) -> RepDone:
        """Count a rep; if the person ended it, with the seconds that it took."""
        self._sets.count(rep.rep)
        seconds, self._rep_began = at - self._rep_began, at
        return replace(rep, seconds=seconds) if self.timeline.waits.reps else rep

    def _stands_until(self, moment: Moment) -> float:
        """Return until which second of the playback a line is shown as a caption.

        The count after a pause is shown until the workout goes on, and a line of a wait until the
        person goes on.
        """
        if self._playback is not None and self.state is State.RESUMING:
            return self._playback.until
        return inf if self._held else stands_until(moment, self._block, self._delivery)

    def _run_out(self, at: float) -> list[Cue]:
        """End the count-in, the wait or the block whose playback ended at `at`, or begin a wait."""
        if self.state is State.RESUMING:
            return self._apply(Event.COUNTED_IN, at)
        if self._held is not None:
            return self._apply(Event.UNANSWERED, at)
        # Set exactly: rounding may have left the sum of the seconds a little before it.
        position = stands_at(self._block, self._position_at(at))
        if position < self._block.seconds:
            return self._wait(position, at)
        cues = self._sets.close(complete=True)
        if cues and self._has_room_for_set_done(self.timeline.blocks[self._index + 1]):
            cues.append(Sound(Tone.SET_DONE))
        return cues + self._go_to(self._index + 1, at)

    def _wait(self, position: float, at: float) -> list[Cue]:
        """Stop the time of the block at an open span until the person goes on."""
        number = self._block.span_at(position)
        words = wait_script(self._block, number, self._delivery)
        self._position, held = position, self._playback
        self._begin(Playback(at, PATIENCE, words), held)
        return []

    def _begin(self, playback: Playback | None, held: Playback | None = None) -> None:
        """Play this from now on, or nothing (None). `held` is the block to go on with later."""
        self._playback, self._held = playback, held

    @staticmethod
    def _has_room_for_set_done(following: Block) -> bool:
        """Return whether a set's tone fits: the farewell has its own, a short rest has no room."""
        return following.kind is BlockKind.REST and following.seconds >= Tone.SET_DONE.seconds

    # -- transitions -----------------------------------------------------------

    def _apply(self, event: Event, now: float) -> list[Cue]:
        if self.state is State.RUNNING:
            self._position = self._position_at(now)  # a count-in does not change it
        self.state, action = TRANSITIONS[self.state, event]
        return self._act(action, now)

    def _act(self, action: Action, now: float) -> list[Cue]:
        cues: list[Cue] = []
        match action:
            case Action.BEGIN:
                cues = [WorkoutBegan(), *self._enter(0.0, now)]
            case Action.FREEZE | Action.ASK:
                cues = self._freeze(action)
            case Action.COUNT_IN:
                cues = [Hush(), *self._count_in(now)]
            case Action.CONTINUE:
                cues = self._enter(self._restart(), now)
            case Action.FORWARD | Action.BACKWARD | Action.AGAIN:
                step = {Action.FORWARD: 1, Action.BACKWARD: -1, Action.AGAIN: 0}[action]
                cues = [Hush(), *self._sets.close(complete=False)]
                cues += self._go_to(max(0, self._index + step), now)
            case Action.LENGTHEN:
                cues = self._lengthen(now)
            case Action.GO_PAST:
                cues = self._go_past(now)
            case Action.SWITCH:
                cues = self._switch(now)
            case _:  # END or BREAK_OFF
                cues = self._end()
        return cues

    def _freeze(self, action: Action) -> list[Cue]:
        self._begin(None)
        paused, stop_here, _ = answers(self._delivery.phrases)
        if action is Action.FREEZE:
            return [Hush(), *self._answer(paused)]
        return [Hush(), *self._answer(stop_here, Role.QUESTION)]

    def _go_past(self, now: float) -> list[Cue]:
        """Go on where a press leads: after the rep, at its hold, or after the set-up."""
        goal = self._goal(now) or 0.0
        playback = self._held or self._playback or Playback(now, 0.0, ())
        playback.go_to(goal, stands_at(self._block, goal), now)
        self._begin(playback)
        self._caption = ""
        return [Hush()]

    def _switch(self, now: float) -> list[Cue]:
        """Change who ends the reps, the person or the clock; the current rep begins again."""
        self._begin(None)
        rep = self._block.spans[self._block.span_at(self._position)].rep
        reps = not self.timeline.waits.reps
        self.timeline = waiting(self.timeline, self.timeline.waits._replace(reps=reps))
        if rep or self._block.kind is BlockKind.GET_READY:
            self._position = begin_of_rep(self._block, rep)
        line = pace_line(self._delivery.phrases, own=reps)
        if self.state is State.PAUSED:
            return [Hush(), *self._answer(line)]
        return [Hush(), *self._count_in(now, line, told=True)]

    def _answer(self, text: str, role: Role = Role.ANSWER) -> list[Cue]:
        """Say what a key did, or play a tone if no voice says it.

        It is the caption until something else happens.
        """
        self._caption = text
        self._caption_ends = inf
        cues: list[Cue] = [Say(text, role)] if self._delivery.wants(role) else []
        return cues if self._delivery.voices(role, text) else [*cues, Sound(Tone.PAUSE)]

    def _count_in(self, now: float, line: str = "", *, told: bool = False) -> list[Cue]:
        """Count into the workout again: at the place that `line` names, or where it was paused.

        If no movement begins at that place, its own lines say what it is, and there is no count.
        With `told` the line is said in any case: it is not the name of a place.
        """
        self._position = self._restart()
        rep = self._block.spans[self._block.span_at(self._position)].rep
        if line and not rep and not told:
            return self._apply(Event.COUNTED_IN, now)
        said = self._delivery.phrases.spoken
        line = line or (said.again_rep(rep) if rep else said.going_on())
        self._begin(Playback(now, *count_in(self._delivery, line, counts=bool(rep))))
        return []

    def _lengthen(self, now: float) -> list[Cue]:
        """Make the rest longer; from then on the session has a changed timeline."""
        blocks = list(self.timeline.blocks)
        rest = blocks[self._index]
        span = replace(rest.spans[0], seconds=rest.seconds + MORE_REST)
        blocks[self._index] = block(rest.kind, rest.planned, rest.set_number, [span])
        self.timeline = replace(self.timeline, blocks=tuple(blocks))
        if self._playback is None:
            return []
        return [Hush(), *self._enter(now - self._playback.origin, now)]

    def _restart(self) -> float:
        """Return the second of the block at which the workout goes on after a pause.

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
        """Play the block from its second `since` on, beginning at second `at` of the clock."""
        fresh = waiting(self._renew(self.timeline), self.timeline.waits)
        self._take(fresh, self._index + bool(since))
        block = self._block
        cues: list[Cue] = []
        if block.kind is BlockKind.WORK:
            cues += self._sets.begin(self._index)
        self._rep_began = at
        moments = self._moments(block, since)
        self._begin(Playback(at - since, stands_at(block, since), moments, since))
        return cues

    def _take(self, timeline: Timeline, first: int) -> None:
        """Give the blocks from `first` on the lengths that they have in `timeline`."""
        if timeline is self.timeline:
            return
        blocks = (*self.timeline.blocks[:first], *timeline.blocks[first:])
        self.timeline = replace(timeline, blocks=blocks)

    def _moments(self, block: Block, since: float) -> list[Moment | RepEnd]:
        """Return the block's words and tones, and the ends of its reps, in order of time."""
        words = script(self.timeline, self._index, self._delivery, since)
        reps = rep_ends(block, self._index, self._sets.attempt(self._index), since)
        return sorted([*reps, *words], key=lambda moment: moment.at)

    def _end(self) -> list[Cue]:
        finished = self.state is State.FINISHED
        self._position = self.timeline.blocks[self._index].seconds if finished else self._position
        self._begin(None)
        *_, stopped = answers(self._delivery.phrases)
        hush = [] if finished else [Hush(), *self._answer(stopped)]
        return [*hush, *self._sets.close(complete=False), WorkoutEnded(complete=finished)]
