"""The cards of a routine change places, and keep what they show while they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint

from spinecoach.core.coaching.routine import ARTICLE, Item
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.routine.card_list import LEAST, CardList
from spinecoach.ui.pages.routine.item_card import ItemCard
from spinecoach.ui.pages.routine.refusals import ItemNumber
from spinecoach.ui.style.theme import grown
from tests.ui.stage import SHELF

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ITEMS = tuple(Item(own) for own in ARTICLE)
EXERCISES = {exercise.id: exercise for exercise in SHELF.exercises()}


def card_of(item: Item) -> ItemCard:
    return ItemCard(item, EXERCISES[item.exercise], (), "kg", Phrases())


def order(cards: CardList) -> tuple[str, ...]:
    return tuple(item.exercise for item in cards.items)


@pytest.fixture
def cards(qtbot: QtBot) -> CardList:
    cards = CardList()
    qtbot.addWidget(cards)
    cards.show_items(ITEMS, card_of)
    cards.show()
    return cards


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize("down", [False, True])
def test_a_card_changes_its_place_with_its_neighbour_and_stays_at_the_ends(
    cards: CardList, at: int, *, down: bool
) -> None:
    card = cards.cards[at]
    (card.down if down else card.up).click()
    other = at + (1 if down else -1)
    expected = list(ARTICLE)
    if 0 <= other < len(expected):
        expected[at], expected[other] = expected[other], expected[at]
    assert order(cards) == tuple(expected)
    assert [card.number.text() for card in cards.cards] == ["1", "2", "3", "4"]


def test_a_move_is_told_with_the_card_that_must_stay_in_view(qtbot: QtBot, cards: CardList) -> None:
    card = cards.cards[1]
    with qtbot.waitSignals([cards.changed, cards.placed]), qtbot.waitSignal(cards.moved) as moved:
        card.up.click()
    assert moved.args == [card]


def test_a_drag_is_told_as_a_change_only_when_the_card_is_dropped(
    qtbot: QtBot, cards: CardList
) -> None:
    card, following = cards.cards[:2]
    middle = following.mapToGlobal(following.rect().center())
    with qtbot.assertNotEmitted(cards.changed):
        card.dragged.emit(middle - QPoint(0, 4))
        assert cards.cards[0] is card
        card.dragged.emit(middle + QPoint(0, 4))
    assert cards.cards[1] is card
    with qtbot.waitSignal(cards.changed):
        card.dropped.emit()


def test_a_wide_list_has_two_columns_and_a_card_is_dragged_from_one_to_the_other(
    qtbot: QtBot, cards: CardList
) -> None:
    cards.resize(grown(LEAST) * 2 + 100, 900)
    first, second, third, fourth = cards.cards
    qtbot.waitUntil(lambda: third.x() > first.x())
    assert (first.x(), third.x()) == (second.x(), fourth.x())
    place = fourth.mapToGlobal(fourth.rect().center())
    first.dragged.emit(QPoint(place.x(), first.mapToGlobal(QPoint(0, 0)).y() - 9))
    assert cards.cards == [first, second, third, fourth], "the pointer is at no card"
    for _ in range(3):  # the pointer hardly moves there
        first.dragged.emit(place)
    assert cards.cards == [second, third, fourth, first]
    assert first.geometry().contains(first.mapFromGlobal(place) + first.pos())


def test_cards_that_stay_are_used_again_and_the_others_go(cards: CardList) -> None:
    first, second, *_ = cards.cards
    cards.show_items((ITEMS[1], ITEMS[0]), card_of)
    assert cards.cards == [second, first]
    cards.clear()
    assert (cards.cards, cards.items, cards.stops) == ([], (), [])
    assert first.isHidden()


def test_the_place_of_a_card_to_be_removed_is_told_and_nothing_is_removed_yet(
    qtbot: QtBot, cards: CardList
) -> None:
    with qtbot.waitSignal(cards.removed) as removed:
        cards.cards[2].remove.click()
    assert removed.args == [2]
    assert order(cards) == ARTICLE


def test_why_a_typed_value_was_refused_is_told_once(cards: CardList) -> None:
    field = cards.cards[1].steppers[ItemNumber.SETS].field
    field.lineEdit().setText("400")
    field.interpretText()
    assert "from 1 to 10, not 400" in cards.take_refusal()
    assert cards.take_refusal() == ""
