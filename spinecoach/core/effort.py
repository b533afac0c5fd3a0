"""How hard the muscles work at an instant, so that the figure can let them glow.

Not a measurement: a share from 0 to 1 that follows the phases of a rep the way
the load does. It rises while a muscle shortens, stays up in a hold, fades on the
way back and rests in a pause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.easing import ease
from spinecoach.core.exercise import PhaseKind

if TYPE_CHECKING:
    from spinecoach.core.exercise import Exercise, Movement, Phase
    from spinecoach.core.muscles import Muscle

RESTING = 0.25
"""The glow of a muscle that only holds the body: it never goes out in a set."""
SECONDARY = 0.5
"""How brightly a secondary muscle glows against a primary one."""
STEPS = 16
"""Steps of the glow: more cannot be told apart, and a step that stays need not be drawn again."""

_ENDS = {
    PhaseKind.CONCENTRIC: 1.0,
    PhaseKind.ISOMETRIC: 1.0,
    PhaseKind.ECCENTRIC: 0.55,
    PhaseKind.PAUSE: RESTING,
}


def effort(movement: Movement, phase: Phase, progress: float) -> float:
    """Return the effort (0 to 1) when `progress` (0 to 1) of `phase` has passed."""
    before = movement.before(phase)
    start, end = _ENDS[before.kind], _ENDS[phase.kind]
    if phase.kind is PhaseKind.ECCENTRIC:
        start = max(start, 0.8)
    return start + (end - start) * ease(progress)


def glow(exercise: Exercise, share: float) -> dict[Muscle, float]:
    """Return how brightly each working muscle of `exercise` glows at an effort of `share`."""
    share = round(share * STEPS) / STEPS
    levels = dict.fromkeys(exercise.secondary, share * SECONDARY)
    levels.update(dict.fromkeys(exercise.primary, share))
    return levels
