"""The steps of one exercise: rep by rep, dumbbell by dumbbell, variant by variant.

The steps depend only on what is owned and what the exercise's file offers; whether a step is due is
decided in `core.coaching.progression`. A step down is the reverse of a step up, and no step is
skipped.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spinecoach.core.coaching import weights
from spinecoach.core.coaching.routine import movement_of, variant_of
from spinecoach.core.exercise.exercise import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.coaching.routine import Item
    from spinecoach.core.exercise.exercise import Dose, Exercise

BIG_STEP = 0.10
"""A next dumbbell that is heavier by more than this share is a big step."""

REPS_BEFORE_BIG_STEP = 15
"""The reps to reach before a big step (docs/reference.md, section 5)."""

IN_HANDS = 1.0
"""Kilograms at most when a variant puts dumbbells into hands that were empty."""


@dataclass(frozen=True, slots=True)
class ProgressionSteps:
    """The steps of one exercise, given the dumbbells that are owned; weights in kilograms."""

    exercise: Exercise
    owned: Sequence[float]

    def up(self, item: Item) -> Item | None:
        """Return one step up: a rep, else a dumbbell, else a variant; None at the top."""
        if item.reps < self.top(item):
            return replace(item, reps=item.reps + 1)
        next_weight = self._next_weight(item)
        if next_weight is not None:
            return replace(item, weight_kg=next_weight, reps=self.dose(item).reps_low)
        return self._next_variant(item)

    def down(self, item: Item) -> Item | None:
        """Return one step down: a rep, else a dumbbell, else a variant; None at the bottom."""
        if item.reps > self.dose(item).reps_low:
            return replace(item, reps=item.reps - 1)
        before = self.lighter(item)
        # A harder variant comes after the heaviest dumbbell, and goes back to it.
        came_from = self._variant_before(item) if self._next_weight(item) is None else None
        if (
            item.variant
            and came_from is not None
            and weights.same(came_from.weight_kg, item.weight_kg)
        ):
            return came_from
        if before is not None:
            return self._at_top(replace(item, weight_kg=before))
        return self._variant_before(item)

    def lighter(self, item: Item) -> float | None:
        """Return the next lighter dumbbell in kilograms, or None."""
        if item.weight_kg is None or not self._carries(item):
            return None
        return weights.lighter(item.weight_kg, self._fitting(item))

    def top(self, item: Item) -> int:
        """Return the reps at which the next dumbbell or variant comes."""
        high = self.dose(item).reps_high
        following = self._next_weight(item)
        if following is None or item.weight_kg is None:
            return high
        big = following - item.weight_kg > BIG_STEP * item.weight_kg + weights.SAME / 10
        return max(high, REPS_BEFORE_BIG_STEP) if big else high

    def dose(self, item: Item) -> Dose:
        """Return the range of reps of an item."""
        return (variant_of(self.exercise, item.variant) or self.exercise).dose

    def in_variant(self, item: Item, variant: str) -> Item:
        """Return the item in another variant, at its fewest reps; with a weight if it needs one."""
        other = replace(item, variant=variant)
        weight = item.weight_kg
        if not self._carries(other):
            weight = None
        elif not self._carries(item):
            weight = min(self._fitting(other), default=None)
        return replace(other, weight_kg=weight, reps=self.dose(other).reps_low)

    def _carries(self, item: Item) -> bool:
        return weights.carries(movement_of(self.exercise, item))

    def _next_weight(self, item: Item) -> float | None:
        if item.weight_kg is None or not self._carries(item):
            return None
        return weights.heavier(item.weight_kg, self._fitting(item))

    def _fitting(self, item: Item) -> Sequence[float]:
        """Return the dumbbells that an item may use."""
        if item.variant and not weights.carries(self.exercise.movement):
            return [weight for weight in self.owned if weight <= IN_HANDS + weights.SAME]
        return self.owned

    def _variants(self) -> list[str]:
        """Return the ids of the variants, the easiest first; "" is the exercise itself.

        Below the exercise comes the first easier variant. Above it come the harder ones with the
        same grip, since the weight is kept; then, if the hands are empty so far, those with a
        dumbbell that is light enough.
        """
        easier = [v.id for v in self.exercise.variants if v.level is Level.EASIER][:1]
        harder = [v for v in self.exercise.variants if v.level is Level.HARDER]
        grip = self.exercise.movement.grip
        alike = [v.id for v in harder if v.movement.grip is grip]
        light = min(self.owned, default=None)
        armed = [
            v.id
            for v in harder
            if not weights.carries(self.exercise.movement)
            and weights.carries(v.movement)
            and light is not None
            and light <= IN_HANDS + weights.SAME
        ]
        return [*easier, "", *alike, *armed]

    def _next_variant(self, item: Item) -> Item | None:
        steps = self._variants()
        if item.variant in steps:
            following = steps[steps.index(item.variant) + 1 :][:1]
        else:
            variant = variant_of(self.exercise, item.variant)
            # From any other easier variant, the next step up is the exercise itself.
            following = [""] if variant is not None and variant.level is Level.EASIER else []
        return self.in_variant(item, following[0]) if following else None

    def _variant_before(self, item: Item) -> Item | None:
        steps = self._variants()
        if item.variant not in steps[1:]:
            return None
        return self._at_top(self.in_variant(item, steps[steps.index(item.variant) - 1]))

    def _at_top(self, item: Item) -> Item:
        return replace(item, reps=self.top(item))
