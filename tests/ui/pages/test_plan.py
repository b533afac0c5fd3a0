"""The page of a plan: all of it is read before anything is taken over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from spinecoach.core.coaching.plan import PlanPart, PlanPreview, Standing
from spinecoach.core.coaching.routine import Item, Routine
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.exercises.passage import Passage
from spinecoach.ui.pages.plan import FIGURE, NARROW, PartCard, PlanPage
from spinecoach.ui.style.theme import grown
from tests.ui.stage import OFFERED, SHELF

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROW = next(one for one in SHELF.exercises() if one.id == "bent-over-row")
DOG = OFFERED[0]
PARTS = (
    PlanPart(Item(DOG.id, note="No higher than the shoulder"), DOG, Standing.NEW),
    PlanPart(Item(ROW.id, weight_kg=4.0), ROW, Standing.HERE),
    PlanPart(Item("nowhere"), None, Standing.MISSING),
)
SHOWN = PlanPreview("a.spineplan", None, "<b>Praxis</b>", Routine("Back", ()), PARTS)


@pytest.fixture
def page(qtbot: QtBot) -> PlanPage:
    page = PlanPage(Phrases())
    qtbot.addWidget(page)
    page.resize(1024, 700)
    page.show_plan(SHOWN, "kg")
    page.show()
    return page


def lines(page: PlanPage) -> list[str]:
    QApplication.processEvents()  # a part that is replaced is shown a moment later
    return [line.text() for line in page.findChildren(QLabel) if line.isVisible()]


def stops(page: PlanPage) -> list[QWidget]:
    """Where Tab stops, from the first passage on."""
    found: list[QWidget] = []
    after: QWidget | None = page.focusProxy()
    while after is not None and after not in found:
        found.append(after)
        after = after.nextInFocusChain()
    reached = Qt.FocusPolicy.TabFocus
    return [one for one in found if one.focusPolicy() & reached and one.isVisible()]


def test_everything_that_is_said_of_a_plan_is_on_the_page(page: PlanPage) -> None:
    shown = lines(page)
    for said in Phrases().plan.preview(SHOWN, "kg"):
        assert said.strip() in shown


def test_another_plan_takes_the_place_of_the_first(page: PlanPage) -> None:
    page.show_plan(replace(SHOWN, author="", parts=PARTS[1:2], known=True), "lb")
    shown = lines(page)
    assert "1. Bent-over row" in shown
    assert "1 set of 8 reps, 60 seconds of rest, 8.82 lb" in shown
    assert not [line for line in shown if "Bird dog" in line or "Praxis" in line]


def test_without_an_exercise_that_can_be_used_it_cannot_be_taken_over(page: PlanPage) -> None:
    page.show_plan(replace(SHOWN, parts=PARTS[2:]), "kg")
    assert page.use.isHidden()
    assert page.not_now.isVisible()
    assert page.not_now.text() == "Back"


def test_tab_goes_from_exercise_to_exercise_and_each_is_read_whole(page: PlanPage) -> None:
    passages = page.findChildren(Passage)
    assert [one.text() for one in passages] == [
        "Back",
        "1. Bird dog",
        "2. Bent-over row",
        "3. nowhere",
    ]
    assert page.focusProxy() is passages[0]
    assert stops(page)[: len(passages) + 2] == [*passages, page.use, page.not_now]
    read = passages[1].accessibleDescription().splitlines()
    assert read[:2] == ["1 set of 8 reps, 60 seconds of rest", "Note: No higher than the shoulder"]
    assert read[-1] == DOG.cautions[-1]


def test_the_figure_lies_above_the_words_if_there_is_no_room_beside_them(qtbot: QtBot) -> None:
    card = PartCard(1, PARTS[0], "kg", (), Phrases())
    qtbot.addWidget(card)
    card.show()
    for wide, high in ((NARROW + 1, grown(FIGURE[1])), (NARROW - 1, None)):
        card.resize(grown(wide), 400)
        expected = high or card.picture.height_for(grown(FIGURE[0]))
        assert card.picture.height() == expected


def test_an_exercise_that_is_missing_has_no_figure(qtbot: QtBot) -> None:
    card = PartCard(3, PARTS[2], "kg", (), Phrases())
    qtbot.addWidget(card)
    assert card.picture.isHidden()
