"""From Start to the first movement: questions once, one number each time, or straight on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.coaching.readiness import Readiness
from spinecoach.ui.flows.start_flow import StartFlow
from spinecoach.ui.pages.before import BeforePage
from spinecoach.ui.pages.first_run.page import FirstRunPage
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


class Walk:
    """Somebody on the way in: which pages open, and what is said at its end."""

    def __init__(self, qtbot: QtBot, stage: Stage) -> None:
        self.pages: list[QWidget] = []
        self.said: list[Feeling] = []
        self._qtbot = qtbot
        self.way = StartFlow(stage, self._open)
        self.way.ready.connect(self.said.append)

    def _open(self, page: QWidget) -> None:
        self._qtbot.addWidget(page)
        self.pages.append(page)


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    stage.asks = True
    return stage


def known(stage: Stage) -> None:
    """Somebody who answered all questions with no."""
    stage.care.answer(frozenset())


def test_who_is_never_asked_goes_straight_on(qtbot: QtBot, stage: Stage) -> None:
    stage.asks = False
    walk = Walk(qtbot, stage)
    walk.way.start()
    assert (walk.pages, walk.said) == ([], [Feeling()])


def test_a_newcomer_comes_to_the_questions_first(qtbot: QtBot, stage: Stage) -> None:
    walk = Walk(qtbot, stage)
    walk.way.start()
    assert [type(page) for page in walk.pages] == [FirstRunPage]
    assert walk.said == []


def test_who_has_answered_gives_one_number_and_goes(qtbot: QtBot, stage: Stage) -> None:
    known(stage)
    walk = Walk(qtbot, stage)
    walk.way.start()
    (page,) = walk.pages
    assert isinstance(page, BeforePage)
    page.ready.emit(2)
    assert walk.said == [Feeling(pain_before=2)]


def test_a_yes_waits_for_a_professional(qtbot: QtBot, stage: Stage) -> None:
    stage.profile.answer(Readiness(stage.today, frozenset({"back"})))
    walk = Walk(qtbot, stage)
    walk.way.start()
    assert [type(page) for page in walk.pages] == [FirstRunPage]
    words, button = walk.way.unfinished()
    assert "professional" in words
    assert button


def test_two_workouts_that_hurt_are_spoken_of_before_the_number(qtbot: QtBot, stage: Stage) -> None:
    known(stage)
    stage.training.pains = [4, 5]
    walk = Walk(qtbot, stage)
    walk.way.start()
    page = walk.way.before
    assert page.sheet is page.pausing


def test_a_day_that_hurts_too_much_is_excused(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    known(stage)
    monkeypatch.setattr(Stage, "care", stage.care)  # one care for the whole way, as in the house
    walk = Walk(qtbot, stage)
    walk.way.start()
    with qtbot.waitSignal(walk.way.today_wanted):
        walk.way.before.stopped.emit()
        walk.way.before.not_today.emit()
    assert stage.training.excuses == 1
    assert walk.said == []


def test_where_nothing_is_left_open_nothing_is_offered(qtbot: QtBot, stage: Stage) -> None:
    known(stage)
    assert Walk(qtbot, stage).way.unfinished() == ("", "")
