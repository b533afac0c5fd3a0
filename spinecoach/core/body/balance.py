"""Checks whether a standing body would fall: its centre of mass against what it stands on.

A picture of someone who leans too far looks wrong, and a person who copies it loses balance. So a
standing pose of a pack must be in balance. Masses and centres of the segments: Winter, Biomechanics
and Motor Control of Human Movement (after Dempster), as shares of the body's mass and of a
segment's length from its upper end. The weight of what the hands hold is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spinecoach.core.body.skeleton import Point, Skeleton

_TRUNK = (0.497, 0.5)
_HEAD = (0.081, 0.4)
_UPPER_ARM = (0.028, 0.436)
_FOREARM = (0.016, 0.43)
_HAND = (0.006, 0.5)
_THIGH = (0.100, 0.433)
_SHANK = (0.0465, 0.433)
_FOOT = (0.0145, 0.5)
_SOLE = 0.01


def centre_of_mass(skeleton: Skeleton) -> float:
    """Return where the body's weight lies along the floor, in body heights."""
    parts = [
        (_TRUNK, skeleton.pelvis, skeleton.chest),
        (_HEAD, skeleton.neck, skeleton.crown),
    ]
    for arm in (skeleton.near_arm, skeleton.far_arm):
        parts.append((_UPPER_ARM, arm.shoulder, arm.elbow))
        parts.append((_FOREARM, arm.elbow, arm.wrist))
        parts.append((_HAND, arm.wrist, arm.fingertip))
    for leg in (skeleton.near_leg, skeleton.far_leg):
        parts.append((_THIGH, leg.hip, leg.knee))
        parts.append((_SHANK, leg.knee, leg.ankle))
        parts.append((_FOOT, leg.heel, leg.toe))
    return sum(mass * (a.x + (b.x - a.x) * share) for (mass, share), a, b in parts)


def overbalance(skeleton: Skeleton, *hands: Point) -> float:
    """Return how far the weight lies in front of (above 0) or behind (below 0) its support.

    In body heights; 0 if the body is in balance. It stands on its planted feet, from the heel (or,
    if that is up, the ball) to the toe, and on `hands`.
    """
    support = [hand.x for hand in hands]
    for leg in (skeleton.near_leg, skeleton.far_leg):
        if leg.planted:
            support += [(leg.heel if leg.heel.y < _SOLE else leg.ball).x, leg.toe.x]
    weight = centre_of_mass(skeleton)
    return weight - min(max(weight, min(support)), max(support))
