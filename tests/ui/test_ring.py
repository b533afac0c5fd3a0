"""A ring that empties: quiet for the seconds of a phase, loud for a hold or a countdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.ui.widgets.ring import Ring

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def ring(qtbot: QtBot) -> Ring:
    ring = Ring()
    qtbot.addWidget(ring)
    ring.resize(200, 200)
    return ring


def test_a_hold_counts_three_two_one(ring: Ring) -> None:
    pictures = []
    for seconds in (3, 2, 1):
        ring.show_time(seconds, seconds / 3, loud=True)
        assert ring.shown == (seconds, True)
        assert ring.accessibleName() == f"{seconds} seconds left"
        pictures.append(ring.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]


def test_loud_and_quiet_differ_by_more_than_colour(ring: Ring) -> None:
    ring.show_time(2, 0.5, loud=True)
    loud = ring.grab().toImage()
    ring.show_time(2, 0.5, loud=False)
    quiet = ring.grab().toImage()
    inside = (100, 14)  # within the loud stroke, inside the quiet one
    assert loud.pixelColor(*inside) != quiet.pixelColor(*inside)


def test_an_empty_ring_has_no_arc(ring: Ring) -> None:
    ring.show_time(0, 0.0, loud=True)
    empty = ring.grab().toImage()
    ring.show_time(0, 1.0, loud=True)
    assert ring.grab().toImage() != empty


def test_the_digits_follow_the_size(ring: Ring) -> None:
    small = ring.digit_height()
    ring.resize(400, 400)
    assert ring.digit_height() == pytest.approx(2 * small)
