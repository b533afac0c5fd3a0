"""The postures of docs/reference.md, and any pose at all, for the figure's scenes."""

from __future__ import annotations

from hypothesis import strategies as st

from spinecoach.core.exercise.exercise import Breath, Movement, Phase, PhaseKind, Step
from spinecoach.core.exercise.pose import Arm, Grip, Leg, Pose, Posture


def both(
    shoulder: float,
    elbow: float,
    near_leg: Leg,
    far_leg: Leg | None = None,
    turn: float = 0.0,
    **trunk: float,
) -> Pose:
    """A pose whose arms do the same."""
    arm = Arm(shoulder, elbow, turn)
    return Pose(near_arm=arm, far_arm=arm, near_leg=near_leg, far_leg=far_leg or near_leg, **trunk)


KNEES_UP = Leg(47, 100)
HINGED = Leg(62, 25)
FRONT, REAR = Leg(82, 39), Leg(46, 54)

PULLOVER_TOP = both(90, 15, KNEES_UP, trunk=90)
PULLOVER_BOTTOM = both(170, 15, KNEES_UP, trunk=90)
SUPERMAN_REST = both(174, 0, Leg(0, 0, 70), trunk=90, turn=90)
SUPERMAN_HOLD = both(170, 0, Leg(-10, 0, 70), trunk=90, spine=12, turn=90)
SQUEEZE_START = both(45, 5, FRONT, REAR, trunk=45)
SQUEEZE_END = both(-30, 85, FRONT, REAR, trunk=45, scapula=1)
ROW_START = both(45, 5, HINGED, trunk=45)
ROW_TOP = both(-30, 85, HINGED, trunk=45, scapula=1)
TABLE = both(75, 0, Leg(75, 90, 80), trunk=75)


def movement(posture: Posture, grip: Grip, start: Pose, end: Pose, *more: Pose) -> Movement:
    """From start to end, by way of more poses if given, and back."""
    way = (end, *more, start)
    phases = tuple(
        Phase(f"part {i}", PhaseKind.CONCENTRIC, 2.0, Breath.OUT, "go", (), pose)
        for i, pose in enumerate(way, start=1)
    )
    return Movement(posture, grip, (Step("Get ready.", start),), phases)


PULLOVER = movement(Posture.SUPINE, Grip.SHARED, PULLOVER_TOP, PULLOVER_BOTTOM)
SUPERMAN = movement(Posture.PRONE, Grip.EMPTY, SUPERMAN_REST, SUPERMAN_HOLD)
SQUEEZE = movement(Posture.STANDING, Grip.PAIR, SQUEEZE_START, SQUEEZE_END)
ROW = movement(Posture.STANDING, Grip.PAIR, ROW_START, ROW_TOP)

angles = st.floats(-1.0, 1.0)


@st.composite
def any_pose(draw: st.DrawFn) -> Pose:
    """Any pose within what a body can do."""

    def between(low: float, high: float) -> float:
        return draw(st.floats(low, high))

    def arm() -> Arm:
        return Arm(between(-60, 185), between(0, 150), between(0, 90))

    def leg() -> Leg:
        return Leg(between(-30, 130), between(0, 150), between(-35, 85))

    return Pose(
        between(0, 100),
        between(-45, 25),
        between(-50, 60),
        between(0, 1),
        arm(),
        arm(),
        leg(),
        leg(),
    )


any_posture = st.sampled_from(Posture)
any_grip = st.sampled_from(Grip)
