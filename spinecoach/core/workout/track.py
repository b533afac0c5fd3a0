"""The track of one block: each line and tone is placed at a second at which it fits.

No line or tone overlaps another. A line that does not fit is replaced by a shorter one or left out.
`voice_track` says which lines are wanted where.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.core.workout.cues import Role, Say, Sound, Tone
from spinecoach.core.workout.timeline import spoken_seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spinecoach.core.phrases.phrases import Phrases

GAP = 0.12
"""The least seconds of silence between two lines."""

PHRASE_GAP = 0.4
"""Seconds of silence before a line that is not a count (docs/reference.md, section 8)."""


class Verbosity(StrEnum):
    """How much is spoken, each level less than the one before."""

    FULL = "full"
    BRIEF = "brief"
    NUMBERS = "numbers"
    TONES = "tones"


LEVELS = {
    Role.NUMBER: Verbosity.NUMBERS,
    Role.COUNTDOWN: Verbosity.NUMBERS,
    Role.PHASE: Verbosity.BRIEF,
    Role.CORRECTION: Verbosity.FULL,
    Role.BREATH: Verbosity.FULL,
    Role.COMPANY: Verbosity.NUMBERS,  # switched off by a setting of its own (`FILLING`)
    Role.HALFWAY: Verbosity.FULL,
    Role.STEP: Verbosity.FULL,
    # Where the workout is, how to stand up, and what a key did: everybody needs these.
    Role.TITLE: Verbosity.NUMBERS,
    Role.MOVE: Verbosity.NUMBERS,
    Role.REST: Verbosity.NUMBERS,
    Role.NEXT: Verbosity.NUMBERS,
    Role.READY: Verbosity.NUMBERS,
    Role.ANSWER: Verbosity.NUMBERS,
    Role.QUESTION: Verbosity.NUMBERS,
    Role.FAREWELL: Verbosity.NUMBERS,
}
"""For each role, the lowest level of speech at which its lines are still spoken."""

_LEAST_FIRST = tuple(reversed(Verbosity))

_SPOKEN = {
    verbosity: frozenset(
        role for role, level in LEVELS.items() if level in _LEAST_FIRST[: count + 1]
    )
    for count, verbosity in enumerate(_LEAST_FIRST)
}
"""The roles whose lines are spoken at each level."""

FILLING = frozenset({Role.COMPANY, Role.REST})
"""The roles that are left out for a person who likes silence: nobody needs them to follow."""


class Delivery(NamedTuple):
    """How lines are said: in which words, how long each takes, and how much is said.

    `spoken` returns the seconds that a line takes to say, None if no voice says it. With `quiet`,
    no words fill a silence or count the seconds of a rest.
    """

    phrases: Phrases
    spoken: Callable[[str], float | None] = spoken_seconds
    verbosity: Verbosity = Verbosity.FULL
    quiet: bool = False

    def wants(self, role: Role) -> bool:
        """Return whether lines of that role are spoken."""
        if self.quiet and role in FILLING:
            return False
        return role in _SPOKEN[self.verbosity]

    def voices(self, role: Role, line: str) -> bool:
        """Return whether a voice says a line of that role."""
        return self.wants(role) and self.spoken(line) is not None


@dataclass(frozen=True, slots=True)
class Moment:
    """A word or a tone at `at` seconds of its block.

    `announces` is the index of the span that a line is about, if that is not the span in which it
    begins.
    """

    at: float
    cue: Say | Sound
    announces: int | None = None


class _Placed(NamedTuple):
    """A line with its place: it sounds from `begin` to `end`, in seconds of the block."""

    begin: float
    end: float
    line: str
    role: Role
    announces: int | None


class Track:
    """Places the lines and tones of one block, none of them before `since`.

    A line that no voice says is placed as a caption, for about as long as it takes to read.
    `offered` holds every line that was considered, placed or not, in order: these are rendered
    before the workout.
    """

    def __init__(self, delivery: Delivery, since: float = 0.0) -> None:
        self.offered: dict[str, None] = {}
        self.delivery = delivery
        self._spoken = delivery.spoken
        self.since = since
        self._lines: list[_Placed] = []
        self._voiced: list[tuple[float, float]] = []
        self._tones: list[tuple[float, float, Tone]] = []
        self._sounding: list[tuple[float, float]] = []
        self._taken: list[tuple[float, float, float]] = []

    def say(self, role: Role, at: float, until: float, *lines: str) -> bool:
        """Place, at `at`, the first of the lines that is over by `until`."""
        return self._place(role, lines, lambda _: at, until)

    def announce(self, number: int, end: float, since: float, line: str) -> bool:
        """Place the word for the phase of span `number` to end at `end`, not before `since`."""
        return self._place(
            Role.PHASE, [line], lambda seconds: end - seconds, end, since, announces=number
        )

    def say_in(self, role: Role, since: float, until: float, *lines: str) -> bool:
        """Place the first of the lines that fits into the silence between `since` and `until`."""
        for begin, end, gap in self._taken:
            if begin >= until:
                break
            if end + gap > since:
                if begin - GAP >= since and self.say(role, since, begin - GAP, *lines):
                    return True
                since = end + gap
        return self.say(role, since, until, *lines)

    def offer(self, role: Role, *lines: str) -> None:
        """Note lines that may be said, so that they are rendered."""
        if self.delivery.wants(role):
            self.offered.update(dict.fromkeys(lines))

    def tone(self, at: float, tone: Tone) -> None:
        """Place a tone, unless a voice or another tone sounds there."""
        end = at + tone.seconds
        free = _is_free(at, end, self._voiced) and _is_free(at, end, self._sounding)
        if at >= self.since and free:
            self._tones.append((at, end, tone))
            self.keep_free(at, end)

    def keep_free(self, since: float, until: float) -> None:
        """Keep the voice out of that time, because something else sounds then."""
        self._sounding.append((since, until))
        insort(self._taken, (since, until, GAP))

    def voiced(self, role: Role, line: str) -> bool:
        """Return whether a voice says the line, at this verbosity."""
        return self.delivery.voices(role, line)

    def seconds(self, line: str) -> float:
        """Return how long a line takes to say, or to read if no voice says it."""
        seconds = self._spoken(line) if line else 0.0
        return spoken_seconds(line) if seconds is None else seconds

    def silence(self, longest: float, until: float) -> tuple[float, float] | None:
        """Return the start and the end of the first silence of more than `longest` seconds."""
        taken = [(placed.begin, placed.end) for placed in self._lines]
        begin = self.since
        for start, end in sorted([*taken, *self._sounding, (until, until)]):
            if start - begin > longest:
                return begin, start
            begin = max(begin, end)
        return None

    def moments(self) -> tuple[Moment, ...]:
        """Return everything that was placed, in order of time; tones before words."""
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
        if not self.delivery.wants(role):
            return False
        self.offered |= dict.fromkeys(lines)
        for line in lines:
            spoken = self._spoken(line)
            # A caption may be read while a tone sounds; a voice waits for its end.
            sounding = [] if spoken is None else self._sounding
            seconds = spoken_seconds(line) if spoken is None else spoken
            begin = begin_of(seconds)
            end = begin + seconds
            # With a tolerance: `end - seconds + seconds` is not always `end`.
            if begin < max(self.since, since) or end > until + 1e-9:
                continue
            if _is_free(begin, end, sounding) and _is_free(begin, end, self._lines):
                insort(self._lines, _Placed(begin, end, line, role, announces))
                insort(self._taken, (begin, end, PHRASE_GAP))
                if spoken is not None:
                    self._voiced.append((begin, end))
                return True
        return False


def _is_free(begin: float, end: float, taken: Iterable[tuple[float, float] | _Placed]) -> bool:
    """Return whether that time is far enough from everything that is placed already."""
    # With a tolerance, as in `_place`: a word that ends one gap before a tone leaves that gap.
    before, after = begin + 1e-9, end + GAP
    for one in taken:  # noqa: SIM110 - a loop is faster, and this runs thousands of times a block
        if after > one[0] + 1e-9 and before < one[1] + GAP:
            return False
    return True
