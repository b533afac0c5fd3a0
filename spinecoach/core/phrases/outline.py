"""What a part of a workout is called in the look at the whole of it, and how it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.coaching.outline import OutlineKind

if TYPE_CHECKING:
    from spinecoach.core.coaching.outline import OutlinePart
    from spinecoach.core.phrases.phrases import Phrases


def part_words(part: OutlinePart, phrases: Phrases, unit: str) -> tuple[str, str]:
    """Return what a part is called, and how it is done ("" = nothing to say).

    That is its sets and reps, variant, weight in `unit` ("kg" or "lb"), and rest between sets.
    """
    if part.kind is OutlineKind.REST:
        return phrases.workout.rest(), ""
    if part.kind is OutlineKind.WARM_UP:
        moves = [planned.title for planned in part.planned]
        return phrases.exercises.warm_up(), phrases.common.comma_listed(moves)
    (planned,) = part.planned
    dose = phrases.today.sets_of(planned.sets, planned.reps)
    details = (
        phrases.common.variant_and_weight(planned.variant_title, planned.weight_kg, unit),
        phrases.start.rest_between(round(planned.rest)) if planned.sets > 1 else "",
    )
    for detail in filter(None, details):
        dose = phrases.today.sets_of_with(dose, detail)
    return planned.title, dose
