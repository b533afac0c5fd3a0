"""Sum up a workout for the Today page.

Named tuples in a module of their own: they are on the screen right after the start, before most
other modules are imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spinecoach.core.exercise.equipment import Equipment
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.timeline import Timeline


class OverviewItem(NamedTuple):
    """One exercise: title, sets, reps, and its variant and weight: "Hands clasped, 2 kg"."""

    title: str
    sets: int
    reps: int
    variant: str = ""


class Overview(NamedTuple):
    """A whole workout: title, duration in seconds, equipment, exercises."""

    title: str
    seconds: float
    equipment: Equipment
    cards: tuple[OverviewItem, ...]


def overview_of(timeline: Timeline, phrases: Phrases, unit: str) -> Overview:
    """Return the overview of a timeline; weights are in `unit`, "kg" or "lb"."""
    cards = tuple(
        OverviewItem(
            planned.title,
            planned.sets,
            planned.reps,
            phrases.common.variant_and_weight(planned.variant_title, planned.weight_kg, unit),
        )
        for planned in timeline.plan
    )
    return Overview(timeline.title, timeline.seconds, timeline.equipment, cards)
