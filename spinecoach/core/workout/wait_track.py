"""What is said while the coach waits for the person, and when the pace is changed.

The time of a wait is counted from the moment at which the block stands still (`own_pace`). Once in
an exercise the coach says which key goes on, later it asks once, and in the end it pauses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.cues import Role, Tone
from spinecoach.core.workout.keymap import Context, key_label
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.core.workout.track import PHRASE_GAP, Track

if TYPE_CHECKING:
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.timeline import Block
    from spinecoach.core.workout.track import Delivery, Moment

ASKED = 20.0
"""Seconds after which the coach asks once."""

PATIENCE = 60.0
"""Seconds after which the workout is paused."""


def wait_script(block: Block, number: int, delivery: Delivery) -> tuple[Moment, ...]:
    """Lay out the words of a wait at span `number` of a block, in seconds from its start."""
    track, said = Track(delivery), delivery.phrases.spoken
    key = _key(delivery.phrases)
    if block.kind is BlockKind.GET_READY:
        track.tone(0.0, Tone.READY)
        begin = Tone.READY.seconds + PHRASE_GAP
        track.say(Role.READY, begin, ASKED, said.press_when_ready(key))
        _ask(track, said.take_your_time_ready(key))
    else:
        if block.spans[number].rep == 1 and _opens(block):
            track.say(Role.READY, PHRASE_GAP, ASKED, said.press_after_rep(key))
        _ask(track, said.take_your_time(key))
    return track.moments()


def _opens(block: Block) -> bool:
    """Return whether the block is the first set of its exercise or of its variant."""
    return block.planned is not None and block.set_number == block.planned.first


def _ask(track: Track, line: str) -> None:
    if not track.voiced(Role.QUESTION, line):
        track.tone(ASKED, Tone.READY)
    track.say(Role.QUESTION, ASKED, PATIENCE, line)


def pace_line(phrases: Phrases, *, own: bool) -> str:
    """Return what is said when from now on the person ends the reps (`own`), or the clock again."""
    said = phrases.spoken
    return said.own_pace(_key(phrases)) if own else said.coach_sets_pace()


def pace_lines(phrases: Phrases) -> tuple[str, ...]:
    """Return every line about the person's own pace, to be rendered before the workout."""
    said, key = phrases.spoken, _key(phrases)
    return (
        pace_line(phrases, own=True),
        pace_line(phrases, own=False),
        said.press_after_rep(key),
        said.press_when_ready(key),
        said.take_your_time(key),
        said.take_your_time_ready(key),
    )


def _key(phrases: Phrases) -> str:
    return key_label(phrases.keymap.keys_of(Context.OWN_PACE, Command.REP)[0], phrases)
