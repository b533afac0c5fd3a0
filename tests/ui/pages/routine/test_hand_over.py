"""The routine is handed over as a plan from its page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from spinecoach.core.coaching.routine import Item, Routine
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.ui.pages.routine.hand_over import HandOver
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TODAY = date(2026, 11, 29)
BACK = Routine("Back: 1/4", (Item("superman"),))


class Dialog:
    """Answers every question for a file with the same path."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path = "/home/me/mine"
        self.offered: list[str] = []
        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, self._ask)

    def _ask(self, _parent: object, _title: str, offered: str, _files: str) -> tuple[str, str]:
        self.offered.append(offered)
        return self.path, ""


@pytest.fixture
def dialog(monkeypatch: pytest.MonkeyPatch) -> Dialog:
    return Dialog(monkeypatch)


@pytest.fixture
def stage() -> Stage:
    return Stage()


def part_of(qtbot: QtBot, stage: Stage, routine: Routine = BACK) -> HandOver:
    part = HandOver(stage, lambda: routine, lambda: TODAY)
    qtbot.addWidget(part)
    return part


def test_a_plan_is_saved_with_who_it_is_from(qtbot: QtBot, stage: Stage, dialog: Dialog) -> None:
    part = part_of(qtbot, stage)
    part.author.setText("  Praxis   Müller ")
    part.save.click()
    path = "/home/me/mine.spineplan"
    assert stage.plans.asked == [("save", path, BACK, "Praxis Müller", False)]
    assert dialog.offered == ["Back- 1-4.spineplan"]
    assert part.notice.text == f"The plan is in {path}."
    part.weights.click()
    part.save.click()
    assert stage.plans.asked[1] == ("save", path, BACK, "Praxis Müller", True)


def test_a_hand_out_is_written_and_opened(
    qtbot: QtBot, stage: Stage, dialog: Dialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    part = part_of(qtbot, stage)
    part.author.setText("Me")
    part.print.click()
    path = "/home/me/mine.pdf"
    assert stage.plans.asked == [("hand out", path, BACK, "Me", False, None)]
    assert dialog.offered == ["Back- 1-4.pdf"]
    assert part.notice.text == f"The hand-out is in {path}. Open it to print it."
    part.notice.action.click()
    assert shown == [path]


@pytest.mark.usefixtures("dialog")
def test_a_hand_out_has_dates_from_the_day_that_is_chosen(qtbot: QtBot, stage: Stage) -> None:
    part = part_of(qtbot, stage)
    part.show()
    assert not part.begins.isVisible()
    part.dates.click()
    assert part.begins.isVisible()
    part.print.click()
    part.begins.show_day(date(2026, 12, 7), date.max)
    part.print.click()
    part.dates.click()
    part.print.click()
    assert [asked[-1] for asked in stage.plans.asked] == [TODAY, date(2026, 12, 7), None]


def test_why_it_is_not_saved_is_said(qtbot: QtBot, stage: Stage, dialog: Dialog) -> None:
    part = part_of(qtbot, stage)
    stage.plans.saves = Trouble(TroubleKind.EXPORT_FAILED, "/home/me", "disk full")
    part.save.click()
    assert "disk full" in part.notice.text
    dialog.path = ""
    part.save.click()
    assert len(stage.plans.asked) == 1


@pytest.mark.usefixtures("dialog")
def test_a_routine_that_is_wrong_is_not_handed_over(qtbot: QtBot, stage: Stage) -> None:
    part = part_of(qtbot, stage, Routine("Back", ()))
    part.save.click()
    assert part.notice.text == "A routine needs at least one exercise. Add one."
    assert stage.plans.asked == []


def test_the_plan_of_another_is_opened(qtbot: QtBot, stage: Stage, dialog: Dialog) -> None:
    part = part_of(qtbot, stage)
    with qtbot.waitSignal(part.plan_opened) as opened:
        part.open.click()
    assert opened.args == ["/home/me/mine"]
    dialog.path = ""
    with qtbot.assertNotEmitted(part.plan_opened):
        part.open.click()
