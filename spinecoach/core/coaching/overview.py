"""Sum up a workout for the Today page.

Named tuples in a module of their own: they are on the screen right after the start, before most
other modules are imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.exercise.equipment import Equipment
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
    equipment: Equipment
    cards: tuple[Card, ...]


def overview_of(timeline: Timeline, write: Callable[[float], str]) -> Overview:
    """Return the overview of a timeline; `write` returns kilograms as a text with their unit."""
    cards = tuple(_card(planned, write) for planned in timeline.plan)
    return Overview(timeline.title, timeline.seconds, timeline.equipment, cards)


def _card(planned: Planned, write: Callable[[float], str]) -> Card:
    variant = planned.variant.title if planned.variant else ""
    weight = "" if planned.weight_kg is None else write(planned.weight_kg)
    return Card(
        planned.title, planned.sets, planned.reps, ", ".join(filter(None, (variant, weight)))
    )
