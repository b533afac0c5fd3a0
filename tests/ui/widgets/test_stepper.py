"""A number with a button for less and one for more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest

from spinecoach.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def stepper(qtbot: QtBot) -> Stepper:
    made = Stepper("Rest", (0.0, 60.0), step=15, decimals=1)
    made.show_number(30.0)
    qtbot.addWidget(made)
    made.show()
    return made


def test_less_and_more_stop_at_the_ends(stepper: Stepper) -> None:
    for button, numbers in ((stepper.more, [45, 60]), (stepper.less, [45, 30, 15, 0])):
        for number in numbers:
            assert button.isEnabled()
            button.click()
            assert stepper.number == number
        assert not button.isEnabled()


def test_showing_a_number_tells_nobody_and_rounds_nothing(stepper: Stepper, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(stepper.changed):
        stepper.show_number(33.333)
        assert stepper.number == 33.333
    stepper.more.click()
    assert stepper.number == pytest.approx(48.3)


def test_a_typed_number_counts_once_it_is_whole(stepper: Stepper, qtbot: QtBot) -> None:
    stepper.field.selectAll()
    with qtbot.waitSignal(stepper.changed):
        QTest.keyClicks(stepper.field, "12,5")
        QTest.keyClick(stepper.field, Qt.Key.Key_Return)
    assert stepper.number == 12.5
    with qtbot.waitSignal(stepper.refused) as refused:
        stepper.field.lineEdit().setText("61")
        stepper.field.interpretText()
    assert refused.args == ["61"]
    assert stepper.number == 12.5


def test_a_letter_is_no_digit_and_a_unit_of_weight_is_heeded(qtbot: QtBot) -> None:
    weight = Stepper("Weight", (0.5, 50), step=0.5, decimals=2, unit="kg")
    qtbot.addWidget(weight)
    for typed, number in (("5 lb", 2.27), ("12,5kg", 12.5)):
        weight.field.selectAll()
        QTest.keyClicks(weight.field, typed)
        assert weight.number == number
    weight.field.selectAll()
    with qtbot.waitSignal(weight.refused) as refused:
        QTest.keyClicks(weight.field, "1e1")
        QTest.keyClick(weight.field, Qt.Key.Key_Return)
    assert (refused.args, weight.number) == (["1e1"], 12.5)


def test_tab_stops_once_and_a_screen_reader_meets_a_spin_box(stepper: Stepper) -> None:
    stops = [
        part
        for part in (stepper.less, stepper.field, stepper.more)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == [stepper.field]
    interface = QAccessible.queryAccessibleInterface(stepper.field)
    assert interface.role() is QAccessible.Role.SpinBox
    assert interface.text(QAccessible.Text.Name) == "Rest"


def undo_is_wanted(stepper: Stepper) -> bool:
    """Return whether the field wants Ctrl+Z for itself."""
    keys = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, *keys)
    event.ignore()
    stepper.field.event(event)
    return event.isAccepted()


def test_undo_is_the_fields_own_only_while_something_is_typed(stepper: Stepper) -> None:
    stepper.more.click()
    assert not undo_is_wanted(stepper)
    QTest.keyClicks(stepper.field, "1")
    assert undo_is_wanted(stepper)
