"""A workout at a glance: what Today shows of it before anything moves.

Kept apart from the rest, and of named tuples: it is on the screen a moment
after start, when little else has been loaded yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spinecoach.core.workout.timeline import Planned, Timeline


class Card(NamedTuple):
    """One exercise: its name, how much of it, and in what way: "Hands clasped", "2 kg"."""

    title: str
    sets: int
    reps: int
    way: str = ""


class Overview(NamedTuple):
    """The whole: its name, how long it takes in seconds, what to have at hand, the exercises."""

    title: str
    seconds: float
    equipment: tuple[str, ...]
    cards: tuple[Card, ...]


def overview_of(timeline: Timeline, unit: str = "kg") -> Overview:
    """Sum up a routine; weights are written in `unit`."""
    cards = tuple(_card(planned, unit) for planned in timeline.plan)
    return Overview(timeline.title, timeline.seconds, timeline.equipment, cards)


def _card(planned: Planned, unit: str) -> Card:
    from spinecoach.core.coaching.weights import shown

    variant = planned.variant.title if planned.variant else ""
    weight = "" if planned.weight_kg is None else shown(planned.weight_kg, unit)
    return Card(
        planned.title, planned.sets, planned.reps, ", ".join(filter(None, (variant, weight)))
    )
