"""The look at the whole workout before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from spinecoach.core.coaching.outline import outline_of
from spinecoach.core.workout.commands import Command
from spinecoach.ui.pages.look_sheet import LookSheet
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.picture import Picture
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from spinecoach.core.workout.timeline import Timeline


@pytest.fixture
def stage() -> Stage:
    stage = Stage(sets=2)
    stage.moves.shelf = stage.packs.exercises()[:1]
    stage.profile.own((2.5,))
    return stage


@pytest.fixture
def timeline(stage: Stage) -> Timeline:
    timeline = stage.workouts.estimate()
    assert timeline is not None
    return timeline


@pytest.fixture
def sheet(qtbot: QtBot, stage: Stage, timeline: Timeline) -> LookSheet:
    sheet = LookSheet(stage.phrases)
    qtbot.addWidget(sheet)
    sheet.show_timeline(timeline, "kg")
    sheet.resize(1024, 580)
    sheet.show()
    return sheet


def rows(sheet: LookSheet) -> list[list[str]]:
    words = [part.text() for part in sheet.list.findChildren(QLabel) if not part.isHidden()]
    return [words[at : at + 3] for at in range(0, len(words), 3)]


def test_every_part_is_listed_with_its_dose_its_weight_and_its_time(
    sheet: LookSheet, stage: Stage, timeline: Timeline
) -> None:
    listed = rows(sheet)
    parts = outline_of(timeline)
    assert [row[2] for row in listed] == [stage.phrases.start.clock(one.seconds) for one in parts]
    assert listed[0][:2] == ["Warm-up", "Dumbbell pullover"]
    assert listed[1][:2] == [
        "Dumbbell pullover", "2 sets of 8 · 2.5 kg · 60 seconds of rest between sets"
    ]  # fmt: skip
    assert listed[2][:2] == ["Rest", ""]
    assert listed[3][0] == "Superman"
    assert "kg" not in listed[3][1]
    assert [row[0] for row in listed].count("Rest") == 3


def test_another_workout_takes_the_place_of_the_one_before(
    sheet: LookSheet, stage: Stage, qtbot: QtBot
) -> None:
    stage.settings.change(warm_up=False, sets=1)
    shorter = stage.workouts.estimate()
    assert shorter is not None
    before = sheet.facts.text()
    sheet.show_timeline(shorter, "lb")
    qtbot.waitUntil(lambda: len(rows(sheet)) == 7)
    assert rows(sheet)[0][:2] == ["Dumbbell pullover", "1 set of 8 · 5.51 lb"]
    assert sheet.facts.text() != before


def test_a_number_is_shown_and_can_be_changed_and_one_that_was_skipped_be_given(
    sheet: LookSheet, stage: Stage
) -> None:
    words = stage.phrases.start
    sheet.show_pain(2)
    assert sheet.pain.text() == words.pain_now(2)
    assert sheet.change.text() == words.change_number(2)
    sheet.show_pain(None)
    assert not sheet.pain.isVisible()
    assert sheet.change.text() == words.answer_after_all()
    assert sheet.commands[sheet.change] is Command.BACK


def test_start_is_in_sight_and_under_the_enter_key(sheet: LookSheet, qtbot: QtBot) -> None:
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    sheet.setFocus()
    assert sheet.start.hasFocus()
    corner = sheet.start.mapTo(sheet.viewport(), sheet.start.rect().bottomRight())
    assert sheet.viewport().rect().contains(corner)


def test_a_large_sheet_shows_the_exercises_a_small_one_only_lists_them(sheet: LookSheet) -> None:
    sheet.resize(1920, grown(1000))
    assert len(pictures := sheet.list.findChildren(Picture)) == 4
    assert all(picture.isVisible() for picture in pictures)
    sheet.resize(1024, grown(580))
    assert not any(picture.isVisible() for picture in pictures)
