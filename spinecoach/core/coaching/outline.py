"""A whole workout as a list, to be shown before it begins: each part with how long it takes.

The seconds of all parts add up to those of the timeline: the overview at Start belongs to the first
part, the farewell to the last, and changes of posture and set-ups to the exercise that follows.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.core.workout.timeline import BlockKind

if TYPE_CHECKING:
    from spinecoach.core.workout.timeline import Planned, Timeline


class OutlineKind(Enum):
    """What a part of a workout is."""

    WARM_UP = auto()
    EXERCISE = auto()
    REST = auto()


class OutlinePart(NamedTuple):
    """A part of a workout; `planned` are its exercises: all of a warm-up, one, or none in a rest.

    The rest between two exercises is a part, the rests between sets belong to their exercise.
    """

    kind: OutlineKind
    planned: tuple[Planned, ...]
    seconds: float


def outline_of(timeline: Timeline) -> tuple[OutlinePart, ...]:
    """Return the parts of a workout in their order."""
    parts: list[OutlinePart] = []
    waiting = 0.0  # what comes before a part and belongs to it
    counted = {id(planned) for planned in timeline.plan}
    for block in timeline.blocks:
        planned = block.planned
        if planned is None:  # the farewell
            parts[-1] = parts[-1]._replace(seconds=parts[-1].seconds + block.seconds)
        elif block.kind is BlockKind.OVERVIEW:
            waiting = block.seconds
        elif block.kind is BlockKind.REST and block.set_number == planned.first:
            parts.append(OutlinePart(OutlineKind.REST, (), block.seconds))
        else:
            kind = OutlineKind.EXERCISE if id(planned) in counted else OutlineKind.WARM_UP
            last = parts[-1] if parts else OutlinePart(OutlineKind.REST, (), 0.0)
            warms_up = kind is OutlineKind.WARM_UP
            if last.kind is not kind or not (warms_up or last.planned == (planned,)):
                last = OutlinePart(kind, (), 0.0)
                parts.append(last)
            members = last.planned if planned in last.planned else (*last.planned, planned)
            parts[-1] = OutlinePart(kind, members, last.seconds + block.seconds + waiting)
            waiting = 0.0
    return tuple(parts)
