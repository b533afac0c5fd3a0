"""The whole workout as a strip."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFont, QHelpEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from spinecoach.core.coaching.builder import estimate
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.frame import Frame, State
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.pages.workout.workout_strip import OUTLINE, WorkoutStrip
from tests.core.scenes import plan_workout
from tests.ui.figure.pictures import difference
from tests.ui.stage import SHELF

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from pytestqt.qtbot import QtBot

    from spinecoach.core.workout.timeline import Timeline
    from tests.ui.reader import Reader

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


def test_it_tells_how_much_is_done(strip: WorkoutStrip, timeline: Timeline, reader: Reader) -> None:
    before = strip.grab().toImage()
    strip.show_frame(Frame(State.RUNNING, timeline, len(timeline.blocks) - 1, 0.0))
    assert reader.read(strip).name == "Workout"
    assert 95 <= reader.read(strip).value <= 100
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
    assert strip.names() == []
    assert strip.block_at(10.0) is None
    assert strip.name_of(0) == ""
    strip.grab()


def test_the_exercises_are_named_above_their_blocks(strip: WorkoutStrip) -> None:
    names = strip.names()
    assert [name for name, _ in names] == [
        "Dumbbell pullover",
        "Superman",
        "Shoulder squeezes",
        "Bent-over row",
    ]
    assert all(not one.intersects(other) for (_, one), (_, other) in itertools.pairwise(names))
    assert all(where.top() > names[0][1].bottom() for _, where in strip.segments())


def test_no_name_is_cut_and_where_one_does_not_fit_all_are_numbers(strip: WorkoutStrip) -> None:
    letters = QFont(strip.font())
    letters.setPixelSize(4)
    assert strip.labels(letters) == strip.names()
    letters.setPixelSize(40)
    assert [text for text, _ in strip.labels(letters)] == ["1", "2", "3", "4"]


def test_a_click_chooses_the_block_below_it(qtbot: QtBot, strip: WorkoutStrip) -> None:
    for index, (_, where) in enumerate(strip.segments()):
        with qtbot.waitSignal(strip.chosen) as chosen:
            middle = QPoint(round(where.center().x()), 25)
            QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=middle)
        assert chosen.args == [index]


def test_the_pointer_shows_the_name_of_a_block(
    strip: WorkoutStrip, timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _where, text, _widget: shown.append(text))
    index = next(n for n, block in enumerate(timeline.blocks) if block.kind is BlockKind.WORK)
    where = strip.segments()[index][1].center().toPoint()
    strip.event(QHelpEvent(QEvent.Type.ToolTip, where, where))
    assert shown == ["Dumbbell pullover, set 1"]
