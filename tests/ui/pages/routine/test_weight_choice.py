"""The weight of an exercise: one of one's own dumbbells, or another one that is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.core.coaching import weights
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.routine.weight_choice import OTHER, WeightChoice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OWNED = (2.0, 5.0)


def choice_of(qtbot: QtBot, kilograms: float | None, unit: str = "kg") -> WeightChoice:
    choice = WeightChoice("Weight", OWNED, unit, Phrases())
    choice.show_weight(kilograms)
    qtbot.addWidget(choice)
    return choice


def take(choice: WeightChoice, at: int) -> None:
    choice.list.setCurrentIndex(at % choice.list.count())
    choice.list.activated.emit(at)


def texts(choice: WeightChoice) -> list[str]:
    return [choice.list.itemText(at) for at in range(choice.list.count())]


def test_the_dumbbells_that_one_owns_are_listed_and_the_weight_in_use_among_them(
    qtbot: QtBot,
) -> None:
    assert texts(choice_of(qtbot, None)) == ["Not chosen", "2 kg", "5 kg", "Another…"]
    assert texts(choice_of(qtbot, 3.5)) == ["Not chosen", "2 kg", "3.5 kg", "5 kg", "Another…"]
    assert texts(choice_of(qtbot, 5.001)) == ["Not chosen", "2 kg", "5 kg", "Another…"]
    assert texts(choice_of(qtbot, 5.0, "lb")) == ["Not chosen", "4.41 lb", "11.02 lb", "Another…"]


def test_one_of_them_is_taken(qtbot: QtBot) -> None:
    choice = choice_of(qtbot, None)
    for at, kilograms in ((1, 2.0), (2, 5.0), (0, None)):
        with qtbot.waitSignal(choice.changed):
            take(choice, at)
        assert choice.kilograms == kilograms
        assert choice.other.isHidden()


@pytest.mark.parametrize("unit", weights.UNITS)
def test_another_one_is_typed_in_the_persons_unit(qtbot: QtBot, unit: str) -> None:
    choice = choice_of(qtbot, 5.0, unit)
    take(choice, -1)
    assert not choice.other.isHidden()
    assert choice.kilograms == 5.0  # nothing is rounded by looking
    with qtbot.waitSignal(choice.changed):
        choice.other.field.lineEdit().setText("7,5")
        choice.other.field.interpretText()
    factor = weights.POUND if unit == "lb" else 1.0
    assert choice.kilograms == pytest.approx(7.5 * factor, abs=0.001)
    assert choice.list.currentData() == OTHER


def test_a_weight_with_three_decimals_is_shown_and_typed(qtbot: QtBot) -> None:
    choice = choice_of(qtbot, 1.125)
    take(choice, -1)
    assert (choice.other.field.text(), choice.kilograms) == ("1.125", 1.125)
    choice.other.field.lineEdit().setText("2,375")
    choice.other.field.interpretText()
    assert choice.kilograms == 2.375


@pytest.mark.parametrize("unit", weights.UNITS)
def test_the_field_stops_at_the_limits_of_a_dumbbell(qtbot: QtBot, unit: str) -> None:
    choice = choice_of(qtbot, 5.0, unit)
    take(choice, -1)
    field = choice.other.field
    for limit, kilograms in (
        (field.minimum(), weights.LIGHTEST),
        (field.maximum(), weights.HEAVIEST),
    ):
        field.setValue(limit)
        assert choice.kilograms is not None
        assert weights.mistake(choice.kilograms) is None
        assert choice.kilograms == pytest.approx(kilograms, abs=0.01)


def test_a_text_that_is_no_such_weight_is_refused(qtbot: QtBot) -> None:
    choice = choice_of(qtbot, 5.0)
    take(choice, -1)
    with qtbot.waitSignal(choice.refused) as refused:
        choice.other.field.lineEdit().setText("400")
        choice.other.field.interpretText()
    assert refused.args == ["400"]
    assert choice.kilograms == 5.0
