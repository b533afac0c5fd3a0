"""A ring that empties: quiet for the seconds of a phase, loud for a hold or a countdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QRegion

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.widgets.ring import LOUD_DIGITS, TWO_DIGITS_MOST, Ring
from tests.ui.figure.pictures import difference

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from pytestqt.qtbot import QtBot

SOFT_EDGES = 0.001
"""Share of pixels on soft edges, which Qt draws a little otherwise for a shorter arc."""


@pytest.fixture
def ring(qtbot: QtBot) -> Ring:
    ring = Ring(Phrases())
    qtbot.addWidget(ring)
    ring.resize(200, 200)
    return ring


def test_a_hold_counts_three_two_one(ring: Ring) -> None:
    pictures = []
    for seconds in (3, 2, 1):
        ring.show_time(seconds, seconds / 3, loud=True)
        assert ring.shown == (seconds, True)
        assert ring.accessibleName() == Phrases().workout.seconds_left(seconds)
        pictures.append(ring.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]


def test_loud_and_quiet_differ_by_more_than_colour(ring: Ring) -> None:
    ring.show_time(2, 0.5, loud=True)
    loud = ring.grab().toImage()
    ring.show_time(2, 0.5, loud=False)
    quiet = ring.grab().toImage()
    inside = (100, 14)  # within the loud stroke, inside the quiet one
    assert loud.pixelColor(*inside) != quiet.pixelColor(*inside)


def test_two_digits_keep_their_distance_from_the_ring(ring: Ring) -> None:
    countdown = Ring(Phrases(), ring, digits=LOUD_DIGITS)
    countdown.resize(200, 200)
    countdown.show_time(9, 0.5, loud=True)
    single = countdown.digit_height()
    countdown.show_time(28, 0.5, loud=True)
    assert single == LOUD_DIGITS * 200
    assert countdown.digit_height() == TWO_DIGITS_MOST * 200


def test_an_empty_ring_has_no_arc(ring: Ring) -> None:
    ring.show_time(0, 0.0, loud=True)
    empty = ring.grab().toImage()
    ring.show_time(0, 1.0, loud=True)
    assert ring.grab().toImage() != empty


@pytest.mark.parametrize("seconds", [1, 38])
@pytest.mark.parametrize("loud", [False, True])
def test_only_its_end_is_painted_and_the_picture_is_whole(
    ring: Ring, monkeypatch: pytest.MonkeyPatch, seconds: int, *, loud: bool
) -> None:
    rooms: list[QRect] = []
    ring.show_time(seconds, 1.0, loud=loud)
    patched = ring.grab().toImage()
    monkeypatch.setattr(ring, "update", rooms.append)
    for step in range(1, 101):
        ring.show_time(seconds, 1.0 - step / 100, loud=loud)
        room = rooms.pop()
        assert room.width() * room.height() < 0.12 * ring.width() * ring.height()
        ring.render(patched, room.topLeft(), QRegion(room))
        whole = ring.grab().toImage()
        assert difference(patched, whole) <= SOFT_EDGES, step


def test_a_jump_paints_the_whole_ring(ring: Ring, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []
    ring.show_time(3, 1.0, loud=True)
    monkeypatch.setattr(ring, "update", lambda *room: asked.append(room))
    ring.show_time(3, 0.5, loud=True)
    ring.show_time(2, 0.49, loud=True)
    assert asked == [(), ()]


def test_the_digits_follow_the_size(ring: Ring) -> None:
    small = ring.digit_height()
    ring.resize(400, 400)
    assert ring.digit_height() == pytest.approx(2 * small)
