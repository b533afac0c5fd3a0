"""Suggestions are asked in as few questions as possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.coaching.progression import (
    OneMoreRep,
    Reason,
    StepUp,
    Suggestion,
    SuggestionKind,
    Target,
)
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.today.suggestion_card import SuggestionCard, grouped

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def suggestion(kind: SuggestionKind, reason: Reason) -> Suggestion:
    return Suggestion(kind, (), reason, str(reason))


ONE = suggestion(SuggestionKind.REPS, OneMoreRep("Row", 8))
TWO = suggestion(SuggestionKind.REPS, OneMoreRep("Superman", 12))
HEAVY = suggestion(SuggestionKind.WEIGHT, StepUp("Row", 12, Target(8, 3.0)))
WORDS = Phrases().suggestions


def test_what_asks_the_same_is_one_question_and_a_weight_its_own() -> None:
    groups = grouped([ONE, HEAVY, TWO])
    assert groups == [(ONE, TWO), (HEAVY,)]
    assert (
        WORDS.question(groups[0], "kg") == "You did every rep of 2 exercises: try one more of each?"
    )
    heavy = "Row: you did 12 in every set twice: try 3 kg for 8?"
    assert WORDS.question(groups[1], "kg") == heavy
    assert WORDS.question((ONE,), "kg") == "Row: you did 8 in every set: try 9?"


def test_yes_and_not_now_answer_for_the_whole_group(qtbot: QtBot) -> None:
    card = SuggestionCard(WORDS)
    qtbot.addWidget(card)
    yes: list[object] = []
    no: list[object] = []
    card.accepted.connect(yes.append)
    card.declined.connect(no.append)
    card.show_suggestions([ONE, TWO, HEAVY], "kg")
    assert not card.isHidden()
    card.lines[0].yes.click()
    card.lines[1].no.click()
    assert yes == [(ONE, TWO)]
    assert no == [(HEAVY,)]
    assert "try 13" in card.lines[0].words.toolTip()
    card.show_suggestions([], "kg")
    assert card.isHidden()
