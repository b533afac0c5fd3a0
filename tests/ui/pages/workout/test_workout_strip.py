"""The whole workout as a strip."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QRegion

from spinecoach.core.coaching.builder import estimate, plan_workout
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.frame import Frame, State
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.pages.workout.workout_strip import OUTLINE, WorkoutStrip
from tests.ui.figure.pictures import difference
from tests.ui.stage import SHELF

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from pytestqt.qtbot import QtBot

    from spinecoach.core.workout.timeline import Timeline

WIDTH = 900

HALF = OUTLINE / 2
"""Pixels of an outline that lie outside of its segment."""


@pytest.fixture
def timeline() -> Timeline:
    preferences = Preferences(sets=2)
    return estimate(plan_workout(SHELF.exercises(), preferences), preferences, Phrases())


@pytest.fixture
def strip(qtbot: QtBot, timeline: Timeline) -> WorkoutStrip:
    strip = WorkoutStrip(Phrases())
    qtbot.addWidget(strip)
    strip.resize(WIDTH, 50)
    strip.show_frame(Frame(State.RUNNING, timeline, 0, 0.0))
    return strip


def test_every_block_has_a_segment_as_long_as_it_takes(
    strip: WorkoutStrip, timeline: Timeline
) -> None:
    segments = strip.segments()
    assert [block for block, _ in segments] == list(timeline.blocks)
    for block, place in segments:
        share = block.seconds / timeline.seconds * WIDTH
        assert place.width() == pytest.approx(share, abs=4)


def test_segments_follow_each_other_and_stay_inside(strip: WorkoutStrip) -> None:
    places = [place for _, place in strip.segments()]
    assert all(one.left() < other.left() for one, other in itertools.pairwise(places))
    assert all(
        strip.rect().toRectF().contains(place.adjusted(-HALF, -HALF, HALF, HALF))
        for place in places
    )


def test_sets_rests_and_set_ups_differ_in_height(strip: WorkoutStrip) -> None:
    heights = {block.kind: round(place.height(), 2) for block, place in strip.segments()}
    assert heights[BlockKind.WORK] > 2 * heights[BlockKind.INTRO] > 4 * heights[BlockKind.REST]


def test_it_tells_how_much_is_done(strip: WorkoutStrip, timeline: Timeline) -> None:
    before = strip.grab().toImage()
    strip.show_frame(Frame(State.RUNNING, timeline, len(timeline.blocks) - 1, 0.0))
    done = int(strip.accessibleName().split()[0])
    assert 95 <= done <= 100
    assert strip.grab().toImage() != before


def test_only_where_the_marker_moves_is_painted_and_the_picture_is_whole(
    strip: WorkoutStrip, timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    patched = strip.grab().toImage()
    rooms: list[QRect] = []
    monkeypatch.setattr(strip, "update", rooms.append)
    for index, block in enumerate(timeline.blocks):
        for share in (0.0, 0.3, 0.6, 0.999):
            strip.show_frame(Frame(State.RUNNING, timeline, index, block.seconds * share))
            if rooms:
                room = rooms.pop() & strip.rect()
                strip.render(patched, room.topLeft(), QRegion(room))
            assert difference(patched, strip.grab().toImage()) == 0.0


def test_without_a_workout_it_is_empty(qtbot: QtBot) -> None:
    strip = WorkoutStrip(Phrases())
    qtbot.addWidget(strip)
    assert strip.segments() == []
    strip.grab()
