"""The end of a workout: what was done is shown, and how it felt is asked, aloud too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.coaching.pain_lines import PainLine
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.core.workout.performance import Summary
from spinecoach.ui.flows.summary_flow import SummaryFlow
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DONE = Summary((), 4, 600.0, complete=True)
STOPPED = Summary((), 4, 200.0, complete=False)
FULL = Trouble(TroubleKind.HISTORY_DISK_FULL, "/data")


def ended(qtbot: QtBot, stage: Stage, summary: Summary, feeling: Feeling | None) -> SummaryFlow:
    flow = SummaryFlow(stage)
    qtbot.addWidget(flow.page)
    flow.page.resize(1366, 768)
    flow.page.show()
    flow.show(summary, feeling)
    return flow


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    stage.asks = True
    stage.begin()
    return stage


def test_at_the_end_what_is_kept_and_the_first_question_are_said(
    qtbot: QtBot, stage: Stage
) -> None:
    flow = ended(qtbot, stage, DONE, Feeling())
    assert flow.page.questions.isVisible()
    assert stage.speaker.said[-1] == stage.workouts.saved()
    flow.page.questions.asked.emit(PainLine.EFFORT)
    assert stage.speaker.said[-1] == stage.phrases.pain.aloud(PainLine.EFFORT)


def test_who_stops_early_hears_that_it_is_kept_and_what_is_asked(
    qtbot: QtBot, stage: Stage
) -> None:
    flow = ended(qtbot, stage, STOPPED, Feeling())
    assert flow.page.questions.isVisible()
    assert stage.speaker.said[-1] == stage.phrases.pain.after_stopped()


def test_what_is_said_to_a_stop_because_of_pain_is_not_cut_off(qtbot: QtBot, stage: Stage) -> None:
    ended(qtbot, stage, STOPPED, Feeling(excused=True))
    assert stage.speaker.said == []


@pytest.mark.parametrize("asks", [True, False])
def test_after_a_rehearsal_or_without_a_workout_nothing_is_asked(
    qtbot: QtBot, stage: Stage, *, asks: bool
) -> None:
    stage.asks = asks
    flow = ended(qtbot, stage, DONE, None if asks else Feeling())
    assert flow.page.questions.isHidden()
    assert stage.speaker.said == []


def test_what_could_not_be_kept_is_said_and_shown(qtbot: QtBot, stage: Stage) -> None:
    stage.history.trouble = FULL
    flow = ended(qtbot, stage, DONE, Feeling())
    words = stage.phrases.summary.not_saved(stage.phrases.troubles.sentence(FULL))
    assert flow.page.notice.text == words
    assert stage.speaker.said[-1] == stage.phrases.pain.aloud(PainLine.AFTER)


def test_an_answer_is_kept_at_once(qtbot: QtBot, stage: Stage) -> None:
    flow = ended(qtbot, stage, DONE, Feeling())
    flow.page.felt.emit(Feeling(pain_after=2))
    assert stage.training.felt == [Feeling(pain_after=2)]
