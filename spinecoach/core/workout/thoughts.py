"""What is said in a rep besides its number: one thought a rep, in the phase that it is about.

A thought is a cue, how to breathe, or that half of a long set is done. The first rep has none: it
names its phases. Then come the most important cue, the breath, and the other cues in turn. No
thought is repeated before all others that fit were said. A thought that is too long for its phase
is said in its shorter form; if even that is too long, only the screen shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from spinecoach.core.exercise.exercise import Breath, PhaseKind
from spinecoach.core.workout.cues import Role
from spinecoach.core.workout.track import GAP, PHRASE_GAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spinecoach.core.exercise.exercise import Phase
    from spinecoach.core.workout.timeline import Block, Planned
    from spinecoach.core.workout.track import Track

BREATH_EVERY = 4
"""How to breathe is said in the third rep and then in every fourth."""

HALFWAY_FROM = 8
"""In sets of at least this many reps the coach says when half is done."""

_ORDER = (PhaseKind.ISOMETRIC, PhaseKind.ECCENTRIC, PhaseKind.CONCENTRIC, PhaseKind.PAUSE)
"""Cues of a hold come first: there is time to listen. The lift already has its number."""


class _Thought(NamedTuple):
    """A cue in its longer and shorter forms; `phase` is None if it is about no single phase."""

    lines: tuple[str, ...]
    phase: Phase | None


class _Window(NamedTuple):
    """A phase of one rep: where a thought about it may be said, in seconds of the block.

    A thought must be over by `word`, to leave room for the word that announces the next phase.
    """

    start: float
    end: float
    word: float
    phase: Phase


class Thoughts:
    """Places the thoughts of one set on its track, after the numbers are placed."""

    def __init__(self, track: Track, block: Block, planned: Planned) -> None:
        self._track = track
        self._block = block
        self._said = track.delivery.phrases.spoken
        self._thoughts = self._in_turn(planned, block.set_number - planned.first)
        self._times = {thought.lines: 0 for thought in self._thoughts}

    def lay_out(self) -> None:
        """Place one thought in each rep but the first."""
        for thought in self._thoughts:
            self._track.offer(Role.CORRECTION, *thought.lines)
        half = self._block.reps // 2 if self._block.reps >= HALFWAY_FROM else 0
        windows_of: dict[int, list[_Window]] = {}
        for rep, window in self._windows():
            windows_of.setdefault(rep, []).append(window)
        for rep in range(2, self._block.reps + 1):
            windows = windows_of.get(rep, [])
            if rep == half and self._tell_half(windows):
                continue
            if rep % BREATH_EVERY == BREATH_EVERY - 1 and self._breathe(windows):
                continue
            self._think(windows)

    def _in_turn(self, planned: Planned, sets_before: int) -> list[_Thought]:
        """Return the most important thought, then the others; each set begins with another one."""
        shorter = dict(planned.exercise.shorter)
        phases = sorted(planned.movement.phases, key=lambda phase: _ORDER.index(phase.kind))
        most = max((len(phase.cues) for phase in phases), default=0)
        concerns: list[tuple[str, Phase | None]] = [
            (phase.cues[rank], phase)
            for rank in range(most)
            for phase in phases
            if rank < len(phase.cues)
        ]
        # If a pack has no cues, its corrections are said instead.
        concerns = concerns or [(one.line, None) for one in planned.exercise.corrections]
        found: dict[str, _Thought] = {}
        for cue, phase in concerns:
            line = self._said.said(cue)
            short = shorter.get(cue)
            lines = (line, self._said.said(short)) if short else (line,)
            found.setdefault(line, _Thought(lines, phase))
        first, others = [*found.values()][:1], [*found.values()][1:]
        turn = 2 * sets_before % len(others) if others else 0
        return [*first, *others[turn:], *others[:turn]]

    def _windows(self) -> Iterator[tuple[int, _Window]]:
        """Yield each phase from the second rep on, with its rep."""
        block = self._block
        spans = zip(block.starts, block.spans, (*block.spans[1:], None), strict=True)
        for start, span, after in spans:
            if span.rep > 1 and span.phase:
                end = start + span.seconds - GAP
                word = self._said.said(after.phase.word) if after and after.phase else ""
                yield (
                    span.rep,
                    _Window(start, end, end - self._track.seconds(word), span.phase),
                )

    def _tell_half(self, windows: Sequence[_Window]) -> bool:
        """Say that half is done, as late in the rep as there is room."""
        return any(
            self._say(Role.HALFWAY, (self._said.halfway(),), window)
            for window in reversed(windows)
            if window.phase.kind is not PhaseKind.ISOMETRIC
        )

    def _breathe(self, windows: Sequence[_Window]) -> bool:
        """Say once how to breathe out and in; return whether there was room for one of them."""
        said = self._said
        forms = {
            Breath.OUT: (said.breathe_out(), said.exhale()),
            Breath.IN: (said.breathe_in(), said.inhale()),
        }
        self._track.offer(Role.BREATH, *(line for lines in forms.values() for line in lines))
        told: set[Breath] = set()
        for window in windows:
            breath = window.phase.breath
            if breath not in forms or breath in told:
                continue
            if self._say(Role.BREATH, forms[breath], window):
                told.add(breath)
        return bool(told)

    def _think(self, windows: Sequence[_Window]) -> None:
        """Say, of the thoughts that fit into this rep, the one that was said least often."""
        for thought in sorted(self._thoughts, key=lambda thought: self._times[thought.lines]):
            fitting = (window for window in windows if _fits(thought, window))
            if any(self._say(Role.CORRECTION, thought.lines, window) for window in fitting):
                self._times[thought.lines] += 1
                return

    def _say(self, role: Role, lines: tuple[str, ...], window: _Window) -> bool:
        """Say the longest form for which there is room; return whether there was any."""
        # If there is time, there is a pause after the word that announces the phase. In a hold
        # there may be no time for it, and the next word may have to wait for its phase.
        begin = window.start + PHRASE_GAP - GAP
        hold = window.phase.kind is PhaseKind.ISOMETRIC
        begins = (begin, window.start) if hold else (begin,)
        ends = (window.word, window.end) if hold else (window.end,)
        return any(
            self._track.say_in(role, start, end, line)
            for end in ends
            for line in lines
            for start in begins
        )


def _fits(thought: _Thought, window: _Window) -> bool:
    """Return whether the thought fits the phase; one about no phase is not said in a hold."""
    if thought.phase is None:
        return window.phase.kind is not PhaseKind.ISOMETRIC
    return window.phase is thought.phase
