"""What a workout will sound like, from its layout alone: silences, overlaps, cues, loads held.

Everything here is a pure function, so a test goes through all paces and rates in seconds. The same
functions judge a recording, which is a row of sounds as well.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.core.coaching.weights import carries
from spinecoach.core.exercise.pose import Grip
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.cues import Role, Say
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.core.workout.voice_track import script

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spinecoach.core.workout.timeline import Block, Planned, Timeline
    from spinecoach.core.workout.track import Delivery

LONGEST_SILENCE = 8.0
"""Seconds of silence after which nobody knows any more whether the workout goes on."""

TOUCH = 0.02
"""Seconds by which measured sounds may seem to overlap."""

NOT_CUES = frozenset({Role.NUMBER, Role.COUNTDOWN, Role.PHASE, Role.HALFWAY})
"""The lines of a set that tell the place in it, not how to move."""

HAIR = 1e-6


class Sound(NamedTuple):
    """A line or a tone, `at` seconds from Start; `role` is "" for a tone.

    `rep` is the rep in which it begins, 0 outside of a set.
    """

    at: float
    seconds: float
    text: str
    role: str = ""
    rep: int = 0

    @property
    def end(self) -> float:
        """When it is over, in seconds from Start."""
        return self.at + self.seconds


class NamedBlock(NamedTuple):
    """A block of the workout by its name, from `begin` to `end` in seconds from Start."""

    name: str
    kind: str
    begin: float
    end: float


class Silence(NamedTuple):
    """A stretch without any sound, in seconds from Start, and the name of the block it is in."""

    begin: float
    seconds: float
    place: str


class Layout(NamedTuple):
    """A workout as it is planned; `loaded` is what `seconds_loaded` returns."""

    places: Sequence[NamedBlock]
    sounds: Sequence[Sound]
    loaded: dict[str, float]

    @property
    def end(self) -> float:
        """How long the workout lasts, in seconds."""
        return self.places[-1].end


def laid_out(timeline: Timeline, delivery: Delivery) -> Layout:
    """Return everything that a workout will sound, in order of time."""
    ends = accumulate(block.seconds for block in timeline.blocks)
    places = [
        NamedBlock(_name(block), block.kind.value, end - block.seconds, end)
        for block, end in zip(timeline.blocks, ends, strict=True)
    ]
    sounds = []
    for index, (block, place) in enumerate(zip(timeline.blocks, places, strict=True)):
        for moment in script(timeline, index, delivery):
            at, cue = place.begin + moment.at, moment.cue
            rep = block.spans[block.span_at(moment.at + HAIR)].rep
            if not isinstance(cue, Say):
                sounds.append(Sound(at, cue.tone.seconds, cue.tone.value, "", rep))
            elif (seconds := delivery.spoken(cue.text)) is not None:  # else it is only a caption
                sounds.append(Sound(at, seconds, cue.text, cue.role.value, rep))
    return Layout(places, sounds, seconds_loaded(timeline))


def silences(
    sounds: Iterable[tuple[float, float]],
    places: Sequence[NamedBlock],
    longest: float = LONGEST_SILENCE,
) -> list[Silence]:
    """Return the silences longer than `longest` seconds between Start and the end.

    `sounds` are pairs of begin and end in seconds from Start.
    """
    found, quiet_since = [], 0.0
    end = places[-1].end
    for begin, over in (*sorted(sounds), (end, end)):
        if begin - quiet_since > longest + HAIR:
            name = place_at(places, quiet_since + HAIR)
            found.append(Silence(quiet_since, begin - quiet_since, name))
        quiet_since = max(quiet_since, over)
    return found


def overlaps(sounds: Iterable[Sound]) -> list[tuple[Sound, Sound]]:
    """Return neighbours of which the second begins before the first is over."""
    ordered = sorted(sounds)
    return [(one, after) for one, after in pairwise(ordered) if after.at < one.end - TOUCH]


def place_at(places: Sequence[NamedBlock], second: float) -> str:
    """Return the name of the block at that second."""
    return next((place.name for place in places if second < place.end), "after the end")


def seconds_loaded(timeline: Timeline) -> dict[str, float]:
    """Return for each exercise with a weight how long it is held before the first lift.

    That is from the end of the step in which it is taken to the begin of the first set, in seconds.
    """
    held: dict[str, float] = {}
    for planned in timeline.plan:
        movement = planned.movement
        if not carries(movement):
            continue
        since: float | None = None
        now = 0.0
        for block in (b for b in timeline.blocks if b.planned is planned):
            if block.kind is BlockKind.WORK:
                break
            for span in block.spans:
                now += span.seconds
                grip = (span.step.grip or movement.grip) if span.step else Grip.EMPTY
                if since is None and grip not in {Grip.EMPTY, Grip.CLASPED}:
                    since = now
        held[_exercise(planned)] = now - (now if since is None else since)
    return held


def cues(layout: Layout) -> dict[str, list[tuple[float, Sound]]]:
    """Return for each set the cues in it, each with its second from the set's begin."""
    return {
        place.name: [
            (sound.at - place.begin, sound)
            for sound in layout.sounds
            if place.begin <= sound.at < place.end and sound.role and sound.role not in NOT_CUES
        ]
        for place in layout.places
        if place.kind == BlockKind.WORK
    }


def _exercise(planned: Planned) -> str:
    """Return the name of an exercise with its variant, as the workout page writes it."""
    return Phrases().workout.exercise(planned.title, planned.short_variant_title)


def _name(block: Block) -> str:
    kind = block.kind.value.replace("_", " ")
    if block.planned is None:
        return kind
    return f"{kind}, {_exercise(block.planned)}, set {block.set_number}"
