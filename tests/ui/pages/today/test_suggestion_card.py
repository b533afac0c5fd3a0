"""What the coach would change, in as few questions as it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.coaching.progression import Kind, Suggestion
from spinecoach.ui.pages.today.suggestion_card import SuggestionCard, grouped, question

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def suggestion(kind: Kind, why: str) -> Suggestion:
    return Suggestion(kind, (), why, why)


ONE = suggestion(Kind.REPS, "Row: you did 8 in every set: try 9?")
TWO = suggestion(Kind.REPS, "Superman: you did 12 in every set: try 13?")
HEAVY = suggestion(Kind.WEIGHT, "Row: try 3 kg?")


def test_what_asks_the_same_is_one_question_and_a_weight_its_own() -> None:
    groups = grouped([ONE, HEAVY, TWO])
    assert groups == [(ONE, TWO), (HEAVY,)]
    assert question(groups[0]) == "You did every rep of 2 exercises: try one more of each?"
    assert question(groups[1]) == HEAVY.why
    assert question((ONE,)) == ONE.why


def test_yes_and_not_now_answer_for_the_whole_group(qtbot: QtBot) -> None:
    card = SuggestionCard()
    qtbot.addWidget(card)
    yes: list[object] = []
    no: list[object] = []
    card.accepted.connect(yes.append)
    card.declined.connect(no.append)
    card.show_suggestions([ONE, TWO, HEAVY])
    assert not card.isHidden()
    card.lines[0].yes.click()
    card.lines[1].no.click()
    assert yes == [(ONE, TWO)]
    assert no == [(HEAVY,)]
    assert "try 13" in card.lines[0].words.toolTip()
    card.show_suggestions([])
    assert card.isHidden()
