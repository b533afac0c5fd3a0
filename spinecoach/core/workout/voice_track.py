"""Places the words and tones of a block: what is said at which second.

The clock drives the speech, never the reverse. Every line's true duration is known before the
workout starts. The most important lines are placed first, the others use the gaps. What is said in
a set is in `set_track`, what is said while the coach waits in `wait_track`. The tone that opens a
set sounds in the last beat of the count and is over as the first lift begins.

The rules are those of docs/reference.md, section 8. It never claims to see.
"""

from __future__ import annotations

from itertools import cycle
from math import ceil
from typing import TYPE_CHECKING

from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.cues import Role, Tone
from spinecoach.core.workout.keymap import Context, key_label
from spinecoach.core.workout.loudness import VOLUME, volume_answer
from spinecoach.core.workout.set_track import lay_out_set
from spinecoach.core.workout.timeline import TAKE_LEAST, TAKE_PAUSE, BlockKind
from spinecoach.core.workout.track import GAP, PHRASE_GAP, Delivery, Track, Verbosity
from spinecoach.core.workout.wait_track import pace_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinecoach.core.exercise.pose import Grip, Posture
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.phrases.spoken import SpokenPhrases
    from spinecoach.core.workout.timeline import Block, Planned, Span, Timeline
    from spinecoach.core.workout.track import Moment

TOLD_FIRST = 2.0
"""The least seconds after a pause in which the coach says what comes."""

COUNT_IN = TOLD_FIRST + 3.0
"""The least seconds of that if a movement comes: then "three, two, one" follows."""

LONG_REST = 30.0
"""In a rest of at least this many seconds the dumbbells are put down."""

LEAVES_FROM = 15.0
"""In a rest of at least this many seconds the person leaves the working position."""

POSITION = 5.0
"""Seconds from the sentence that leads back into the position to the set after the rest."""

QUIET = 8.0
"""Seconds of silence after which a person would wonder whether the workout still runs."""

SET_OVER = 1.0
"""Seconds from the end of a set to the first sound after its tone."""

ROUND = 5
"""The seconds left of a rest are said in multiples of this number."""


def script(
    timeline: Timeline, index: int, delivery: Delivery, since: float = 0.0
) -> tuple[Moment, ...]:
    """Lay out block number `index`, from `since` seconds on."""
    track = Track(delivery, since)
    _lay_out(track, timeline, index)
    return track.moments()


def count_in(delivery: Delivery, line: str, *, counts: bool) -> tuple[float, tuple[Moment, ...]]:
    """Lay out the return into the workout after a pause: what comes, then three, two, one.

    It `counts` only if a movement begins then. Return its seconds and what is heard.
    """
    track = Track(delivery)
    told = max(TOLD_FIRST, track.seconds(line) + PHRASE_GAP)
    seconds = told + COUNT_IN - TOLD_FIRST if counts else told
    if counts:
        _count_down(track, seconds)
    track.say(Role.READY, 0.0, told, line)
    return seconds, track.moments()


def place(timeline: Timeline, index: int, phrases: Phrases) -> str:
    """Return the line that names the start of a block, for a person who moves to it in the workout.

    As far as possible it is the line with which the block itself begins, so that fewer lines are
    needed.
    """
    block, said = timeline.blocks[index], phrases.spoken
    planned = block.planned
    if planned is None:
        return said.the_end()
    places = {
        BlockKind.WARM_UP: said.said(planned.title),
        BlockKind.MOVE: said.next_exercise(planned.title),
        BlockKind.GET_READY: said.get_ready(),
        BlockKind.WORK: said.said(phrases.workout.at_set(planned.title, block.set_number)),
        BlockKind.REST: _following(timeline, block, planned, said),
    }
    return places.get(block.kind) or block.spans[0].line


def answers(phrases: Phrases) -> tuple[str, str, str]:
    """Return what is said to a pause, to the wish to stop, and when the workout was stopped."""
    said, keys_of = phrases.spoken, phrases.keymap.keys_of
    go_on = keys_of(Context.PAUSED, Command.TOGGLE)[0]
    keep_going = keys_of(Context.STOPPING, Command.KEEP_GOING)[0]
    stop = keys_of(Context.STOPPING, Command.STOP)[0]
    return (
        said.paused(key_label(go_on, phrases)),
        said.stop_here(key_label(stop, phrases), key_label(keep_going, phrases)),
        said.stopped(),
    )


def all_lines(
    timeline: Timeline,
    phrases: Phrases,
    verbosity: Verbosity = Verbosity.FULL,
    part: slice = slice(None),
    *,
    quiet: bool = False,
) -> tuple[str, ...]:
    """Return every line that may be said in a part of the blocks, in the order of use.

    All longer and shorter forms of a thought are among them.
    """
    delivery = Delivery(phrases, lambda _: None, verbosity, quiet)
    indexes = range(*part.indices(len(timeline.blocks)))
    found = dict.fromkeys(first_lines(timeline, phrases, verbosity, part, quiet=quiet))
    if delivery.wants(Role.ANSWER):
        said = phrases.spoken
        most = max(timeline.blocks[index].reps for index in indexes)
        found |= dict.fromkeys(volume_answer(command, phrases) for command in VOLUME)
        found |= dict.fromkeys(map(said.minutes_left, _seconds_left(timeline, indexes)))
        found |= dict.fromkeys(map(said.again_rep, range(1, most + 1)))
        found |= dict.fromkeys(place(timeline, index, phrases) for index in indexes)
    return tuple(found)


def first_lines(
    timeline: Timeline, phrases: Phrases, verbosity: Verbosity, part: slice, *, quiet: bool
) -> tuple[str, ...]:
    """Return the lines that a part of the blocks cannot begin without, in the order of use.

    These are the lines of its blocks, and the answers to a pause, a stop and a mute.
    """
    delivery = Delivery(phrases, lambda _: None, verbosity, quiet)
    found: dict[str, None] = {}
    laid_out: list[tuple[Planned | None, tuple[Span, ...]]] = []
    for index in range(*part.indices(len(timeline.blocks))):
        block = timeline.blocks[index]
        if block.kind is BlockKind.WORK:
            # A later set of the same reps says the same lines, in other turns.
            if (block.planned, block.spans) in laid_out:
                continue
            laid_out.append((block.planned, block.spans))
        track = Track(delivery)
        _lay_out(track, timeline, index)
        found |= track.offered
    if delivery.wants(Role.ANSWER):
        said = phrases.spoken
        found |= dict.fromkeys((*answers(phrases), said.going_on(), said.voice_off()))
        found |= dict.fromkeys(pace_lines(phrases))
    return tuple(found)


def _seconds_left(timeline: Timeline, indexes: range) -> range:
    """Return the seconds that the workout may still take in these blocks, in steps of 30."""
    behind = sum(block.seconds for block in timeline.blocks[indexes.stop :])
    own = sum(timeline.blocks[index].seconds for index in indexes)
    return range(int(behind), int(behind + own) + 31, 30)


def _lay_out(track: Track, timeline: Timeline, index: int) -> None:
    block = timeline.blocks[index]
    planned = block.planned
    if planned is None:  # the farewell alone belongs to no exercise
        _farewell(track, block)
    elif block.kind is BlockKind.WORK:
        lay_out_set(track, block, planned)
    elif block.kind is BlockKind.WARM_UP:
        _warm_up(track, block, planned)
    elif block.kind is BlockKind.REST:
        _rest(track, timeline, index, planned)
    elif block.kind is BlockKind.GET_READY:
        _count_down(track, block.seconds)
        if block.spans[0].open:
            return  # what is said before is part of the wait (`wait_track`)
        track.tone(0.0, Tone.READY)
        said = track.delivery.phrases.spoken
        track.say_in(Role.READY, 0.0, block.seconds - 3.0, said.get_ready())
        _tell_seconds_left(track, block.seconds - 3.0, block.seconds)
    else:
        _told(track, block)


def _farewell(track: Track, block: Block) -> None:
    """Lay out how to leave the last position, then the tone and the words of the end."""
    *moves, end = zip(block.starts, block.spans, strict=True)
    for start, span in moves:
        # The set before ends with its own tone.
        _step(track, Role.MOVE, start, start + span.seconds, span.line, later=SET_OVER)
    start, span = end
    track.tone(start, Tone.WORKOUT_DONE)
    begin = start + Tone.WORKOUT_DONE.seconds + GAP
    track.say(Role.FAREWELL, begin, start + span.seconds, span.line)


def _warm_up(track: Track, block: Block, planned: Planned) -> None:
    """Lay out the name, its sentences spread as the captions are, and a cue in each silence."""
    said = track.delivery.phrases.spoken
    title = said.said(planned.title)
    if not track.voiced(Role.TITLE, title):
        track.tone(0.0, Tone.MOVE)
    track.say_in(Role.TITLE, 0.3, block.seconds, title)
    shown = ""
    for start, span in zip(block.starts, block.spans, strict=True):
        if span.line != shown:
            shown = span.line
            if start and not track.voiced(Role.MOVE, shown):
                track.tone(start, Tone.MOVE)
            track.say_in(Role.MOVE, max(0.3, start), block.seconds, shown)
    cues = [cue for phase in planned.movement.phases for cue in phase.cues]
    lines = dict.fromkeys(
        (*map(said.said, cues), *(said.said(one.line) for one in planned.exercise.corrections))
    )
    _keep_company(track, block.seconds, lines)


def _told(track: Track, block: Block) -> None:
    """Lay out a set-up or a move, one sentence a span; a tone if no voice says it."""
    for start, span in zip(block.starts, block.spans, strict=True):
        if block.kind is BlockKind.MOVE or (span.step and span.step.say != span.line):
            role = Role.MOVE
        else:
            role = Role.STEP if span.step else Role.TITLE
        _step(track, role, start, start + span.seconds, span.line)


def _step(
    track: Track, role: Role, start: float, end: float, line: str, *, later: float = 0.0
) -> None:
    """Lay out a step of a move; if no voice says it a tone, this many seconds `later`."""
    if not track.voiced(role, line):
        track.tone(start + later, Tone.MOVE)
    track.say(role, start, end, line)


def _count_down(track: Track, end: float) -> None:
    """Lay out three, two, one before the movement at `end`; ticks if no voice counts.

    The tone "go" ends as the first rep begins, so that it does not cover the first word.
    """
    for left in (3, 2, 1):
        line = track.delivery.phrases.spoken.number(left)
        placed = track.say(Role.COUNTDOWN, end - left, end - left + 1, line)
        if not (placed and track.voiced(Role.COUNTDOWN, line)):
            track.tone(end - left, Tone.TICK)
    track.tone(end - Tone.GO.seconds, Tone.GO)


def _rest(track: Track, timeline: Timeline, index: int, planned: Planned) -> None:
    block, after = timeline.blocks[index], timeline.blocks[index + 1]
    before = timeline.blocks[index - 1].planned or planned
    seconds, said = block.seconds, track.delivery.phrases.spoken
    track.keep_free(0.0, Tone.SET_DONE.seconds)  # the tone at the end of the set before
    work = after.kind is BlockKind.WORK
    end = seconds - 3 if work else seconds
    if work:
        _count_down(track, seconds)
        _back_into_position(track, planned, seconds, timeline.unit)
    leave = _leaving(before, seconds, said) if work else said.put_down(*_held(before))
    if leave:
        track.say_in(Role.NEXT, 1.0, end, leave)
    for left in (30, 10):
        if seconds >= left + 8:
            track.say(Role.REST, seconds - left, end, said.seconds_left(left))
    if not track.since:  # else, after a pause or in a longer rest, it is not its length
        track.say_in(Role.REST, 1.0, end, said.rest(round(seconds)), said.rest_short())
    track.say_in(Role.NEXT, 4.0, end, _following(timeline, block, planned, said))
    switch = planned.movement.switch
    if switch and block.set_number > planned.first:
        track.say_in(Role.NEXT, 7.0, end, switch)
    if _is_half_way(timeline, index):
        track.say_in(Role.NEXT, 7.0, end, said.half_of_the_workout())
    if (quiet := track.silence(QUIET, end)) is not None:
        track.say_in(Role.COMPANY, quiet[0] + 2.0, quiet[1] - GAP, said.breathe_slowly())
    track.offer(Role.COMPANY, said.breathe_slowly())
    _tell_seconds_left(track, end, seconds)


def _held(planned: Planned) -> tuple[Posture, Grip]:
    return planned.movement.posture, planned.movement.grip


def _leaving(planned: Planned, seconds: float, said: SpokenPhrases) -> str:
    """Return how to leave the working position between two sets; "" if that is not needed."""
    if seconds >= LONG_REST:
        return said.put_down(*_held(planned))
    return said.ease(*_held(planned)) if seconds >= LEAVES_FROM else ""


def _back_into_position(track: Track, planned: Planned, seconds: float, unit: str) -> None:
    """Lay out what to take and how to stand or lie, late enough that nothing is held for long."""
    said = track.delivery.phrases.spoken
    if not _leaving(planned, seconds, said):
        return
    last = planned.movement.steps[-1].say
    at = seconds - POSITION - track.seconds(last)
    _step(track, Role.NEXT, at, seconds - 3.0, last)
    if planned.carries and seconds >= LONG_REST:
        line = said.take(said.weight(planned.weight_kg, unit), two=planned.holds_two)
        taking = max(TAKE_LEAST, track.seconds(line) + TAKE_PAUSE)
        _step(track, Role.NEXT, at - taking, at, line)


def _following(timeline: Timeline, block: Block, planned: Planned, said: SpokenPhrases) -> str:
    """Return what comes after a rest."""
    if block.set_number != planned.first:
        return said.next_set(block.set_number, planned.numbers[-1])
    if planned is timeline.plan[-1]:
        return said.last_exercise(planned.title)
    return said.next_exercise(planned.title)


def _is_half_way(timeline: Timeline, index: int) -> bool:
    """Return whether the set before this block is the one with which half of the sets are done."""
    done = sum(block.kind is BlockKind.WORK for block in timeline.blocks[:index])
    return done == (timeline.planned_sets + 1) // 2


def _tell_seconds_left(track: Track, end: float, seconds: float) -> None:
    """Say how many seconds are left wherever it would be silent for long before `end`."""
    said = track.delivery.phrases.spoken
    track.offer(Role.COMPANY, *map(said.seconds_left, range(2 * ROUND, int(end), ROUND)))
    while (quiet := track.silence(QUIET, end)) is not None:
        since, until = quiet
        latest = ceil((seconds - since - QUIET) / ROUND) * ROUND
        lefts = range(max(2 * ROUND, latest), int(seconds - since), ROUND)
        if not any(
            track.say(Role.COMPANY, seconds - left, until, said.seconds_left(left))
            for left in lefts
        ):
            break


def _keep_company(track: Track, end: float, lines: Iterable[str]) -> None:
    """Say the lines in turn wherever it would be silent for long."""
    lines = tuple(lines)
    track.offer(Role.COMPANY, *lines)
    turn = cycle(lines)
    while (quiet := track.silence(QUIET, end)) is not None:
        if not track.say(Role.COMPANY, quiet[0] + 5.0, quiet[1], next(turn)):
            break
