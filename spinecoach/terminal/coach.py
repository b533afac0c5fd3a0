"""Leads through a workout in lines of text: the same session as in the window.

It needs no display, and speaks if it can. It also proves that the core needs no window: this front
end can say everything that the window shows. A line is printed at its second, so it can be read
along with the voice.
"""

from __future__ import annotations

from shutil import get_terminal_size
from textwrap import wrap
from time import monotonic
from typing import TYPE_CHECKING

from spinecoach.core.coaching.outline import outline_of
from spinecoach.core.phrases.outline import part_words
from spinecoach.core.workout.commands import Command, Digit
from spinecoach.core.workout.cues import RepDone, Say, SetEnded
from spinecoach.core.workout.events import EVENTS, Event
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.keymap import Context, context_of
from spinecoach.core.workout.loudness import VOLUME
from spinecoach.core.workout.minutes import whole_minutes
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.terminal.keys import answer_keys, standing_keys, workout_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TextIO

    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.preferences import Preferences
    from spinecoach.core.workout.commands import Wish
    from spinecoach.core.workout.cues import Cue
    from spinecoach.core.workout.frame import Frame
    from spinecoach.core.workout.performance import Performance, Summary
    from spinecoach.core.workout.ports import Clock
    from spinecoach.core.workout.timeline import Timeline
    from spinecoach.terminal.keys import Keys
    from spinecoach.terminal.pain_talk import PainTalk

    ChangeVolume = Callable[[Command, Callable[[str], None]], Preferences]

LEAVING = frozenset({"q", "escape", ""})
"""Keys that leave; "" comes from a terminal that was closed."""

INDENT = " " * 7
"""The indent of lines about reps: as wide as the time in front of spoken lines."""


class TerminalCoach:
    """Leads one person through one workout in text.

    `seconds` is a steady clock of real time, for questions that wait while the workout is paused.
    `talk`, if set, is the conversation about pain; `change_volume` carries out a volume command,
    also for the speaker, and returns the settings after it.
    """

    def __init__(
        self,
        clock: Clock,
        keys: Keys,
        out: TextIO,
        phrases: Phrases,
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        self.talk: PainTalk | None = None
        self.change_volume: ChangeVolume | None = None
        self._clock = clock
        self._keys = keys
        self._out = out
        self._phrases = phrases
        self._seconds = seconds
        self._index = -1
        self._heading = ""
        self._standing = ""

    # -- before and after --------------------------------------------------------

    def welcome(self, timeline: Timeline, troubles: Iterable[str], unit: str = "kg") -> None:
        """Print what is planned, part by part, how long it takes and what to have at hand.

        Weights are in `unit`, "kg" or "lb".
        """
        its = self._phrases.terminal
        called = self._phrases.common.routine(timeline.title)
        self.say(its.about_minutes(called, whole_minutes(timeline.seconds)))
        for part in outline_of(timeline):
            name, how = part_words(part, self._phrases, unit)
            self.say(f"  {its.part(self._phrases.start.clock(part.seconds), name, how)}")
        if things := self._phrases.common.equipment(timeline.equipment):
            self.say(its.have_at_hand(things))
        self.say(self._phrases.start.caution())
        self.note(*troubles)

    def note(self, *troubles: str) -> None:
        """Print what is wrong but does not stop the workout; nothing if the text is ""."""
        for trouble in filter(None, troubles):
            self.say(self._phrases.terminal.note(trouble))

    def farewell(self, summary: Summary, trouble: str) -> None:
        """Print what was done, and whether it is saved."""
        its = self._phrases.terminal
        for done in summary.done:
            planned = done.planned
            told = [its.exercise_done(planned.title, done.sets, planned.sets, done.reps)]
            told += [self._phrases.common.tempo(done.tempo)] if done.tempo else []
            self.say(f"  {self._phrases.common.comma_listed(told)}")
        if trouble:
            sets, of = summary.sets, summary.planned_sets
            self.say(its.workout_not_saved(sets, of, summary.reps, trouble))
        else:
            self.say(its.workout_saved(summary.sets, summary.planned_sets, summary.reps))

    def make_safe(self, cause: Callable[[], str], try_again: Callable[[], bool]) -> None:
        """While the workout is not saved, ask the person to solve that, until they leave.

        `cause` returns the reason in words, "" once it is saved.
        """
        its = self._phrases.terminal
        while cause() and self._keys.present:
            self.say(its.not_saved_yet(cause()))
            self.say(its.try_again_or_quit())
            if self._keys.wait(None) in LEAVING:
                return
            if try_again():
                self.say(its.saved())

    # -- the workout -------------------------------------------------------------

    def coach(self, performance: Performance) -> Summary:
        """Run the workout to its end, in its own time; return what was done.

        Control-C ends it as Stop does: what was done is kept, and `KeyboardInterrupt` is raised
        again.
        """
        workout = _Workout(performance, self._clock, self._show)
        if self._keys.present:
            self.say(workout_keys(self._phrases))
        try:
            workout.send(Event.START)
            if self.talk is not None:
                self.talk.begin()
            while not performance.over:
                if self.talk is not None and self.talk.context is not None:
                    self._wait_for_answer(self.talk, self.talk.context, workout)
                else:
                    self._step(workout)
                if self.talk is not None:
                    self.talk.watch(workout, self._seconds())
        except KeyboardInterrupt:
            # Nothing is printed, because the terminal may be closed.
            for _ in range(2):
                performance.handle(Event.STOP, self._clock.now())
            raise
        if self._standing:
            self._write("", "")
        return performance.summary()

    def _wait_for_answer(self, talk: PainTalk, context: Context, workout: _Workout) -> None:
        """Wait for a key, or until the time of the open question is over."""
        now = self._seconds()
        due = talk.wakes_at(now)
        key = self._keys.wait(None if due is None else max(0.0, due - now))
        if key:
            wish = self._phrases.keymap.wish_of(context, key)
            if wish is not None and not talk.handle(wish, workout, self._seconds()):
                self.say(self._phrases.workout.not_now())
        elif due is not None:
            # The time is over, even if rounding leaves the clock a little before it.
            talk.watch(workout, max(due, self._seconds()))
        elif not self._keys.present:
            talk.leave(workout, self._seconds())

    def _step(self, workout: _Workout) -> None:
        """Wait for the next deadline or a key, whichever comes first."""
        deadline = workout.performance.session.next_deadline()
        if deadline is None and not self._keys.present:
            # The clock jumped, which pauses the workout, and nobody is there to press a key.
            workout.send(Event.RESUME)
            return
        key = self._keys.wait(None if deadline is None else self._clock.wait_for(deadline))
        if key:
            wish = self._phrases.keymap.wish_of(context_of(workout.frame), key)
            if wish is not None and not self._done(wish, workout):
                self.say(self._phrases.workout.not_now())
        elif deadline is not None:
            workout.wake(self._clock.arrive(deadline))

    def _done(self, wish: Wish, workout: _Workout) -> bool:
        """Fulfil a wish; return whether that was possible."""
        if wish is Command.HELP:
            self.say(workout_keys(self._phrases))
        elif wish is Command.TIME_LEFT:
            remaining = workout.frame.remaining
            workout.tell(self._phrases.spoken.minutes_left(remaining))
            self.say(self._phrases.workout.minutes_left(remaining))
        elif wish in {Command.FULL_SCREEN, Command.MICROPHONE}:
            self.say(self._phrases.terminal.not_here())
        elif wish is Command.HURTS:
            return self.talk is not None and self.talk.handle(wish, workout, self._seconds())
        elif isinstance(wish, Command) and wish in EVENTS:
            return workout.send(EVENTS[wish])
        elif isinstance(wish, Digit):
            return workout.correct(wish.value)
        else:
            return isinstance(wish, Command) and self._volume_changed(wish, workout)
        return True

    def _volume_changed(self, command: Command, workout: _Workout) -> bool:
        if self.change_volume is None or command not in VOLUME:
            return False
        after = self.change_volume(command, workout.tell)
        its = self._phrases
        self.say(its.terminal.voice_is_off() if after.muted else its.workout.volume(after.volume))
        return True

    # -- lines -------------------------------------------------------------------

    def say(self, line: str) -> None:
        """Print one line, above the status line; in a terminal it is wrapped between words."""
        lines = [folded for part in line.split("\n") for folded in self._folded(part)]
        self._write("".join(f"{folded}\n" for folded in lines), self._standing)

    def _folded(self, line: str) -> list[str]:
        if not self._out.isatty():
            return [line]
        indent = " " * (len(line) - len(line.lstrip(" ")))
        return wrap(line, _width(), subsequent_indent=indent, break_on_hyphens=False) or [""]

    def _write(self, lines: str, standing: str) -> None:
        """Replace the status line by lines, and write the status line below them."""
        # Not more blanks: in a window that became narrower they would begin a new line.
        blanks = " " * min(len(self._standing), _width())
        wiped = f"\r{blanks}\r" if self._standing else ""
        self._standing = standing
        self._out.write(f"{wiped}{lines}{standing}")
        self._out.flush()

    def _stand(self, frame: Frame) -> None:
        """Show clock, block and keys in the status line, if a person sees the terminal."""
        if not (self._keys.present and self._out.isatty()):
            return
        its = self._phrases.terminal
        clock, whole = _stamp(frame.elapsed), _stamp(frame.timeline.seconds)
        keys = standing_keys(context_of(frame), self._phrases)
        bare = len(its.standing(clock, whole, "", keys))
        heading = _cut(self._heading, _width() - bare)
        standing = its.standing(clock, whole, heading, keys)[: _width()]
        if standing != self._standing:
            self._write("", standing)

    def _show(self, frame: Frame, cues: tuple[Cue, ...]) -> None:
        """Print what has ended, what begins, and what is said, in this order."""
        its = self._phrases.terminal
        for cue in cues:
            match cue:
                case RepDone(block, _, rep):
                    self.say(f"{INDENT}{its.rep_done(rep, frame.timeline.blocks[block].reps)}")
                case SetEnded(_, _, reps, complete):
                    self.say(f"{INDENT}{its.set_done(reps) if complete else its.set_ended(reps)}")
        if frame.index != self._index:
            self._index = frame.index
            self._heading = self._heading_of(frame)
            self.say(f"\n{self._heading}")
        for cue in cues:
            if isinstance(cue, Say):
                self.say(f"{_stamp(frame.elapsed)}  {cue.text}")
        if frame.state is State.ASKING:
            self.say(its.stop_here())
            choice = (Command.STOP, Command.KEEP_GOING)
            self.say(answer_keys(Context.STOPPING, choice, self._phrases))
        self._stand(frame)

    def _heading_of(self, frame: Frame) -> str:
        its, block, planned = self._phrases.terminal, frame.block, frame.planned
        seconds = round(block.seconds)
        if planned is None:
            return its.finish_heading(seconds)
        if block.kind is BlockKind.OVERVIEW:
            name = self._phrases.common.routine(frame.timeline.title)
            return its.overview_heading(name, seconds)
        if block.kind is BlockKind.WORK:
            last = planned.numbers[-1]
            name = self._phrases.workout.exercise(planned.title, planned.short_variant_title)
            return its.set_heading(name, block.set_number, last, block.reps)
        headings = {
            BlockKind.WARM_UP: its.warm_up_heading,
            BlockKind.MOVE: its.move_heading,
            BlockKind.INTRO: its.set_up_heading,
            BlockKind.GET_READY: its.get_ready_heading,
            BlockKind.REST: its.rest_heading,
        }
        return headings[block.kind](planned.title, seconds)


def _width() -> int:
    """Return the most characters of a line: a full line would begin a new one."""
    return max(1, get_terminal_size().columns - 1)


def _cut(text: str, room: int) -> str:
    """Return a text cut to the room for it."""
    return text if len(text) <= room else f"{text[: max(0, room - 1)]}…"


class _Workout:
    """A performance on its clock; everything that happens is printed (`pain_talk.Workout`)."""

    def __init__(
        self,
        performance: Performance,
        clock: Clock,
        show: Callable[[Frame, tuple[Cue, ...]], None],
    ) -> None:
        self.performance = performance
        self._clock = clock
        self._show = show

    @property
    def frame(self) -> Frame:
        """The frame of this moment."""
        return self.performance.frame(self._clock.now())

    def send(self, event: Event) -> bool:
        """Pass an event on, with the present second; return whether it was done."""
        answer = self.performance.handle(event, self._clock.now())
        self._show(self.frame, answer.cues)
        return answer.done

    def wake(self, now: float) -> None:
        """Play everything that is due."""
        answer = self.performance.handle(Event.WAKE, now)
        self._show(self.frame, answer.cues)

    def correct(self, digit: int) -> bool:
        """Take a digit as the number of reps that were really done in the set right before."""
        answer = self.performance.correct(digit, self._clock.now())
        self._show(self.frame, answer.cues)
        return answer.done

    def tell(self, line: str) -> None:
        """Say a line outside the voice track; "" ends what is being said."""
        self.performance.tell(line)

    def change(self, timeline: Timeline, index: int) -> bool:
        """Go on with another timeline at one of its blocks; return whether it was done."""
        answer = self.performance.change(timeline, index)
        self._show(self.frame, answer.cues)
        return answer.done


def _stamp(seconds: float) -> str:
    return f"{int(seconds // 60):02}:{int(seconds % 60):02}"
