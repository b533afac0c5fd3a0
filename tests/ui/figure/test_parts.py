"""The rigid parts: where they begin and end in their own frames, and what they show of it."""

from __future__ import annotations

from cmath import rect
from math import radians

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from spinecoach.core.body.skeleton import IRON_LENGTH, IRON_RADIUS
from spinecoach.ui.figure import parts
from spinecoach.ui.figure.parts import END_ON

SIZE = 100.0
"""Pixels of a head in the tests."""

SCALE = 1000.0
"""Pixels of a whole body in the tests."""

SIZES = st.floats(10.0, 400.0)


# --- head ------------------------------------------------------------------------------------


@given(SIZES)
def test_a_head_is_as_high_as_it_says_and_its_nose_is_in_front(size: float) -> None:
    face, _ = parts.head(size)
    room = face.path.boundingRect()
    assert room.top() == pytest.approx(-0.5 * size, rel=0.02)
    assert room.bottom() == pytest.approx(0.5 * size, rel=0.02)
    assert room.right() > -room.left()


def test_behind_an_arm_the_face_ends_and_has_only_its_ear() -> None:
    face, lines = parts.head(SIZE)
    hidden, ear = parts.head(SIZE, nose=False)
    assert hidden.path.boundingRect().right() == pytest.approx(0.31 * SIZE, abs=0.5)
    assert face.path.boundingRect().right() > 0.45 * SIZE
    assert hidden.path.boundingRect().left() == pytest.approx(face.path.boundingRect().left())
    assert ear.boundingRect().right() < 0.1 * SIZE < lines.boundingRect().right()


@pytest.mark.parametrize("long", [False, True])
def test_hair_covers_the_crown_and_leaves_the_face(*, long: bool) -> None:
    cap, *bun = parts.hair(SIZE, long=long)
    face, _ = parts.head(SIZE)
    assert cap.path.boundingRect().top() < face.path.boundingRect().top()
    assert cap.path.contains(QPointF(-0.2 * SIZE, -0.4 * SIZE))
    eye = parts.eye(SIZE).boundingRect().center()
    assert face.path.contains(eye)
    assert not cap.path.contains(eye)
    assert len(bun) == long
    assert all(tuft.path.boundingRect().right() < 0.0 for tuft in bun)


def test_behind_an_arm_the_hair_ends_with_the_face() -> None:
    for long in (False, True):
        cap, *_ = parts.hair(SIZE, long=long, brow=False)
        assert cap.path.boundingRect().right() == pytest.approx(0.31 * SIZE, abs=0.5)


@given(SIZES)
def test_ear_and_nape_lie_on_the_head(size: float) -> None:
    face, _ = parts.head(size)
    for place in (parts.ear(size), parts.nape(size)):
        assert face.path.intersects(place)
        assert place.boundingRect().width() < 0.3 * size
    assert parts.nape(size).boundingRect().center().y() > 0.2 * size


# --- hands -----------------------------------------------------------------------------------


def test_a_fist_is_broader_and_shorter_than_an_open_hand_and_an_edge_is_narrow() -> None:
    fist, open_hand, edge = (
        parts.hand(SCALE, gripping=gripping, edge=edge)[0].path.boundingRect()
        for gripping, edge in ((True, False), (False, False), (False, True))
    )
    assert fist.width() > open_hand.width() > edge.width()
    assert fist.height() < open_hand.height()
    assert all(-0.03 * SCALE < hand.top() < 0.0 for hand in (fist, open_hand, edge))


@pytest.mark.parametrize(("gripping", "lines"), [(True, 4), (False, 3)])
def test_lines_part_the_fingers(*, gripping: bool, lines: int) -> None:
    palm, thumb, drawn = parts.hand(SCALE, gripping=gripping, edge=False)
    assert len(drawn.toSubpathPolygons()) == lines
    assert palm.path.intersects(thumb.path)
    flat = parts.hand(SCALE, gripping=False, edge=True)[2]
    assert len(flat.toSubpathPolygons()) == 1  # the thumb alone


# --- dumbbells -------------------------------------------------------------------------------


@given(st.floats(END_ON + 0.01, 1.0))
def test_a_dumbbell_is_as_long_as_its_slant_shows_and_alike_on_both_sides(slant: float) -> None:
    handle, heads, light = parts.dumbbell(SCALE, slant)
    room = heads.path.boundingRect()
    assert room.right() == -room.left() == pytest.approx(IRON_LENGTH * slant * SCALE)
    assert room.height() == pytest.approx(2.0 * IRON_RADIUS * SCALE)
    assert handle.path.boundingRect().width() == pytest.approx(room.width())
    assert len(heads.path.toSubpathPolygons()) == 2
    assert heads.path.boundingRect().contains(light.boundingRect())
    assert not heads.path.contains(QPointF(0.0, 0.0))  # there is the hand


@given(st.floats(0.0, END_ON))
def test_from_its_end_a_dumbbell_is_a_hexagon_however_it_is_slanted(slant: float) -> None:
    handle, heads, light = parts.dumbbell(SCALE, slant)
    (corners,) = heads.path.toSubpathPolygons()
    assert len(set(map(QPointF.toTuple, corners.toList()))) in {6, 7}
    assert handle.path == heads.path
    assert heads.path.contains(light.boundingRect())


# --- shoes -----------------------------------------------------------------------------------

FOOT = (0j, -40 + 55j, 90 + 55j, 140 + 55j)
"""Ankle, heel, ball and toe of a foot on the floor, in pixels."""


def feet(bend: float = 0.0) -> tuple[complex, ...]:
    """The foot with its toes raised by so many degrees."""
    ankle, heel, ball, toe = FOOT
    return ankle, heel, ball, ball + (toe - ball) * rect(1.0, -radians(bend))


@given(st.floats(0.0, 60.0))
def test_a_shoe_holds_its_foot_and_stands_on_its_sole(bend: float) -> None:
    foot = feet(bend)
    upper, sole, laces = parts.shoe(foot, 1j, SCALE)
    room = upper.path.boundingRect()
    assert room.contains(QPointF(foot[0].real, foot[0].imag))
    assert sole.path.boundingRect().bottom() >= FOOT[1].imag - 1.0
    assert sole.path.boundingRect().height() < room.height()
    assert room.contains(laces.boundingRect())
    assert room.right() == pytest.approx(foot[3].real, abs=0.03 * SCALE)


@given(st.floats(-180.0, 180.0), st.complex_numbers(max_magnitude=500.0))
def test_a_shoe_goes_where_its_foot_goes(turn: float, move: complex) -> None:
    way = rect(1.0, radians(turn))
    here = parts.shoe(FOOT, 1j, SCALE)[0].path
    there = parts.shoe(tuple(p * way + move for p in FOOT), 1j * way, SCALE)[0].path
    for share in (0.1, 0.4, 0.7):
        before, after = here.pointAtPercent(share), there.pointAtPercent(share)
        expected = complex(before.x(), before.y()) * way + move
        assert abs(complex(after.x(), after.y()) - expected) < 1.0


def test_raised_toes_bend_the_shoe_at_its_ball() -> None:
    flat, bent = (parts.shoe(feet(bend), 1j, SCALE)[1].path for bend in (0.0, 50.0))
    assert bent.boundingRect().top() < flat.boundingRect().top() - 20.0
    assert bent.boundingRect().left() == pytest.approx(flat.boundingRect().left(), abs=0.5)


def test_a_foot_without_toes_is_straight() -> None:
    ankle, heel, ball, _ = FOOT
    upper, sole, _ = parts.shoe((ankle, heel, ball, ball), 1j, SCALE)
    assert upper.path.boundingRect().right() == pytest.approx(ball.real, abs=0.03 * SCALE)
    assert sole.path.boundingRect().height() < 0.03 * SCALE
