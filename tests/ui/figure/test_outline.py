"""Outlines: smooth, closed, and whole at every joint."""

from __future__ import annotations

from cmath import rect
from math import radians

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainterPath, QPainterPathStroker, QPen

from spinecoach.ui.figure.outline import (
    Cutout,
    LimbProfile,
    Piece,
    closed,
    limb,
    opened,
    read,
    unit,
)

ROUND = ((0.0, 0.1, 0.1), (0.5, 0.12, 0.08), (1.0, 0.1, 0.1))
STRAIGHT, BENT = LimbProfile((ROUND,)), LimbProfile((ROUND, ROUND))
SQUARE = [0j, 100 + 0j, 100 + 100j, 100j]


@given(st.floats(-120.0, 120.0))
def test_a_bent_limb_has_no_gap_along_its_bones(bend: float) -> None:
    hip, knee = 0j, 100j
    ankle = knee + 100j * rect(1.0, radians(bend))
    leg = limb((hip, knee, ankle), BENT, 100.0).flesh().path
    for share in (0.05, 0.3, 0.7, 0.95, 1.0):
        for start, end in ((hip, knee), (ankle, knee)):
            point = start + (end - start) * share
            assert leg.contains(QPointF(point.real, point.imag))


def test_the_front_of_a_hanging_limb_is_to_the_right() -> None:
    leg = limb((0j, 100j), STRAIGHT, 100.0)
    assert all(point.real > 0 for point in leg.form.front)
    assert all(point.real < 0 for point in leg.form.back)


@given(st.floats(-180.0, 180.0), st.floats(-100.0, 100.0), st.integers(0, 120))
def test_a_limb_that_only_moves_and_turns_keeps_its_outline(
    turn: float, move: float, bend: int
) -> None:
    joints = (0j, 100j, 100j + 100j * rect(1.0, radians(bend)))
    moved = tuple(joint * rect(1.0, radians(turn)) + move for joint in joints)
    one, other = (limb(each, BENT, 100.0) for each in (joints, moved))
    assert abs(other.root - move) < 1e-9
    assert [abs(a - b) for a, b in zip(one.form.front, other.form.front, strict=True)] == (
        pytest.approx([0.0] * len(one.form.front), abs=0.05)
    )
    again = limb(tuple(joint + 7.0 for joint in joints), BENT, 100.0)
    assert again.form is one.form


def test_a_limb_is_drawn_where_its_joints_are() -> None:
    arm = limb((50 + 0j, 150 + 0j), STRAIGHT, 100.0).flesh().path
    assert arm.contains(QPointF(100, 0))
    assert arm.boundingRect().center().y() == pytest.approx(0.0, abs=2.0)


def test_cloth_has_corners_at_its_seams() -> None:
    sleeve = limb((0j, 100j), LimbProfile((((0.0, 0.2, 0.2), (1.0, 0.2, 0.2)),)), 100.0)
    cloth = sleeve.cloth().path.boundingRect()
    assert cloth.bottom() == pytest.approx(100.0 + 0.5 * 40.0 * 0.12, abs=0.5)
    assert sleeve.shirt().path.boundingRect().bottom() == pytest.approx(100.0)
    assert sleeve.flesh().path.boundingRect().bottom() > cloth.bottom()


@given(st.integers(0, 120))
def test_the_edge_of_a_stroke_is_half_a_pen_outside_the_shape(bend: int) -> None:
    joints = (0j, 100j, 100j + 100j * rect(1.0, radians(bend)))
    leg, pen = limb(joints, BENT, 100.0), QPen(QColor("black"), 8.0)
    inked = leg.flesh().edge(pen)
    stroked = QPainterPathStroker(pen).createStroke(leg.flesh().path).boundingRect()
    for side in ("left", "top", "right", "bottom"):
        edge = getattr(inked.boundingRect(), side)()
        assert edge == pytest.approx(getattr(stroked, side)(), abs=0.3)
    assert inked.contains(leg.flesh().path.pointAtPercent(0.3))


def test_the_edge_of_a_shape_is_made_once() -> None:
    shape, pen = Cutout(closed(SQUARE)), QPen(QColor("black"), 8.0)
    assert shape.edge(pen) is shape.edge(pen)


def test_a_cut_shape_has_no_contour_at_the_cut() -> None:
    room = QPainterPath()
    room.addRect(-50.0, -50.0, 100.0, 200.0)
    piece, pen = Piece(Cutout(closed(SQUARE)), room), QPen(QColor("black"), 8.0)
    edge = piece.edge(pen)
    assert piece.path.boundingRect().right() == pytest.approx(50.0)
    assert edge.boundingRect().right() == pytest.approx(50.0)
    assert edge.boundingRect().left() < piece.path.boundingRect().left() - 3.0
    assert piece.edge(pen) is edge


def test_two_rings_have_two_edges() -> None:
    heads = closed(SQUARE)
    heads.addPath(closed([point + 200 for point in SQUARE]))
    edge = Cutout(heads).edge(QPen(QColor("black"), 8.0))
    assert edge.contains(QPointF(50, 50))
    assert edge.contains(QPointF(250, 50))
    assert not edge.contains(QPointF(150, 50))


def test_an_open_spline_runs_through_its_points() -> None:
    line = opened([0j, 50 + 20j, 100 + 0j])
    assert line.currentPosition() == QPointF(100, 0)
    assert line.boundingRect().bottom() == pytest.approx(20.0, abs=2.0)


def test_a_profile_is_read_between_its_stations() -> None:
    assert read(ROUND, 0.25, 1) == pytest.approx(0.11)
    assert read(ROUND, -1.0, 2) == pytest.approx(0.1)
    assert read(ROUND, 2.0, 2) == pytest.approx(0.1)


def test_a_direction_of_no_length_points_down() -> None:
    assert unit(3j, 3j) == 1j
