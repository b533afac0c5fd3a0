"""What covers the workout page: one overlay at most, whatever is asked at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from spinecoach.core.coaching.pain_flow import Prompt, Topic
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.frame import Frame, State
from spinecoach.core.workout.keymap import Context
from spinecoach.core.workout.timeline import build_timeline, plan_exercise
from spinecoach.ui.pages.workout.geometry import Geometry
from spinecoach.ui.pages.workout.overlays import Overlays
from spinecoach.ui.words.workout import where
from tests.ui.stage import SHELF

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from spinecoach.core.workout.commands import Wish
    from spinecoach.ui.widgets.overlay import Overlay

TIMELINE = build_timeline([plan_exercise(SHELF.exercises()[0])], Phrases())
HURTS = Prompt(Topic.HURTS, (Command.CANCEL,), TIMELINE.plan[0])


def at(state: State, count_in: float = 0.0) -> Frame:
    return Frame(state, TIMELINE, 0, 0.0, count_in=count_in)


def visible(overlays: Overlays) -> list[Overlay]:
    all_of_them = (
        *(overlays.paused, overlays.asking, overlays.jumping),
        *(overlays.resuming, overlays.hurting),
    )
    return [overlay for overlay in all_of_them if not overlay.isHidden()]


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    page.resize(1366, 768)
    qtbot.addWidget(page)
    return page


@pytest.fixture
def overlays(page: QWidget) -> Overlays:
    overlays = Overlays(page, Phrases())
    overlays.place(Geometry(page.size(), silent=False))
    return overlays


def test_each_state_has_its_overlay_and_a_movement_has_none(overlays: Overlays) -> None:
    shown = {state: overlays.show_frame(at(state)) for state in State}
    assert shown.pop(State.PAUSED) is overlays.paused
    assert shown.pop(State.ASKING) is overlays.asking
    assert shown.pop(State.RESUMING) is overlays.resuming
    assert set(shown.values()) == {None}
    assert visible(overlays) == []


@pytest.mark.parametrize("state", State)
def test_a_question_about_pain_hides_all_others(overlays: Overlays, state: State) -> None:
    overlays.ask_jump("Superman, set 1")
    overlays.show_prompt(HURTS, 20.0)
    assert overlays.show_frame(at(state)) is overlays.hurting
    assert visible(overlays) == [overlays.hurting]
    assert overlays.context is HURTS.context
    overlays.show_prompt(None, None)
    assert overlays.context is None or state is State.PAUSED
    overlays.show_frame(at(state))
    assert overlays.hurting.isHidden()


def test_where_to_jump_is_asked_only_in_a_pause(overlays: Overlays) -> None:
    overlays.ask_jump("Superman, set 1")
    assert overlays.show_frame(at(State.RUNNING)) is None
    assert overlays.context is None
    assert overlays.show_frame(at(State.PAUSED)) is overlays.jumping
    assert overlays.context is Context.JUMPING
    assert "Superman, set 1" in overlays.jumping.headline.text()
    overlays.ask_jump("")
    assert overlays.show_frame(at(State.PAUSED)) is overlays.paused
    assert visible(overlays) == [overlays.paused]


def test_a_pause_and_the_count_after_it_name_the_place(overlays: Overlays) -> None:
    paused, resuming = at(State.PAUSED), at(State.RESUMING, count_in=2.4)
    overlays.show_frame(paused)
    assert overlays.paused.line.text() == where(paused, Phrases())
    overlays.show_frame(resuming)
    assert overlays.resuming.line.text() == where(resuming, Phrases())
    assert overlays.resuming.ring.shown == (3, True)


def test_each_button_stands_for_a_command_and_the_first_is_filled(overlays: Overlays) -> None:
    wanted: list[Wish] = []
    overlays.wanted.connect(wanted.append)
    answers = {
        overlays.paused: [Command.TOGGLE, Command.STOP],
        overlays.asking: [Command.KEEP_GOING, Command.STOP],
        overlays.jumping: [Command.CONFIRM, Command.CANCEL],
    }
    for overlay, commands in answers.items():
        wanted.clear()
        for button in overlay.buttons:
            button.click()
        assert wanted == commands
        assert overlay.primary is overlay.buttons[0]
