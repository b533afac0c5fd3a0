"""From Start to a workout in the window: which page opens, and what begins at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from spinecoach.core.coaching.line_wait import LIMIT
from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.coaching.pain_lines import PainLine
from spinecoach.core.coaching.readiness import Readiness
from spinecoach.core.coaching.workouts import CutOff, Practice
from spinecoach.core.workout.commands import Command, Number
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.flows import start_flow
from spinecoach.ui.flows.start_flow import UNSEEN, StartFlow
from spinecoach.ui.pages.before import BeforePage
from spinecoach.ui.pages.first_run.page import FirstRunPage
from tests.core.coaching.records import cut_off
from tests.core.coaching.voices import Rendering
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from spinecoach.core.coaching.starter import Begun


class Walk:
    """Somebody who presses Start: which pages open, and what begins."""

    def __init__(self, qtbot: QtBot, stage: Stage) -> None:
        self.pages: list[QWidget] = []
        self.begun: list[Begun] = []
        self.elsewhere: list[str] = []
        self._qtbot = qtbot
        self.flow = StartFlow(stage, self._open)
        self.flow.ready.connect(self.begun.append)
        self.flow.today_wanted.connect(lambda: self.elsewhere.append("today"))
        self.flow.cut_off_left.connect(lambda: self.elsewhere.append("cut off"))
        self.flow.practice_left.connect(lambda: self.elsewhere.append("exercises"))

    def _open(self, page: QWidget) -> None:
        if page not in self.pages:
            self._qtbot.addWidget(page)
        self.pages.append(page)

    def shows(self, sheet: str) -> bool:
        """Whether a sheet of the page before the workout is on show."""
        page = self.flow.before
        return self.pages[-1] is page and page.sheet is getattr(page, sheet)

    def look(self, times: int = 1) -> None:
        """Let the time pass until the lines are looked at."""
        assert self.flow._poll.isActive()
        for _ in range(times):
            self.flow._poll.timeout.emit()


class Clock:
    """The second that the flow reads."""

    second = 50.0

    def __call__(self) -> float:
        return self.second


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(start_flow, "monotonic", clock)
    return clock


@pytest.fixture
def stage() -> Stage:
    """Somebody who answered all questions with no and knows the workout."""
    stage = Stage(look_first=False)
    stage.asks = True
    stage.coach.answer(frozenset())
    return stage


@pytest.fixture
def walk(qtbot: QtBot, stage: Stage, clock: Clock) -> Iterator[Walk]:
    del clock
    walk = Walk(qtbot, stage)
    yield walk
    walk.flow.leave()


def test_in_a_rehearsal_nothing_is_asked(walk: Walk, stage: Stage) -> None:
    stage.asks = False
    assert stage.coach.asks is False
    walk.flow.start()
    assert walk.pages == []
    assert [begun.feeling for begun in walk.begun] == [Feeling()]


def test_a_newcomer_comes_to_the_questions_first(walk: Walk, stage: Stage) -> None:
    stage.profile.forget_answers()
    walk.flow.start()
    assert [type(page) for page in walk.pages] == [FirstRunPage]
    assert walk.begun == []


def test_after_the_questions_comes_the_number(walk: Walk, stage: Stage) -> None:
    stage.profile.forget_answers()
    walk.flow.start()
    stage.coach.answer(frozenset())
    assert walk.flow.first_run is not None
    walk.flow.first_run.done.emit()
    assert walk.pages[-1] is walk.flow.before
    assert walk.elsewhere == []


def test_a_yes_waits_for_a_professional(walk: Walk, stage: Stage) -> None:
    stage.profile.answer(Readiness(stage.today, frozenset({"back"})))
    walk.flow.start()
    assert [type(page) for page in walk.pages] == [FirstRunPage]
    assert walk.flow.first_run is not None
    walk.flow.first_run.done.emit()  # not yet
    assert walk.elsewhere == ["today"]
    words = stage.phrases.start
    assert walk.flow.unfinished() == (words.unfinished_professional(), words.have_asked())


def test_whose_answers_were_deleted_after_the_form_is_asked_the_questions_again(
    walk: Walk, stage: Stage
) -> None:
    stage.profile.forget_answers()
    walk.flow.ask_first_questions()
    page = walk.flow.first_run
    assert page is not None
    page.questions.answered.emit(frozenset())
    assert page.sheet is page.personal
    stage.profile.forget_answers()  # in the settings
    words = stage.phrases.start
    assert walk.flow.unfinished() == (words.unfinished_questions(), words.answer_them())
    walk.flow.go_back()
    shown = walk.flow.first_run
    assert shown is not None
    assert (walk.pages[-1], shown.sheet) == (shown, shown.questions)


def test_questions_without_a_start_lead_to_today(walk: Walk) -> None:
    walk.flow.ask_first_questions()
    assert walk.flow.first_run is not None
    walk.flow.first_run.done.emit()
    assert walk.elsewhere == ["today"]


def test_after_earlier_answers_one_number_is_enough(walk: Walk) -> None:
    walk.flow.start()
    (page,) = walk.pages
    assert isinstance(page, BeforePage)
    page.wanted.emit(Number(2))
    assert [begun.feeling for begun in walk.begun] == [Feeling(pain_before=2)]
    assert not walk.flow.handle(Number(3))  # it has begun already


def test_what_one_key_answers_is_asked_aloud(walk: Walk, stage: Stage) -> None:
    walk.flow.start()
    walk.flow.handle(Number(4))
    walk.flow.handle(Command.BACK)
    walk.flow.handle(Number(8))
    asked = [line for line in stage.speaker.said if line != "<hush>"]
    lines = (PainLine.BEFORE, PainLine.EASE, PainLine.BEFORE, PainLine.STOP)
    assert asked == [stage.phrases.pain.aloud(line) for line in lines]


def test_two_workouts_that_hurt_are_spoken_of_before_the_number(walk: Walk, stage: Stage) -> None:
    stage.training.pains = [4, 5]
    walk.flow.start()
    assert walk.shows("pausing")
    walk.flow.handle(Command.GO_ON)
    assert walk.shows("asking")


def test_a_day_that_hurts_too_much_is_excused_when_one_leaves(walk: Walk, stage: Stage) -> None:
    walk.flow.start()
    walk.flow.handle(Number(10))
    page = walk.flow.before
    assert walk.shows("stopping")
    page.stopping.change.click()
    assert walk.shows("asking")
    walk.flow.handle(Number(9))
    assert stage.training.excuses == 0
    page.stopping.later.click()
    assert (stage.training.excuses, walk.elsewhere, walk.begun) == (1, ["today"], [])


def test_leaving_the_page_by_other_means_excuses_the_day_too(walk: Walk, stage: Stage) -> None:
    walk.flow.start()
    walk.flow.handle(Number(10))
    walk.flow.leave()
    walk.flow.leave()
    assert stage.training.excuses == 1


def test_a_wait_that_is_short_is_not_shown(walk: Walk, stage: Stage) -> None:
    stage.voice.rendering = rendering = Rendering(done=3)
    walk.flow.start()
    walk.flow.handle(Number(0))
    walk.look(UNSEEN - 1)
    assert walk.shows("asking")
    rendering.done = 10
    walk.look()
    assert len(walk.begun) == 1
    assert not walk.flow._poll.isActive()


def test_a_wait_that_lasts_is_shown_and_limited(walk: Walk, stage: Stage, clock: Clock) -> None:
    stage.voice.rendering = Rendering(done=3)
    walk.flow.start()
    walk.flow.handle(Number(0))
    walk.look(UNSEEN)
    page = walk.flow.before
    assert walk.shows("waiting")
    assert page.waiting.bar.value() == 3
    clock.second += LIMIT
    walk.look()
    assert [begun.captions for begun in walk.begun] == [True]


def test_leaving_while_lines_are_rendered_begins_nothing_later(walk: Walk, stage: Stage) -> None:
    stage.voice.rendering = rendering = Rendering(done=3)
    walk.flow.start()
    walk.flow.handle(Number(0))
    walk.look(UNSEEN)
    walk.flow.leave()
    rendering.done = 10
    walk.flow._poll.timeout.emit()
    assert walk.begun == []
    assert rendering.cancelled
    assert not walk.flow._poll.isActive()


def test_a_workout_that_was_cut_off_and_not_gone_on_with_is_offered_again(walk: Walk) -> None:
    walk.flow.start(CutOff(cut_off(), can_go_on=True))
    walk.flow.handle(Command.CANCEL)
    assert walk.elsewhere == ["cut off", "today"]
    walk.flow.start(CutOff(cut_off(), can_go_on=True))
    walk.flow.leave()
    assert walk.elsewhere[2:] == ["cut off"]


def test_if_nothing_is_left_open_nothing_is_offered(walk: Walk) -> None:
    assert walk.flow.unfinished() == ("", "")


def test_who_leaves_a_practice_comes_back_to_the_exercise(walk: Walk) -> None:
    walk.flow.start(Practice("superman"))
    QTest.keyClick(walk.flow.before, Qt.Key.Key_Escape)
    walk.flow.start()
    QTest.keyClick(walk.flow.before, Qt.Key.Key_Escape)
    assert walk.elsewhere == ["exercises", "today"]
    assert walk.begun == []


# --- the look at the whole -------------------------------------------------------------------


@pytest.fixture
def looks(stage: Stage) -> None:
    """Let the person see the whole workout first, with a warm-up of one movement."""
    stage.settings.change(look_first=True)
    stage.moves.shelf = stage.packs.exercises()[:1]


@pytest.mark.usefixtures("looks")
def test_the_number_is_seen_above_the_whole_workout_and_can_be_changed(walk: Walk) -> None:
    walk.flow.start()
    walk.flow.handle(Number(2))
    assert walk.shows("looking")
    assert walk.begun == []
    sheet = walk.flow.before.looking
    assert "2" in sheet.pain.text()
    sheet.change.click()
    assert walk.shows("asking")
    walk.flow.handle(Number(1))
    assert "1" in sheet.pain.text()
    sheet.start.click()
    assert [begun.feeling for begun in walk.begun] == [Feeling(pain_before=1)]


def listed(walk: Walk) -> int:
    """Return how many words the list of the workout has."""
    labels = walk.flow.before.looking.list.findChildren(QLabel)
    return sum(not label.isHidden() for label in labels)


@pytest.mark.usefixtures("looks")
def test_the_warm_up_is_skipped_for_one_day(walk: Walk, qtbot: QtBot) -> None:
    walk.flow.start()
    walk.flow.handle(Number(0))
    sheet = walk.flow.before.looking
    sheet.show()
    sheet.skip.click()
    qtbot.waitUntil(lambda: listed(walk) == 3 * 7)
    sheet.start.click()
    kinds = {block.kind for block in walk.begun[0].performance.timeline.blocks}
    assert BlockKind.WARM_UP not in kinds
    walk.flow.start()
    walk.flow.handle(Number(0))
    assert not sheet.skip.isChecked()
    qtbot.waitUntil(lambda: listed(walk) == 3 * 8)
    sheet.start.click()
    kinds = {block.kind for block in walk.begun[1].performance.timeline.blocks}
    assert BlockKind.WARM_UP in kinds


@pytest.mark.usefixtures("looks")
def test_who_knows_it_starts_at_once_from_then_on(walk: Walk, stage: Stage) -> None:
    walk.flow.start()
    walk.flow.handle(Number(0))
    walk.flow.before.looking.always.click()
    assert stage.settings.get().look_first is False
    walk.flow.handle(Command.GO_ON)
    walk.flow.start()
    walk.flow.handle(Number(0))
    assert len(walk.begun) == 2


@pytest.mark.usefixtures("looks")
def test_in_a_rehearsal_nobody_waits_for_a_key(walk: Walk, stage: Stage) -> None:
    stage.asks = False
    assert stage.coach.asks is False
    walk.flow.start()
    assert len(walk.begun) == 1
