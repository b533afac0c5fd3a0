"""Sum up a workout for the Today page.

Named tuples in a module of their own: they are on the screen right after the start, before most
other modules are imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spinecoach.core.workout.timeline import Planned, Timeline


class Card(NamedTuple):
    """One exercise: title, sets, reps, and its variant and weight: "Hands clasped, 2 kg"."""

    title: str
    sets: int
    reps: int
    way: str = ""


class Overview(NamedTuple):
    """A whole workout: title, duration in seconds, equipment, exercises."""

    title: str
    seconds: float
    equipment: tuple[str, ...]
    cards: tuple[Card, ...]


def overview_of(timeline: Timeline, unit: str = "kg") -> Overview:
    """Return the overview of a timeline; weights are written in `unit`, "kg" or "lb"."""
    cards = tuple(_card(planned, unit) for planned in timeline.plan)
    return Overview(timeline.title, timeline.seconds, timeline.equipment, cards)


def _card(planned: Planned, unit: str) -> Card:
    from spinecoach.core.coaching.weights import shown

    variant = planned.variant.title if planned.variant else ""
    weight = "" if planned.weight_kg is None else shown(planned.weight_kg, unit)
    return Card(
        planned.title, planned.sets, planned.reps, ", ".join(filter(None, (variant, weight)))
    )
