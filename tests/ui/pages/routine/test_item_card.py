"""One exercise of a routine: what is set is planned, or the mistake is named."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from spinecoach.core.coaching.routine import LONGEST_NOTE, REPS, Item
from spinecoach.core.exercise.exercise import REST, SETS
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import PACE
from spinecoach.ui.pages.routine.item_card import FIGURE, NARROW, ItemCard
from spinecoach.ui.pages.routine.refusals import ItemNumber
from spinecoach.ui.style.theme import grown
from tests.ui.stage import SHELF

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SHOULDER = next(one for one in SHELF.exercises() if one.id == "shoulder-squeezes")
SUPERMAN = next(one for one in SHELF.exercises() if one.id == "superman")
OWNED = (2.0, 5.0)


def card_of(qtbot: QtBot, item: Item, unit: str = "kg") -> ItemCard:
    exercise = next((one for one in SHELF.exercises() if one.id == item.exercise), None)
    card = ItemCard(item, exercise, OWNED, unit, Phrases())
    qtbot.addWidget(card)
    return card


def type_into(card: ItemCard, part: ItemNumber, text: str) -> None:
    """Type a number and leave its field."""
    field = card.steppers[part].field
    field.lineEdit().setText(text)
    field.interpretText()


@given(
    sets=st.integers(*SETS),
    reps=st.integers(*REPS),
    rest=st.floats(*REST).map(lambda seconds: round(seconds, 2)),
    pace=st.sampled_from([0.5, 0.75, 1.0, 1 / 1.5, 0.875, 2.0]),
    weight=st.none() | st.sampled_from([1.0, 2.5, 5.004, 7.25]),
)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_not_edited_stays_as_it_is(
    qtbot: QtBot, sets: int, reps: int, rest: float, pace: float, weight: float | None
) -> None:
    item = Item(SHOULDER.id, "", sets, reps, rest, pace, weight, "to the shoulder, no higher")
    for unit in ("kg", "lb"):
        assert card_of(qtbot, item, unit).item == item


@pytest.mark.parametrize("part", list(ItemNumber))
def test_the_buttons_go_step_by_step_to_the_limits_of_a_routine_and_no_further(
    qtbot: QtBot, part: ItemNumber
) -> None:
    low, high = {
        ItemNumber.SETS: SETS,
        ItemNumber.REPS: REPS,
        ItemNumber.REST: REST,
        ItemNumber.PACE: PACE,
    }[part]
    card = card_of(qtbot, Item(SUPERMAN.id))
    stepper = card.steppers[part]
    for button, limit in ((stepper.less, low), (stepper.more, high)):
        for _ in range(200):
            button.click()
        assert getattr(card.item, part) == limit
        assert not button.isEnabled()


def test_the_arrow_keys_do_what_the_buttons_do(qtbot: QtBot) -> None:
    card = card_of(qtbot, Item(SUPERMAN.id, sets=2, rest=60))
    for part, key in ((ItemNumber.SETS, Qt.Key.Key_Up), (ItemNumber.REST, Qt.Key.Key_Down)):
        with qtbot.waitSignal(card.changed):
            QTest.keyClick(card.steppers[part].field, key)
    assert (card.item.sets, card.item.rest) == (3, 45.0)


def test_either_decimal_sign_is_read_in_any_script(qtbot: QtBot) -> None:
    card = card_of(qtbot, Item(SHOULDER.id))
    type_into(card, ItemNumber.SETS, "\u0663")
    type_into(card, ItemNumber.PACE, "87,5")
    assert (card.item.sets, card.item.pace) == (3, 0.875)


@pytest.mark.parametrize(
    ("part", "text", "words"),
    [
        (ItemNumber.SETS, "many", "“many” is not a number"),
        (ItemNumber.REPS, "8.5", "reps are whole numbers"),
        (ItemNumber.REPS, "", "“” is not a number"),
        (ItemNumber.SETS, "400", "sets must be from 1 to 10, not 400"),
        (ItemNumber.SETS, "1_0", "“1_0” is not a number"),
        (ItemNumber.REST, "-1", "rest must be from 0 to 600 seconds, not -1"),
        (ItemNumber.PACE, "900", "pace must be from 0.5 to 2"),
    ],
)
def test_a_mistake_is_named_on_the_card_and_the_number_from_before_stays(
    qtbot: QtBot, part: ItemNumber, text: str, words: str
) -> None:
    item = Item(SHOULDER.id)
    card = card_of(qtbot, item)
    type_into(card, part, text)
    assert words in card.wrong.text()
    assert card.wrong.text().startswith(SHOULDER.title)
    assert not card.wrong.isHidden()
    assert card.steppers[part].field.accessibleDescription() == card.wrong.text()
    assert card.item == item
    card.steppers[part].more.click()
    assert card.wrong.isHidden()
    assert card.steppers[part].field.accessibleDescription() == ""


def test_a_weight_is_asked_for_only_if_the_hands_hold_one(qtbot: QtBot) -> None:
    assert card_of(qtbot, Item(SUPERMAN.id)).weight.isHidden()
    assert not card_of(qtbot, Item(SHOULDER.id)).weight.isHidden()


@pytest.mark.parametrize(
    ("text", "words"),
    [("400", "not 400 kg"), ("many", "“many” is not a number"), ("", "“” is not a number")],
)
def test_a_weight_that_cannot_be_is_named(qtbot: QtBot, text: str, words: str) -> None:
    card = card_of(qtbot, Item(SHOULDER.id, weight_kg=5.0))
    card.weight.list.setCurrentIndex(card.weight.list.count() - 1)
    card.weight.list.activated.emit(0)
    card.weight.other.field.lineEdit().setText(text)
    assert card.item.weight_kg == 5.0
    assert words in card.wrong.text()


def test_a_note_is_typed_and_kept_without_what_cannot_be_seen(qtbot: QtBot) -> None:
    card = card_of(qtbot, Item(SUPERMAN.id))
    changes: list[str] = []
    card.changed.connect(lambda: changes.append(card.item.note))
    card.note.setText("  stop at\tshoulder\u2028height ")
    card.note.editingFinished.emit()
    assert changes == ["stop at shoulder height"]
    assert card.note.maxLength() == LONGEST_NOTE


def test_another_variant_begins_at_its_fewest_reps(qtbot: QtBot) -> None:
    card = card_of(qtbot, Item(SHOULDER.id, reps=12, weight_kg=5.0))
    other = SHOULDER.variants[0]
    card.variant.setCurrentIndex(card.variant.findData(other.id))
    with qtbot.waitSignal(card.changed):
        card.variant.activated.emit(0)
    assert (card.item.variant, card.item.reps) == (other.id, other.dose.reps_low)
    with qtbot.assertNotEmitted(card.changed):
        card.variant.activated.emit(0)  # the same one once more


def test_an_exercise_without_its_file_is_kept_as_it_was(qtbot: QtBot) -> None:
    item = Item("from-elsewhere", "", 2, 9, 30.0)
    card = card_of(qtbot, item)
    assert card.title.text() == "from-elsewhere"
    assert card.item == item
    assert card.picture.isHidden()


def test_its_buttons_ask_to_move_and_to_remove_it(qtbot: QtBot) -> None:
    card = card_of(qtbot, Item(SUPERMAN.id))
    moves: list[int] = []
    card.moved.connect(moves.append)
    card.up.click()
    card.down.click()
    assert moves == [-1, 1]
    with qtbot.waitSignal(card.removed):
        card.remove.click()


def test_the_handle_tells_where_it_is_dragged_to(qtbot: QtBot) -> None:
    card = card_of(qtbot, Item(SUPERMAN.id))
    card.resize(900, 200)
    card.show()
    places: list[QPoint] = []
    card.dragged.connect(places.append)
    begin = card.handle.rect().center()
    with qtbot.waitSignal(card.dropped):
        QTest.mousePress(card.handle, Qt.MouseButton.LeftButton, pos=begin)
        QTest.mouseMove(card.handle, begin + QPoint(0, 60))
        QTest.mouseRelease(card.handle, Qt.MouseButton.LeftButton, pos=begin + QPoint(0, 60))
    assert (places[-1] - card.handle.mapToGlobal(begin) - QPoint(0, 60)).manhattanLength() <= 2


def test_every_field_is_named_with_its_exercise_for_a_screen_reader(qtbot: QtBot) -> None:
    card = card_of(qtbot, Item(SUPERMAN.id))
    names = [stop.accessibleName() for stop in card.stops]
    assert all(name.startswith(SUPERMAN.title) for name in names)
    assert len({*names}) == len(names) - 1  # the list of weights and its field are one


def is_beside(card: ItemCard) -> bool | None:
    """Return whether the figure is at the left of the title, not above it; None = neither."""
    picture, title = card.picture.geometry(), card.title.geometry()
    if picture.right() < title.left() and picture.intersects(title.adjusted(-999, 0, 0, 999)):
        return True
    return False if picture.bottom() < title.top() else None


def placed(card: ItemCard, *, beside: bool) -> bool:
    return is_beside(card) is beside


def test_the_figure_lies_above_the_rest_if_there_is_no_room_beside_it(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    card = card_of(qtbot, Item(SUPERMAN.id))
    card.setParent(page)
    page.show()
    for width, beside in ((grown(NARROW) + 10, True), (grown(NARROW) - 10, False)):
        card.resize(width, grown(FIGURE[1]) * 4)
        card.show()
        assert card.width() == width
        qtbot.waitUntil(partial(placed, card, beside=beside))
