"""Pictures of a movement outside a workout: a step, the end of a phase, any second of a rep."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spinecoach.core.body.easing import ease
from spinecoach.core.body.effort import glow_at
from spinecoach.core.exercise.pose import blend
from spinecoach.ui.figure.scene import scene_of, squeezes

if TYPE_CHECKING:
    from spinecoach.core.exercise.exercise import Exercise, Movement, Phase, Step
    from spinecoach.ui.figure.scene import Scene


FADE_STEPS = 8
"""Steps in which an arrow fades in and out."""


def pointing(scene: Scene, movement: Movement, phase: Phase, strength: float = 1.0) -> Scene:
    """Return `scene` with the arrows of `phase`, `strength` from 0 (none) to 1 (full)."""
    before = movement.before(phase).pose
    shown = round(min(1.0, strength) * FADE_STEPS) / FADE_STEPS
    if shown <= 0.0 or before == phase.pose:
        return scene
    from spinecoach.ui.figure.arrows import tracks

    shown_tracks = tracks(before, phase.pose, movement.posture, movement.grip)
    return replace(scene, arrows=shown_tracks, arrow_strength=shown)


def of_step(movement: Movement, step: Step) -> Scene:
    """Return the picture of a step of the set-up."""
    return scene_of(movement, step.pose, step.grip)


def of_phase(exercise: Exercise, movement: Movement, phase: Phase) -> Scene:
    """Return the picture of a phase's end: the pose, the muscles, and the arrows to it."""
    return pointing(of_moment(exercise, movement, phase, 1.0), movement, phase)


def of_moment(exercise: Exercise, movement: Movement, phase: Phase, progress: float) -> Scene:
    """Return the picture when `progress` (0 to 1) of `phase` has passed."""
    pose = blend(movement.before(phase).pose, phase.pose, ease(progress))
    return replace(
        scene_of(movement, pose),
        glow=glow_at(exercise, movement, phase, progress),
        from_behind=squeezes(movement),
    )
