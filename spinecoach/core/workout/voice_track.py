"""Which words and tones fall on which second of a block.

The clock drives the speech, never the reverse. Every line's true duration is
known before the workout starts, so the script can lay it out like a composer:
what matters most is placed first (the count of the reps, the count of a hold),
what remains may use the gaps, and a line that does not fit gives way to a
shorter one or to silence. Nothing sounds over anything else, be it a line or a
tone, and none outlasts its phase: the tone that opens a set is the upbeat of its
first lift, in the last beat of the count, and has died away as the lift begins.

The rules are those of the content reference, section 8: the rep's number at
the start of each lift, a hold counted down on whole seconds, the last three
reps announced, one correction on the first rep and every third, the phase word
so that it ends as the phase begins, a rest at thirty and ten seconds and at
three, two, one. It never claims to see.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.core.exercise.exercise import PhaseKind
from spinecoach.core.workout.cues import Role, Say, Sound, Tone
from spinecoach.core.workout.timeline import BlockKind, spoken_seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from spinecoach.core.exercise.exercise import Correction
    from spinecoach.core.workout.timeline import Block, Planned, Span, Timeline

GAP = 0.12
"""Seconds of silence between two lines at least."""

PHRASE_GAP = 0.4
"""Seconds of silence before a line that is not a count (content reference, section 8)."""

COUNT_IN = 4.0
"""Seconds from the wish to go on until the workout goes on: "ready", then three to one."""

CORRECTION_EVERY = 3
"""A correction comes on the first rep and then on every third."""

COUNTED_HOLD = 2.0
"""A hold of at least so many seconds is counted."""

HALFWAY_FROM = 8
"""Sets of at least so many reps are told when half is done."""

PAUSED = "Paused."
READY = "Ready."
ASK_STOP = "Stop here?"
HALFWAY = "Halfway."
FAREWELL = "Workout done. Nice work."

_UNITS = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
]
_TENS = ["", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

LAST_REPS = {3: "Three more.", 2: "Two more.", 1: "Last one."}
"""What replaces the number of the last three reps, by reps left with the one that begins."""


class Verbosity(StrEnum):
    """How much is spoken, each level less than the one before."""

    FULL = "full"
    BRIEF = "brief"
    NUMBERS = "numbers"
    TONES = "tones"


_ORDER = tuple(Verbosity)

LEVELS = {
    Role.NUMBER: Verbosity.NUMBERS,
    Role.COUNTDOWN: Verbosity.NUMBERS,
    Role.PHASE: Verbosity.BRIEF,
    Role.CORRECTION: Verbosity.FULL,
    Role.HALFWAY: Verbosity.FULL,
    Role.TITLE: Verbosity.BRIEF,
    Role.STEP: Verbosity.FULL,
    # How to stand up is a matter of safety.
    Role.MOVE: Verbosity.BRIEF,
    Role.REST: Verbosity.BRIEF,
    Role.NEXT: Verbosity.BRIEF,
    Role.READY: Verbosity.BRIEF,
    Role.ANSWER: Verbosity.BRIEF,
    Role.QUESTION: Verbosity.BRIEF,
    Role.FAREWELL: Verbosity.BRIEF,
}
"""The tersest level at which lines of a role are still spoken."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A word or a tone at `at` seconds of its block.

    `announces` is the index of the span of which a line speaks, where that is not the one in
    which it begins.
    """

    at: float
    cue: Say | Sound
    announces: int | None = None


class _Placed(NamedTuple):
    """A line that has its place: it sounds from `begin` to `end`, in seconds of the block."""

    begin: float
    end: float
    line: str
    role: Role
    announces: int | None


def number_word(number: int) -> str:
    """Spell a number from 0 to 99, as it is spoken: "Twenty one."."""
    if number < len(_UNITS):
        return f"{_UNITS[number].capitalize()}."
    tens, unit = divmod(number, 10)
    return f"{_TENS[tens]} {_UNITS[unit] if unit else ''}".strip().capitalize() + "."


def sentence(words: str) -> str:
    """Write words as a sentence, so that a pack may say "lift" and the voice drops its tone."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


class Track:
    """The voice's line of time in one block: places lines where they fit, and nowhere else.

    `spoken` gives the seconds that a line takes to say, None where no voice says
    it: it is then laid out as a caption for about as long as it takes to read.
    Nothing is placed before `since`. `offered` gathers every line that was ever
    considered, placed or not: what has to be rendered beforehand.
    """

    def __init__(
        self,
        spoken: Callable[[str], float | None],
        verbosity: Verbosity = Verbosity.FULL,
        since: float = 0.0,
    ) -> None:
        self.offered: dict[str, None] = {}
        self._spoken = spoken
        self._verbosity = verbosity
        self._since = since
        self._lines: list[_Placed] = []
        self._tones: list[tuple[float, float, Tone]] = []
        self._sounding: list[tuple[float, float]] = []

    def wants(self, role: Role) -> bool:
        """Return whether lines of that role are spoken at this verbosity."""
        return _ORDER.index(LEVELS[role]) >= _ORDER.index(self._verbosity)

    def say(self, role: Role, at: float, until: float, *lines: str) -> bool:
        """Place the first of the lines that, begun at `at`, is over by `until`."""
        return self._place(role, lines, lambda _: at, until)

    def announce(self, number: int, end: float, since: float, line: str) -> bool:
        """Place the word for the phase of span `number`, ending at `end`, not before `since`."""
        return self._place(
            Role.PHASE, [line], lambda seconds: end - seconds, end, since, announces=number
        )

    def say_in(self, role: Role, since: float, until: float, *lines: str) -> bool:
        """Place the first of the lines that fits into the silence between `since` and `until`."""
        taken = [(placed.begin, placed.end, PHRASE_GAP) for placed in self._lines]
        taken += [(begin, end, GAP) for begin, end in self._sounding]
        for begin, end, gap in sorted(taken):
            if begin < until and end + gap > since:
                if begin - GAP >= since and self.say(role, since, begin - GAP, *lines):
                    return True
                since = end + gap
        return self.say(role, since, until, *lines)

    def offer(self, role: Role, *lines: str) -> None:
        """Take note of lines that may be said, so that they are rendered."""
        if self.wants(role):
            self.offered.update(dict.fromkeys(lines))

    def tone(self, at: float, tone: Tone) -> None:
        """Sound a tone, unless a voice or another tone sounds there."""
        end = at + tone.seconds
        voiced = [(p.begin, p.end) for p in self._lines if self._spoken(p.line) is not None]
        if at >= self._since and _is_free(at, end, [*voiced, *self._sounding]):
            self._tones.append((at, end, tone))
            self.keep_free(at, end)

    def keep_free(self, since: float, until: float) -> None:
        """Let no voice speak there: something else sounds."""
        self._sounding.append((since, until))

    def voiced(self, line: str) -> bool:
        """Return whether a voice says the count, at this verbosity."""
        return self.wants(Role.COUNTDOWN) and self._spoken(line) is not None

    def moments(self) -> tuple[Moment, ...]:
        """Everything that was placed, in order of time; tones before words."""
        tones = [Moment(begin, Sound(tone)) for begin, _, tone in self._tones]
        lines = [
            Moment(begin, Say(line, role), announces)
            for begin, _, line, role, announces in self._lines
        ]
        return tuple(sorted([*tones, *lines], key=lambda moment: moment.at))

    def _place(
        self,
        role: Role,
        lines: Iterable[str],
        begin_of: Callable[[float], float],
        until: float,
        since: float = 0.0,
        announces: int | None = None,
    ) -> bool:
        if not self.wants(role):
            return False
        self.offer(role, *lines)
        for line in lines:
            seconds = self._spoken(line)
            # A caption may be read while a tone sounds; a voice waits for its end.
            taken = [] if seconds is None else list(self._sounding)
            seconds = spoken_seconds(line) if seconds is None else seconds
            begin = begin_of(seconds)
            end = begin + seconds
            # A hair of tolerance: `end - seconds + seconds` is not always `end`.
            if begin < max(self._since, since) or end > until + 1e-9:
                continue
            if _is_free(begin, end, [*taken, *((p.begin, p.end) for p in self._lines)]):
                insort(self._lines, _Placed(begin, end, line, role, announces))
                return True
        return False


def _is_free(begin: float, end: float, taken: Iterable[tuple[float, float]]) -> bool:
    """Whether there is a gap on both sides of it to everything that is there already."""
    return all(end + GAP <= b or begin >= e + GAP for b, e in taken)


def script(
    timeline: Timeline,
    index: int,
    spoken: Callable[[str], float | None],
    verbosity: Verbosity = Verbosity.FULL,
    since: float = 0.0,
) -> tuple[Moment, ...]:
    """Lay out block number `index`, from `since` seconds on."""
    track = Track(spoken, verbosity, since)
    _lay_out(track, timeline, index)
    return track.moments()


def count_in(
    spoken: Callable[[str], float | None],
    verbosity: Verbosity = Verbosity.FULL,
    *,
    work: bool = False,
) -> tuple[Moment, ...]:
    """Lay out the count after a pause: "ready", then three, two, one on whole seconds.

    `work` tells that a rep begins behind it.
    """
    track = Track(spoken, verbosity)
    _count_down(track, COUNT_IN, work=work)
    track.say(Role.READY, 0.0, COUNT_IN - 3.0, READY)
    return track.moments()


def all_lines(timeline: Timeline, verbosity: Verbosity = Verbosity.FULL) -> tuple[str, ...]:
    """Every line that the workout may say, longer and shorter ones, in order of need."""
    track = Track(lambda _: None, verbosity)
    for index in range(len(timeline.blocks)):
        fresh = Track(lambda _: None, verbosity)
        fresh.offered = track.offered
        _lay_out(fresh, timeline, index)
    if track.wants(Role.ANSWER):
        track.offered.update(dict.fromkeys((PAUSED, READY, ASK_STOP)))
    return tuple(track.offered)


def _lay_out(track: Track, timeline: Timeline, index: int) -> None:
    block = timeline.blocks[index]
    planned = block.planned
    if planned is None:  # the farewell alone belongs to no exercise
        track.tone(0.0, Tone.WORKOUT_DONE)
        begin = Tone.WORKOUT_DONE.seconds + GAP
        track.say(Role.FAREWELL, begin, block.seconds, FAREWELL)
    elif block.kind is BlockKind.WORK:
        _work(track, block, planned)
    elif block.kind is BlockKind.WARM_UP:
        _warm_up(track, block, planned)
    elif block.kind is BlockKind.REST:
        _rest(track, block, planned, work=timeline.blocks[index + 1].kind is BlockKind.WORK)
    elif block.kind is BlockKind.GET_READY:
        track.tone(0.0, Tone.READY)
        _count_down(track, block.seconds, work=True)
        track.say_in(Role.READY, 0.0, block.seconds - 3.0, "Get ready.")
    else:
        _told(track, block)


def _warm_up(track: Track, block: Block, planned: Planned) -> None:
    """Lay out the name, then its sentences; nothing is counted."""
    track.say_in(Role.TITLE, 0.3, block.seconds, sentence(planned.title))
    for step in planned.movement.steps:
        track.say_in(Role.MOVE, 0.3, block.seconds, step.say)


def _told(track: Track, block: Block) -> None:
    """Lay out a set-up or a move, a sentence a span."""
    for start, span in zip(block.starts, block.spans, strict=True):
        role = Role.STEP if span.step else Role.TITLE
        role = Role.MOVE if block.kind is BlockKind.MOVE else role
        track.say(role, start, start + span.seconds, span.line)


def _count_down(track: Track, end: float, *, work: bool) -> None:
    """Three, two, one, so that zero falls on `end`; ticks where no voice counts.

    Before `work` the go leads in, over as the first rep begins: nothing covers its number.
    """
    for left in (3, 2, 1):
        line = number_word(left)
        if not track.voiced(line):
            track.tone(end - left, Tone.TICK)
        track.say(Role.COUNTDOWN, end - left, end - left + 1, line)
    if work:
        track.tone(end - Tone.GO.seconds, Tone.GO)


def _rest(track: Track, block: Block, planned: Planned, *, work: bool) -> None:
    seconds = block.seconds
    track.keep_free(0.0, Tone.SET_DONE.seconds)  # the set before it ends with that
    _count_down(track, seconds, work=work)
    for left, line in ((30, "Thirty seconds."), (10, "Ten seconds.")):
        if seconds >= left + 8:
            track.say(Role.REST, seconds - left, seconds - 3, line)
    track.say_in(Role.REST, 1.0, seconds - 3, f"Rest {seconds:.0f} seconds.", "Rest.")
    if block.set_number == planned.first:
        following = f"Next: {planned.title}."
    else:
        following = f"Next: set {block.set_number} of {planned.numbers[-1]}."
    track.say_in(Role.NEXT, 4.0, seconds - 3, following)
    switch = planned.movement.switch
    if switch and block.set_number > planned.first:
        track.say_in(Role.NEXT, 7.0, seconds - 3, switch)


def _work(track: Track, block: Block, planned: Planned) -> None:
    spans = tuple(zip(block.starts, block.spans, strict=True))
    lifts = _first_lifts(block)
    for start, span in spans:
        _count(track, block, start, span, leads=start in lifts)
    for number, (start, _) in enumerate(spans):
        _announce(track, block, number, leads=start in lifts)
    corrections = planned.exercise.corrections
    for rep in range(1, block.reps + 1):
        _correct(track, block, corrections, rep)


def _first_lifts(block: Block) -> set[float]:
    """Where the first lift of each rep begins; a rep of two sides has two, and one number."""
    found: dict[int, float] = {}
    for start, span in zip(block.starts, block.spans, strict=True):
        if span.phase and span.phase.kind is PhaseKind.CONCENTRIC:
            found.setdefault(span.rep, start)
    return set(found.values())


def _count(track: Track, block: Block, start: float, span: Span, *, leads: bool) -> None:
    """The numbers: of the rep as its lift begins, of the seconds of a hold."""
    end = start + span.seconds
    if leads:
        number = number_word(span.rep)
        left = block.reps - span.rep + 1
        lines = (LAST_REPS[left], number) if left in LAST_REPS else (number,)
        track.say(Role.NUMBER, start, end, *lines)
    elif span.phase and span.phase.kind is PhaseKind.ISOMETRIC and span.seconds >= COUNTED_HOLD:
        for left in range(int(span.seconds), 0, -1):
            track.say(Role.COUNTDOWN, end - left, end - left + 1, number_word(left))


def _announce(track: Track, block: Block, number: int, *, leads: bool) -> None:
    """Lay out a phase's word, ending as the phase begins; where there is no room, at its begin."""
    span, start = block.spans[number], block.starts[number]
    phase = span.phase
    if phase is None or phase.kind is PhaseKind.PAUSE:
        return
    if leads and span.rep > 1:
        return  # from the second rep on, the number alone is the signal to lift
    word = sentence(phase.word)
    # A count begins with the lift and with a counted hold: the word leaves it room.
    counted = leads or phase.kind is PhaseKind.ISOMETRIC
    end = start - GAP if counted else start
    since = block.starts[max(0, number - 1)]
    if not track.announce(number, end, since, word) and not leads:
        track.say(Role.PHASE, start, start + span.seconds, word)


def _correct(track: Track, block: Block, corrections: Sequence[Correction], rep: int) -> None:
    """One correction in the rep's longest silence: on the first rep and on every third."""
    windows = sorted(
        (
            (start, start + span.seconds - GAP, span.phase)
            for start, span in zip(block.starts, block.spans, strict=True)
            if span.rep == rep and span.phase and span.phase.kind is not PhaseKind.ISOMETRIC
        ),
        key=lambda window: window[0] - window[1],
    )
    if rep % CORRECTION_EVERY == 1:
        turn = rep // CORRECTION_EVERY + (block.set_number - 1) * CORRECTION_EVERY
        lines = [sentence(corrections[turn % len(corrections)].line)] if corrections else []
        every = [sentence(cue) for _, _, phase in windows for cue in phase.cues]
        track.offer(Role.CORRECTION, *lines, *every)
        for start, end, phase in windows:
            cues = map(sentence, phase.cues)
            if track.say_in(Role.CORRECTION, start, end, *lines, *cues):
                return
    elif rep == block.reps // 2 and block.reps >= HALFWAY_FROM:
        for start, end, _ in reversed(windows):
            if track.say_in(Role.HALFWAY, start, end, HALFWAY):
                return
