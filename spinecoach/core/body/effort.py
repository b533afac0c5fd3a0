"""Computes how hard the muscles work at a moment, so that the figure can show it as a glow.

It is no measurement, but a share from 0 to 1 that follows the load through the phases of a rep. It
rises while a muscle shortens, stays in a hold, falls on the way back and is low in a pause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.body.easing import ease
from spinecoach.core.exercise.exercise import PhaseKind
from spinecoach.core.exercise.muscles import LIMBS

if TYPE_CHECKING:
    from spinecoach.core.exercise.exercise import Exercise, Movement, Phase
    from spinecoach.core.exercise.muscles import Muscle

RESTING = 0.25
"""The effort of a muscle that only holds the body: in a set it is never 0."""
SECONDARY = 0.5
"""The glow of a secondary muscle divided by that of a primary one."""
STEPS = 16
"""Steps of the glow: finer ones cannot be seen, and only a new step is drawn again."""

_ENDS = {
    PhaseKind.CONCENTRIC: 1.0,
    PhaseKind.ISOMETRIC: 1.0,
    PhaseKind.ECCENTRIC: 0.55,
    PhaseKind.PAUSE: RESTING,
}


def effort(movement: Movement, phase: Phase, progress: float, limb: str = "") -> float:
    """Return the effort (0 to 1) when `progress` (0 to 1) of `phase` has passed.

    With a `limb` ("arm" or "leg") it is that of the near one, which rests while the far
    one works alone.
    """
    start, end = (_end(movement, each, limb) for each in (movement.before(phase), phase))
    if phase.kind is PhaseKind.ECCENTRIC and end > RESTING:
        start = max(start, 0.8)
    return start + (end - start) * ease(progress)


def _end(movement: Movement, phase: Phase, limb: str) -> float:
    """Return the effort at the end of a phase."""
    return RESTING if limb and _rests(movement, phase, limb) else _ENDS[phase.kind]


def _rests(movement: Movement, phase: Phase, limb: str) -> bool:
    """Return whether the near limb stays at its start in `phase` while the far one moves."""
    near, far = f"near_{limb}", f"far_{limb}"
    start, *poses = (movement.start, movement.before(phase).pose, phase.pose)
    if any(getattr(pose, near) != getattr(start, near) for pose in poses):
        return False
    return any(getattr(pose, far) != getattr(start, far) for pose in poses)


def glow_at(
    exercise: Exercise, movement: Movement, phase: Phase, progress: float
) -> dict[Muscle, float]:
    """Return how brightly each muscle glows on the near side when `progress` has passed."""
    levels = glow(exercise, effort(movement, phase, progress))
    for limb, muscles in LIMBS.items():
        own = muscles & levels.keys()
        if own:
            limbs = glow(exercise, effort(movement, phase, progress, limb))
            levels.update((muscle, limbs[muscle]) for muscle in own)
    return levels


def glow(exercise: Exercise, share: float) -> dict[Muscle, float]:
    """Return how brightly each working muscle of `exercise` glows at an effort of `share`."""
    share = round(share * STEPS) / STEPS
    levels = dict.fromkeys(exercise.secondary, share * SECONDARY)
    levels.update(dict.fromkeys(exercise.primary, share))
    return levels
