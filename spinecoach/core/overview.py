"""A workout at a glance: what Today shows of it before anything moves.

Kept apart from the rest, and of named tuples: it is on the screen a moment
after start, when little else has been loaded yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spinecoach.core.routine import Planned, Routine


class Card(NamedTuple):
    """One exercise: its name and how much of it."""

    title: str
    sets: int
    reps: int


class Overview(NamedTuple):
    """The whole: its name, how long it takes in seconds, what to have at hand, the exercises."""

    title: str
    seconds: float
    equipment: tuple[str, ...]
    cards: tuple[Card, ...]


def overview_of(routine: Routine) -> Overview:
    """Sum up a routine."""
    cards = tuple(_card(planned) for planned in routine.plan)
    return Overview(routine.title, routine.seconds, routine.equipment, cards)


def _card(planned: Planned) -> Card:
    return Card(planned.title, planned.sets, planned.reps)
