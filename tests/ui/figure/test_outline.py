"""Outlines: smooth, closed, and whole at every joint."""

from __future__ import annotations

from cmath import rect
from math import radians

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from spinecoach.ui.figure.outline import closed, limb, opened, read, together, unit

ROUND = ((0.0, 0.1, 0.1), (0.5, 0.12, 0.08), (1.0, 0.1, 0.1))
SQUARE = [0j, 100 + 0j, 100 + 100j, 100j]


@given(st.floats(-120.0, 120.0))
def test_a_bent_limb_has_no_gap_along_its_bones(bend: float) -> None:
    hip, knee = 0j, 100j
    ankle = knee + 100j * rect(1.0, radians(bend))
    leg = limb((hip, knee, ankle), (ROUND, ROUND), 100.0).path()
    for share in (0.05, 0.3, 0.7, 0.95, 1.0):
        for start, end in ((hip, knee), (ankle, knee)):
            point = start + (end - start) * share
            assert leg.contains(QPointF(point.real, point.imag))


def test_the_front_of_a_hanging_limb_is_to_the_right() -> None:
    leg = limb((0j, 100j), (ROUND,), 100.0)
    assert all(point.real > 0 for point in leg.front)
    assert all(point.real < 0 for point in leg.back)


def test_the_same_joints_give_the_same_outline_without_drawing_it_again() -> None:
    one, other = limb((0j, 100j), (ROUND,), 100.0), limb((0j, 100j), (ROUND,), 100.0)
    assert one is other
    assert one.path() is other.path()
    assert one.cloth() is other.cloth()


def test_cloth_has_corners_at_its_seams() -> None:
    sleeve = limb((0j, 100j), (((0.0, 0.2, 0.2), (1.0, 0.2, 0.2)),), 100.0)
    assert sleeve.cloth(bulge=0.0).boundingRect().height() == pytest.approx(100.0)


def test_shapes_are_inked_together_within_one_rectangle() -> None:
    both = together(closed(SQUARE), closed([point + 50 for point in SQUARE]))
    assert both.boundingRect().width() > closed(SQUARE).boundingRect().width() + 40


def test_an_open_spline_runs_through_its_points() -> None:
    line = opened([0j, 50 + 20j, 100 + 0j])
    assert line.currentPosition() == QPointF(100, 0)
    assert line.boundingRect().bottom() == pytest.approx(20.0, abs=2.0)


def test_a_profile_is_read_between_its_stations() -> None:
    assert read(ROUND, 0.25, 1) == pytest.approx(0.11)
    assert read(ROUND, -1.0, 2) == pytest.approx(0.1)
    assert read(ROUND, 2.0, 2) == pytest.approx(0.1)


def test_no_way_at_all_points_down() -> None:
    assert unit(3j, 3j) == 1j
