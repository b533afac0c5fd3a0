"""A plan is opened in the window: shown, used, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.core.coaching.plan import PlanPart, PlanPreview, Standing
from spinecoach.core.coaching.routine import Item, Routine
from spinecoach.core.record.archive import Refusal, RefusalKind, Undone
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.ui.flows.plan_flow import PlanFlow
from spinecoach.ui.pages.exercises.passage import Passage
from tests.ui.stage import SHELF, Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from spinecoach.ui.pages.progress.workout_editor import Kept

SUPERMAN = next(one for one in SHELF.exercises() if one.id == "superman")
PART = PlanPart(Item("superman"), SUPERMAN, Standing.HERE)
SHOWN = PlanPreview("a.spineplan", None, "Me", Routine("Back", (PART.item,)), (PART,))


class Opened:
    """A flow, and what it told."""

    def __init__(self, qtbot: QtBot, stage: Stage) -> None:
        self.pages: list[QWidget] = []
        self.told: list[str] = []
        self.kept: list[Kept] = []
        self.flow = PlanFlow(stage, self.pages.append)
        qtbot.addWidget(self.flow.page)
        self.flow.changed.connect(lambda: self.told.append("changed"))
        self.flow.left.connect(lambda: self.told.append("left"))
        self.flow.kept.connect(self.kept.append)
        self.flow.open_file("/home/me/a.spineplan")


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    stage.plans.brings = SHOWN
    return stage


def test_a_plan_is_shown_and_left_alone(qtbot: QtBot, stage: Stage) -> None:
    opened = Opened(qtbot, stage)
    assert opened.pages == [opened.flow.page]
    opened.flow.page.not_now.click()
    assert opened.told == ["left"]
    assert stage.plans.asked == [("preview", "/home/me/a.spineplan")]


def test_a_plan_is_used_and_taken_back(qtbot: QtBot, stage: Stage) -> None:
    opened = Opened(qtbot, stage)
    opened.flow.page.use.click()
    assert opened.told == ["changed", "left"]
    (kept,) = opened.kept
    assert kept.words == "“Back” is now the routine in use."
    assert kept.undo is not None
    kept.undo()
    assert [what for what, *_ in stage.plans.asked] == ["preview", "take in", "undo"]
    assert opened.told == ["changed", "left", "changed"]
    assert len(opened.kept) == 1


def test_why_it_cannot_be_taken_back_is_told(qtbot: QtBot, stage: Stage) -> None:
    stage.plans.undoes = Undone.CHANGED
    opened = Opened(qtbot, stage)
    opened.flow.page.use.click()
    undo = opened.kept[0].undo
    assert undo is not None
    undo()
    assert "changed or deleted since" in opened.kept[1].words
    assert opened.kept[1].undo is None


def test_why_it_cannot_be_used_is_told_on_its_page(qtbot: QtBot, stage: Stage) -> None:
    stage.plans.comes = Trouble(TroubleKind.FILE_NOT_KEPT, "/data", "disk full")
    opened = Opened(qtbot, stage)
    opened.flow.page.use.click()
    assert "disk full" in opened.flow.page.notice.text
    assert opened.told == []


def test_a_file_that_is_no_plan_is_refused_on_the_page(qtbot: QtBot, stage: Stage) -> None:
    stage.plans.brings = PlanPreview("a.spineplan", Refusal(RefusalKind.FOREIGN))
    page = Opened(qtbot, stage).flow.page
    (why,) = page.findChildren(Passage)
    assert why.text().startswith("a.spineplan is no SpineCoach plan")
    assert page.focusProxy() is why
    assert page.use.isHidden()
