"""The coach without a window: the same session, told in lines of text.

It coaches where there is no display, speaks where it can, and keeps the core
honest: whatever the window shows, this front end must be able to say. A line
is printed when its second comes, so the screen reads like the workout sounds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from spinecoach.core.coaching.readiness import CAUTION
from spinecoach.core.workout.cues import RepDone, Say, SetEnded
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.timeline import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TextIO

    from spinecoach.core.workout.cues import Cue
    from spinecoach.core.workout.frame import Frame
    from spinecoach.core.workout.performance import Performance, Summary
    from spinecoach.core.workout.ports import Clock
    from spinecoach.core.workout.timeline import Timeline
    from spinecoach.terminal.questions import TerminalCare

KEYS = "Keys: Space pause, Right or n skip, Left or b back, r repeat, h it hurts, q stop."

KEY_EVENTS = {
    "space": Event.TOGGLE,
    "right": Event.SKIP,
    "n": Event.SKIP,
    "left": Event.BACK,
    "b": Event.BACK,
    "r": Event.REPEAT,
    "q": Event.STOP,
    "escape": Event.STOP,
}

LEAVING = frozenset({"q", "escape", ""})
"""Keys that leave; "" came from a terminal that is gone."""

YES = frozenset({"y", "enter"})

HEADINGS = {
    BlockKind.WARM_UP: "Warm-up",
    BlockKind.MOVE: "Change of position",
    BlockKind.INTRO: "Set-up",
    BlockKind.GET_READY: "Get ready",
    BlockKind.REST: "Rest",
    BlockKind.FINISH: "Finish",
}

INDENT = " " * 7
"""What is counted stands below what is said, after the time."""


class Keys(Protocol):
    """Where keys come from; `present` is whether there is anybody to press one."""

    present: bool

    def wait(self, seconds: float | None) -> str:
        """Wait for a key at most so long; "" when none came."""


class TerminalCoach:
    """Leads through one workout in text; `care`, where it is set, asks how one is."""

    def __init__(self, clock: Clock, keys: Keys, out: TextIO) -> None:
        self.care: TerminalCare | None = None
        self._clock = clock
        self._keys = keys
        self._out = out
        self._index = -1

    def welcome(self, timeline: Timeline, troubles: Iterable[str]) -> None:
        """Say what is planned, how long it takes and what to have at hand."""
        self._print(f"{timeline.title}: about {timeline.seconds / 60:.0f} minutes")
        for block in timeline.blocks:
            if block.kind is BlockKind.INTRO:
                self._print(f"  {block.spans[0].line}")
        if timeline.equipment:
            self._print(f"Have at hand: {', '.join(timeline.equipment)}.")
        self._print(CAUTION)
        self.note(*troubles)

    def note(self, *troubles: str) -> None:
        """Say what is wrong and does not stop the workout; "" is nothing."""
        for trouble in filter(None, troubles):
            self._print(f"Note: {trouble}")

    def coach(self, performance: Performance) -> Summary:
        """Run the workout to its end, in its own time; return what was done.

        Control-C ends it as Stop does: what was done is kept, and
        `KeyboardInterrupt` goes on to the caller.
        """
        if self._keys.present:
            self._print(KEYS)
        try:
            self._show(performance, performance.handle(Event.START, self._clock.now()).cues)
            if self.care is not None:
                self.care.begun()
            while not performance.over:
                self._step(performance)
                if self.care is not None:
                    self.care.watch(performance)
        except KeyboardInterrupt:
            for _ in range(2):
                performance.handle(Event.STOP, self._clock.now())
            raise
        return performance.summary()

    def farewell(self, summary: Summary, trouble: str) -> None:
        """Say what was done, and whether it is kept."""
        for done in summary.done:
            self._print(
                f"  {done.planned.title}: {done.sets} of {done.planned.sets} sets, {done.reps} reps"
            )
        state = f"Not saved yet: {trouble}" if trouble else "Saved."
        self._print(f"{summary.sets} of {summary.planned_sets} sets, {summary.reps} reps. {state}")

    def make_safe(self, cause: Callable[[], str], try_again: Callable[[], bool]) -> None:
        """Where it is not saved, ask whoever is there to mend that, until it is or they leave.

        `cause` says in words why it is not saved, "" where it is.
        """
        while cause() and self._keys.present:
            self._print(f"Not saved yet. {cause()}")
            self._print("Any key = try again, q = quit and put it into a file elsewhere")
            if self._keys.wait(None) in LEAVING:
                return
            if try_again():
                self._print("Saved.")

    def _step(self, performance: Performance) -> None:
        """Wait for the next deadline or a key, whichever comes first."""
        deadline = performance.session.next_deadline()
        if deadline is None and not self._keys.present:
            # Paused by a clock that jumped, and nobody there to press a key.
            self._show(performance, performance.handle(Event.RESUME, self._clock.now()).cues)
            return
        key = self._keys.wait(None if deadline is None else self._clock.wait_for(deadline))
        if key == "h" and self.care is not None:
            self.care.hurt(performance)
            return
        if key:
            event = self._event_of(key, performance.session.state)
            now = self._clock.now()
        elif deadline is None:
            return
        else:
            event, now = Event.WAKE, self._clock.arrive(deadline)
        self._show(performance, performance.handle(event, now).cues)

    def _event_of(self, key: str, state: State) -> Event:
        if state is State.ASKING:
            return Event.STOP if key in YES else Event.KEEP_GOING
        if key == "?":
            self._print(KEYS)
        return KEY_EVENTS.get(key, Event.WAKE)

    def _show(self, performance: Performance, cues: tuple[Cue, ...]) -> None:
        """Print what has ended, then what begins, then what is said."""
        frame = performance.frame(self._clock.now())
        for cue in cues:
            match cue:
                case RepDone(block, _, rep):
                    self._print(f"{INDENT}rep {rep} of {performance.timeline.blocks[block].reps}")
                case SetEnded(_, _, reps, complete):
                    self._print(f"{INDENT}set {'done' if complete else 'ended'}: {reps} reps")
        if frame.index != self._index:
            self._index = frame.index
            self._print(f"\n{_heading(frame)}")
        for cue in cues:
            if isinstance(cue, Say):
                self._print(f"{_stamp(frame.elapsed)}  {cue.text}")
        if frame.state is State.ASKING:
            self._print("Stop here? What you did is kept. y = stop, any other key = go on")

    def say(self, line: str) -> None:
        """Print one line."""
        self._print(line)

    def _print(self, line: str) -> None:
        self._out.write(f"{line}\n")
        self._out.flush()


def _stamp(seconds: float) -> str:
    return f"{int(seconds // 60):02}:{int(seconds % 60):02}"


def _heading(frame: Frame) -> str:
    planned = frame.planned
    block = frame.block
    if block.kind is BlockKind.WORK and planned is not None:
        return f"{planned.name}: set {block.set_number} of {planned.numbers[-1]}, {block.reps} reps"
    if block.kind is BlockKind.WARM_UP and planned is not None:
        return f"Warm-up: {planned.title}, {block.seconds:.0f} seconds"
    title = f"{HEADINGS[block.kind]}, {block.seconds:.0f} seconds"
    return f"{title} (next: {planned.title})" if planned else title
