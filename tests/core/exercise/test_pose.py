"""Between two poses every joint angle changes in a straight line."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.exercise.pose import blend
from tests.core.poses import any_pose

if TYPE_CHECKING:
    from spinecoach.core.exercise.pose import Pose


def angles(pose: Pose) -> list[float]:
    flat: list[float] = []
    for value in astuple(pose):
        flat.extend(value if isinstance(value, tuple) else (value,))
    return flat


@given(any_pose(), any_pose())
def test_it_begins_and_ends_in_the_poses_themselves(a: Pose, b: Pose) -> None:
    assert blend(a, b, 0.0) == a
    assert blend(a, b, 1.0) == b
    assert blend(a, b, -1.0) == a
    assert blend(a, b, 2.0) == b


@given(any_pose(), st.floats(0.0, 1.0))
def test_a_held_pose_stays_as_it_is(pose: Pose, t: float) -> None:
    assert blend(pose, pose, t) == pose


@given(any_pose(), any_pose(), st.floats(0.0, 1.0))
def test_every_joint_stays_between_its_two_angles(a: Pose, b: Pose, t: float) -> None:
    for start, now, end in zip(angles(a), angles(blend(a, b, t)), angles(b), strict=True):
        assert min(start, end) - 1e-9 <= now <= max(start, end) + 1e-9


@given(any_pose(), any_pose(), st.floats(0.01, 0.99))
def test_there_and_back_meet(a: Pose, b: Pose, t: float) -> None:
    there, back = angles(blend(a, b, t)), angles(blend(b, a, 1.0 - t))
    assert all(abs(x - y) < 1e-9 for x, y in zip(there, back, strict=True))
