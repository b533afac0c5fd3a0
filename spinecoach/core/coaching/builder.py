"""Builds a session that is ready to start from what a person chose.

Both front ends do the same in this order: plan the exercises (`routine.plan_of`), ask which lines
the workout may say, have them rendered, then build the session on the lines' true durations.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import accumulate, chain
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.core.coaching.first_name import ARTICLE_NAME
from spinecoach.core.coaching.pain_lines import ANSWERED_ALOUD, AT_ONCE, PainLine
from spinecoach.core.coaching.resume import first_block
from spinecoach.core.workout.minutes import whole_minutes
from spinecoach.core.workout.own_pace import waiting
from spinecoach.core.workout.session import Session
from spinecoach.core.workout.timeline import (
    Telling,
    Waits,
    build_timeline,
    spoken_seconds,
)
from spinecoach.core.workout.track import Verbosity
from spinecoach.core.workout.voice_track import all_lines, first_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.coaching.loaded_lines import LoadedLines
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.preferences import Preferences
    from spinecoach.core.record.logbook import LoggedWorkout
    from spinecoach.core.workout.timeline import Planned, Timeline


FIRST_SECONDS = 30.0
"""Seconds of a workout whose lines are ready before it begins.

A block that begins within them counts as a whole: a minute of the standard workout. A machine that
takes 0.2 s for a line is ready with all the others before they are needed.
"""


USUAL = 600.0
"""Seconds named while the workout is measured with what is said at its start: the sentence that
names the true ones is about as long."""


class Around(NamedTuple):
    """What belongs to a workout besides its exercises; with `own_pace` the person ends each rep."""

    title: str = ARTICLE_NAME
    warm_up: tuple[Planned, ...] = ()
    own_pace: bool = False


ALONE = Around()
"""The exercises alone, at the coach's pace."""


class Script(NamedTuple):
    """Every line that a workout may say, in the order of use; the `first` ones begin it."""

    lines: tuple[str, ...]
    first: int


def estimate(
    plan: tuple[Planned, ...],
    preferences: Preferences,
    phrases: Phrases,
    around: Around = ALONE,
) -> Timeline:
    """Lay out the workout before any line is rendered: close enough to show how long it takes."""

    def spoken(line: str) -> float:
        return spoken_seconds(line, preferences.rate)

    return _laid_out(plan, preferences, phrases, spoken, around)


def _laid_out(
    plan: tuple[Planned, ...],
    preferences: Preferences,
    phrases: Phrases,
    spoken: Callable[[str], float],
    around: Around,
) -> Timeline:
    """Lay out the workout with this person's settings; `spoken` returns the seconds of a line."""
    telling = Telling(spoken, short=preferences.short_set_up, unit=preferences.unit)

    def laid_out(telling: Telling) -> Timeline:
        timeline = build_timeline(
            plan,
            phrases,
            title=around.title,
            pace=preferences.pace,
            warm_up=around.warm_up,
            telling=telling,
        )
        return waiting(timeline, Waits(reps=around.own_pace, ready=preferences.wait_ready))

    # The estimated minutes, so that the line is the same before and after it is rendered.
    by_estimate = replace(telling, spoken=partial(spoken_seconds, rate=preferences.rate))
    usual = _opening(plan, phrases, USUAL, USUAL if around.warm_up else 0)
    timeline = laid_out(replace(by_estimate, opening=usual))
    warm_up = 0.0
    if around.warm_up:
        first = next(n for n, block in enumerate(timeline.blocks) if block.planned is plan[0])
        warm_up = sum(block.seconds for block in timeline.blocks[1:first])
    opening = _opening(plan, phrases, timeline.seconds, warm_up)
    return laid_out(replace(telling, opening=opening))


def _opening(
    plan: tuple[Planned, ...], phrases: Phrases, seconds: float, warm_up: float
) -> tuple[str, ...]:
    """Return what is said at Start: how much is coming, and how long it takes."""
    said = phrases.spoken
    lines = [said.overview(len(plan), whole_minutes(seconds))]
    sets = {planned.sets for planned in plan}
    if len(sets) == 1 and len(plan) > 1:
        lines.append(said.sets_each(*sets))
    if warm_up:
        lines.append(said.first_warm_up(whole_minutes(warm_up)))
    return tuple(lines)


def script_of(
    plan: tuple[Planned, ...],
    preferences: Preferences,
    phrases: Phrases,
    around: Around = ALONE,
    cut_off: LoggedWorkout | None = None,
) -> Script:
    """Return every line that the workout may say, to be rendered in this order.

    First come those of the blocks with which it begins, or continues after it was `cut_off`.
    """
    timeline = estimate(plan, preferences, phrases, around)
    verbosity, quiet = Verbosity(preferences.verbosity), preferences.quiet
    start = first_block(timeline, cut_off) if cut_off else 0
    begins = accumulate((block.seconds for block in timeline.blocks[start:]), initial=0.0)
    part = slice(start, start + sum(begin < FIRST_SECONDS for begin in begins))
    aloud = phrases.pain.aloud
    needed = first_lines(timeline, phrases, verbosity, part, quiet=quiet)
    answered = [aloud(line, listens=True) for line in ANSWERED_ALOUD if preferences.listen]
    first = dict.fromkeys((*needed, *map(aloud, AT_ONCE), *answered))
    pain = map(aloud, PainLine)
    refused = phrases.workout.not_now()
    heard = (*phrases.listening.aloud(), refused) if preferences.listen else ()
    # In a workout that is continued, the blocks before the current one come last: the person may go
    # back to them.
    passes = (start, 0) if start else (0,)
    rest = (
        all_lines(timeline, phrases, verbosity, slice(since, None), quiet=quiet) for since in passes
    )
    lines = dict.fromkeys(chain(first, pain, heard, *rest))
    return Script(tuple(lines), len(first))


def lines_of(
    plan: tuple[Planned, ...],
    preferences: Preferences,
    phrases: Phrases,
    around: Around = ALONE,
) -> tuple[str, ...]:
    """Return every line that the workout may say."""
    return script_of(plan, preferences, phrases, around).lines


def session_of(
    plan: tuple[Planned, ...],
    preferences: Preferences,
    phrases: Phrases,
    lines: LoadedLines | None,
    cut_off: LoggedWorkout | None = None,
    around: Around = ALONE,
) -> Session:
    """Build the session on the true durations of the loaded lines.

    A line that is not loaded is only a caption; without `lines` all are. A workout that was
    `cut_off` continues at its first set that does not count yet.
    """
    spoken = spoken_by(lines)
    lasts = lasting(spoken, preferences)

    def laid_out() -> Timeline:
        timeline = _laid_out(plan, preferences, phrases, lasts, around)
        # The overview was said when it began.
        return replace(timeline, blocks=timeline.blocks[1:]) if cut_off else timeline

    def renew(timeline: Timeline) -> Timeline:
        # If a variant was changed, all lines of the new plan are there.
        fresh = lines is not None and lines.renew() and timeline.plan == plan
        return laid_out() if fresh else timeline

    timeline = laid_out()
    first = first_block(timeline, cut_off) if cut_off else 0
    verbosity = Verbosity(preferences.verbosity)
    return Session(
        timeline,
        phrases,
        spoken=spoken,
        verbosity=verbosity,
        quiet=preferences.quiet,
        first=first,
        renew=renew,
    )


def lasting(
    spoken: Callable[[str], float | None], preferences: Preferences
) -> Callable[[str], float]:
    """Return the function from a line to its seconds: spoken or, without the voice, read."""

    def seconds_of(line: str) -> float:
        seconds = spoken(line)
        return spoken_seconds(line, preferences.rate) if seconds is None else seconds

    return seconds_of


def spoken_by(lines: LoadedLines | None) -> Callable[[str], float | None]:
    """Return the function from a line to its spoken seconds, None for a line that is not spoken."""

    def spoken(line: str) -> float | None:
        clip = lines.clip(line) if lines else None
        return clip.seconds if clip else None

    return spoken
