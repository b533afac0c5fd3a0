"""Eleven numbers, each one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.scale import Scale

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WORDS = dict(Phrases().pain.pain_words())
NAMED = Phrases().pain.number_name


@pytest.fixture
def scale(qtbot: QtBot) -> Scale:
    made = Scale("Pain", WORDS, NAMED)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def answers(scale: Scale) -> list[int]:
    given: list[int] = []
    scale.answered.connect(given.append)
    return given


def stood(scale: Scale) -> None:
    """Let the moment pass in which a digit is shown before it counts."""
    assert scale._stands.isActive()
    scale._stands.timeout.emit()


def shown(scale: Scale) -> list[str]:
    return [button.text() for button in scale.buttons if button.isChecked()]


@pytest.mark.parametrize("number", [0, *range(2, 10)])
def test_a_digit_is_shown_and_counts_after_a_moment(
    scale: Scale, answers: list[int], number: int
) -> None:
    assert scale.press(Qt.Key.Key_0 + number)
    assert (shown(scale), answers) == ([str(number)], [])
    stood(scale)
    assert (shown(scale), answers) == ([str(number)], [number])


def test_the_digits_of_an_arabic_keyboard_make_ten(scale: Scale, answers: list[int]) -> None:
    assert scale.press(ord("\N{ARABIC-INDIC DIGIT ONE}"))
    assert scale.press(ord("\N{ARABIC-INDIC DIGIT ZERO}"))
    assert (shown(scale), answers) == (["10"], [])


def test_the_moment_passes_by_itself(qtbot: QtBot, scale: Scale, answers: list[int]) -> None:
    scale.press(Qt.Key.Key_0)
    qtbot.waitUntil(lambda: answers == [0])


@pytest.mark.parametrize("first", [Qt.Key.Key_0, Qt.Key.Key_1])
def test_a_second_key_makes_ten(scale: Scale, answers: list[int], first: Qt.Key) -> None:
    scale.press(first)
    scale.press(Qt.Key.Key_0)
    assert (shown(scale), answers) == (["10"], [])
    scale.press(Qt.Key.Key_Return)
    assert answers == [10]


def test_a_one_waits_for_its_zero_or_for_enter(scale: Scale, answers: list[int]) -> None:
    scale.press(Qt.Key.Key_1)
    assert not scale._stands.isActive()
    scale.press(Qt.Key.Key_0)
    stood(scale)
    assert (shown(scale), answers) == (["10"], [10])


def test_a_zero_after_a_number_that_counts_answers_nothing(
    scale: Scale, answers: list[int]
) -> None:
    scale.press(Qt.Key.Key_2)
    stood(scale)
    assert scale.press(Qt.Key.Key_0)
    assert (shown(scale), answers) == (["2"], [2])


def test_a_chosen_number_is_changed_by_arrows_and_waits_for_enter(
    scale: Scale, answers: list[int]
) -> None:
    scale.press(Qt.Key.Key_4)
    assert scale.press(Qt.Key.Key_Right)
    assert (shown(scale), scale._stands.isActive()) == (["5"], False)
    assert scale.press(Qt.Key.Key_Enter)
    assert answers == [5]


def test_escape_undoes_what_was_chosen(scale: Scale, answers: list[int]) -> None:
    scale.press(Qt.Key.Key_4)
    assert scale.press(Qt.Key.Key_Escape)
    assert (shown(scale), scale._stands.isActive(), answers) == ([], False, [])
    assert not scale.press(Qt.Key.Key_Escape)


def test_if_something_else_is_wanted_the_number_counts_first(
    scale: Scale, answers: list[int]
) -> None:
    assert not scale.confirm()
    scale.press(Qt.Key.Key_4)
    assert scale.confirm()
    assert answers == [4]


def test_other_keys_are_left_alone(scale: Scale, answers: list[int]) -> None:
    for key in (Qt.Key.Key_A, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Left):
        assert not scale.press(key)
    assert answers == []


def test_every_number_is_a_button_with_its_word(scale: Scale, answers: list[int]) -> None:
    assert [button.text() for button in scale.buttons] == [str(n) for n in range(11)]
    assert scale.buttons[10].accessibleName() == "10 the worst"
    scale.buttons[10].click()
    assert answers == [10]


def test_it_is_one_stop_of_the_keyboard_and_enter_alone_answers_nothing(
    qtbot: QtBot, scale: Scale, answers: list[int]
) -> None:
    scale.take_keys()
    scale.show()
    scale.activateWindow()
    qtbot.waitUntil(scale.isActiveWindow)
    scale.setFocus()
    QTest.keyClick(scale, Qt.Key.Key_Return)
    assert answers == []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(scale.focusWidget(), key)
    assert scale.focusWidget() is scale.buttons[1]
    QTest.keyClick(scale.buttons[1], Qt.Key.Key_Return)
    assert answers == [1]
    scale.clear()
    QTest.keyClick(scale.buttons[1], Qt.Key.Key_7)
    assert scale.focusWidget() is scale.buttons[7]
    QTest.keyClick(scale.buttons[7], Qt.Key.Key_Return)
    assert answers == [1, 7]


def test_enter_after_a_digit_confirms_it_whatever_button_had_the_keyboard(
    qtbot: QtBot,
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    answers: list[int] = []
    scale = Scale("Pain", WORDS, NAMED, parent=page)
    scale.answered.connect(answers.append)
    scale.take_keys()
    elsewhere = Button("Elsewhere")
    row = QHBoxLayout(page)
    row.addWidget(elsewhere)
    row.addWidget(scale)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    elsewhere.setFocus()
    scale.press(Qt.Key.Key_4)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert answers == [4]


@pytest.mark.parametrize("width", [500, 700, 1400])
def test_no_word_is_cut_however_little_room_there_is(scale: Scale, width: int) -> None:
    scale.resize(width, 200)
    scale.show()
    for words in scale._words:
        for part in words.text().split():
            assert words.fontMetrics().horizontalAdvance(part) <= words.width() + 1
    assert scale.buttons[10].geometry().right() <= width


@pytest.mark.parametrize(("word", "rows"), [("none", 1), ("unbearable", 2)])
def test_numbers_stand_in_two_rows_rather_than_words_too_small_to_read(
    qtbot: QtBot, word: str, rows: int
) -> None:
    scale = Scale("Pain", {0: word}, NAMED)
    qtbot.addWidget(scale)
    scale.resize(600, 300)
    scale.show()
    assert len({button.y() for button in scale.buttons}) == rows


def test_scales_that_follow_each_other_have_the_same_rows(qtbot: QtBot) -> None:
    short, long = (Scale("Pain", {0: word}, NAMED) for word in ("none", "unbearable"))
    short.alike = (long,)
    qtbot.addWidget(short)
    qtbot.addWidget(long)
    short.resize(600, 300)
    short.show()
    assert len({button.y() for button in short.buttons}) == 2


def test_in_two_rows_the_numbers_have_twice_the_room_and_keep_their_order(qtbot: QtBot) -> None:
    scale = Scale("Pain", {0: "none", 10: "the worst"}, NAMED)
    qtbot.addWidget(scale)
    scale.resize(900, 300)
    scale.show()
    one = scale.buttons[0].width()
    scale.set_rows(2)
    qtbot.waitUntil(lambda: scale.buttons[6].y() > scale.buttons[0].y())
    rows = [{button.y() for button in scale.buttons[at]} for at in (slice(6), slice(6, 11))]
    assert [len(row) for row in rows] == [1, 1]
    assert scale.buttons[0].width() > 1.7 * one
    assert [button.x() for button in scale.buttons[6:]] == [
        button.x() for button in scale.buttons[:5]
    ]
    scale.set_rows(1)
    qtbot.waitUntil(lambda: len({button.y() for button in scale.buttons}) == 1)


def test_if_one_row_is_too_wide_there_are_two_and_no_number_is_cut(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    scale = Scale("Pain", {0: "none", 10: "the worst"}, NAMED, size=2.6, parent=page)
    page.show()
    page.resize(1400, 300)
    scale.resize(1400, 300)
    qtbot.waitUntil(lambda: len({button.y() for button in scale.buttons}) == 1)
    scale.resize(scale.minimumSizeHint().width(), 300)
    qtbot.waitUntil(lambda: len({button.y() for button in scale.buttons}) == 2)
    for button in scale.buttons:
        assert scale.rect().contains(button.geometry())
        assert button.width() >= button.minimumSizeHint().width()


@pytest.fixture
def growing(qtbot: QtBot) -> Scale:
    """A scale whose keys grow with it."""
    made = Scale("Pain", WORDS, NAMED, fills=True)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("high", [150, 220])
def test_keys_that_grow_use_the_room_are_alike_and_no_higher_than_squares(
    growing: Scale, high: int
) -> None:
    growing.resize(1700, high)
    QApplication.processEvents()
    keys = {(button.y(), button.height()) for button in growing.buttons}
    ((top, height),) = keys
    word = growing._words[0]
    assert top + height <= word.mapTo(growing, word.rect().topLeft()).y()
    assert height > 1.4 * growing.buttons[0].sizeHint().height()
    most = growing.most_height(growing.width())
    widest = growing.buttons[5].width()
    growing.resize(1700, most)
    QApplication.processEvents()
    assert abs(growing.buttons[5].height() - widest) <= 2


def test_in_a_tall_window_they_stand_in_two_rows(growing: Scale) -> None:
    growing.resize(1700, 400)
    QApplication.processEvents()
    assert growing.buttons[10].y() == growing.buttons[0].y()
    least = growing.heightForWidth(1700)
    growing.resize(1700, 1800)
    QApplication.processEvents()
    assert growing.buttons[10].y() > growing.buttons[0].geometry().bottom()
    assert growing.heightForWidth(1700) > least


def test_the_number_of_a_large_key_is_drawn_large(growing: Scale) -> None:
    def ink() -> int:
        picture = growing.buttons[8].grab().toImage()
        dark = growing.palette().color(growing.buttons[8].foregroundRole())
        middle = picture.width() // 2
        rows = range(picture.height() // 5, picture.height() * 4 // 5)
        around = range(middle - middle // 2, middle + middle // 2)
        inked = [y for y in rows if any(picture.pixelColor(x, y) == dark for x in around)]
        return max(inked) - min(inked)

    growing.resize(1000, 90)
    QApplication.processEvents()
    small = ink()
    growing.resize(1700, 220)
    QApplication.processEvents()
    assert ink() > 1.5 * small
