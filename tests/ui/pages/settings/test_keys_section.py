"""The keys of a workout in the settings: added by pressing, taken away, asked about, given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.keymap import LISTED, Context
from spinecoach.ui.pages.settings.page import SettingsPage
from spinecoach.ui.widgets.columns import Columns
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from pytestqt.qtbot import QtBot

    from spinecoach.ui.pages.settings.key_row import KeyRow
    from spinecoach.ui.pages.settings.keys_section import KeysSection


class Desk:
    """The settings, open at the keys."""

    def __init__(self, qtbot: QtBot, **chosen: object) -> None:
        self.stage = Stage(**chosen)
        self.page = SettingsPage(self.stage)
        qtbot.addWidget(self.page)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.activateWindow()

    @property
    def section(self) -> KeysSection:
        return self.page.keys

    def row(self, command: Command) -> KeyRow:
        return self.section.rows[command]

    def press(self, command: Command, key: Qt.Key) -> None:
        """Press a key for a command, as it is pressed wherever a key is waited for."""
        add = self.row(command).add
        add.setFocus()
        add.click()
        QTest.keyClick(add, key)

    def said(self, command: Command) -> str:
        return self.row(command).words.text()

    def shown(self, command: Command) -> list[str]:
        return [button.text() for button in self.row(command).keys.values()]


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_every_command_of_a_workout_has_its_row_with_its_keys(desk: Desk) -> None:
    assert tuple(desk.section.rows) == LISTED
    assert desk.shown(Command.NEXT) == ["Right ×", "Page down ×", "Next track ×", "N ×"]  # noqa: RUF001
    assert desk.shown(Command.STOP)[0] == "Esc"
    assert desk.row(Command.TIME_LEFT).none.isHidden()
    assert not desk.section.standard.isEnabled()


def test_opening_the_page_does_not_lay_it_out_once_for_each_key(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[QRect] = []
    place = Columns.setGeometry

    def counted(columns: Columns, room: QRect) -> None:
        times.append(room)
        place(columns, room)

    monkeypatch.setattr(Columns, "setGeometry", counted)
    desk = Desk(qtbot)
    QApplication.processEvents()
    assert 0 < len(times) < 6 < sum(len(row.keys) for row in desk.section.rows.values())


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Qt.Key.Key_F5, "f5"),
        (Qt.Key.Key_Period, "."),
        (Qt.Key.Key_Up, "up"),
        (Qt.Key.Key_VolumeUp, "volume_up"),
        (Qt.Key.Key_LaunchMail, "launch_mail"),
        (Qt.Key.Key_Odiaeresis, "ö"),
    ],
)
def test_the_button_that_is_pressed_means_the_command_from_then_on(
    desk: Desk, key: Qt.Key, name: str
) -> None:
    desk.press(Command.LONGER, key)
    assert desk.stage.settings.get().keys == {"longer": f"{name} l"}
    assert desk.stage.phrases.keymap.wish_of(Context.WORKOUT, name) is Command.LONGER
    assert desk.shown(Command.LONGER)[1] == "L ×"  # noqa: RUF001
    assert "now means “15 seconds more rest”" in desk.said(Command.LONGER)
    assert desk.row(Command.LONGER).add.hasFocus()
    assert desk.section.standard.isEnabled()


@pytest.mark.parametrize(
    ("key", "why"),
    [
        (Qt.Key.Key_7, "Digits answer how much it hurts"),
        (Qt.Key.Key_Tab, "Tab goes from button to button"),
        (Qt.Key.Key_Return, "Enter presses the marked button"),
        (Qt.Key.Key_F11, "F11 belongs to the window"),
        (Qt.Key.Key_H, "“It hurts: stop at once” must keep a key: H is its last one."),
    ],
)
def test_a_key_that_must_always_work_stays_and_the_row_says_why(
    desk: Desk, key: Qt.Key, why: str
) -> None:
    desk.press(Command.LONGER, key)
    assert why in desk.said(Command.LONGER)
    assert why in desk.row(Command.LONGER).add.accessibleDescription()
    assert desk.stage.settings.get().keys is None


def test_a_key_of_another_command_is_asked_about_and_replaced(desk: Desk) -> None:
    desk.press(Command.LONGER, Qt.Key.Key_PageUp)
    row = desk.row(Command.LONGER)
    assert desk.said(Command.LONGER) == (
        "Page up means “Back to the part before”. Use it here instead?"
    )
    assert row.keep.hasFocus()
    assert desk.stage.settings.get().keys is None
    row.replace.click()
    assert desk.stage.settings.get().keys == {
        "longer": "page_up l",
        "back": "left media_previous b",
    }
    assert "Page up ×" not in desk.shown(Command.BACK)  # noqa: RUF001
    assert row.replace.isHidden()
    assert row.add.hasFocus()


def test_a_key_of_another_command_may_be_kept_there(desk: Desk) -> None:
    desk.press(Command.NEXT, Qt.Key.Key_T)
    assert "T is the only key for “Time left”" in desk.said(Command.NEXT)
    desk.row(Command.NEXT).keep.click()
    assert desk.said(Command.NEXT) == ""
    assert desk.stage.settings.get().keys is None


def test_a_key_is_taken_away_by_its_button(desk: Desk) -> None:
    row = desk.row(Command.TIME_LEFT)
    button = row.keys["t"]
    assert button.accessibleName() == "Take T away from “Time left”"
    button.setFocus()
    button.click()
    assert desk.stage.settings.get().keys == {"time_left": ""}
    assert not row.none.isHidden()
    assert row.add.hasFocus()
    assert desk.said(Command.TIME_LEFT) == "T does not mean “Time left” any more."


def test_the_last_key_of_what_is_needed_says_why_it_stays(desk: Desk) -> None:
    desk.row(Command.STOP).keys["escape"].click()
    assert "Esc leads out of every workout" in desk.said(Command.STOP)
    desk.row(Command.HURTS).keys["h"].click()
    assert "must keep a key" in desk.said(Command.HURTS)
    assert desk.stage.settings.get().keys is None


def test_the_standard_comes_back_and_goes_again(qtbot: QtBot) -> None:
    own = {"next": "f13 right", "time_left": ""}
    desk = Desk(qtbot, keys=own)
    assert desk.shown(Command.NEXT) == ["F13 ×", "Right ×"]  # noqa: RUF001
    desk.section.standard.click()
    assert desk.stage.settings.get().keys == {}
    assert desk.shown(Command.NEXT)[0] == "Right ×"  # noqa: RUF001
    assert desk.section.notice.text == "The standard keys are back."
    desk.section.notice.action.click()
    assert desk.stage.settings.get().keys == own
    assert desk.shown(Command.NEXT) == ["F13 ×", "Right ×"]  # noqa: RUF001


def test_a_key_from_elsewhere_than_the_keyboard_is_taken_while_one_is_waited_for(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.section.press("media_next")
    assert desk.stage.settings.get().keys is None
    add = desk.row(Command.REP).add
    add.setFocus()
    with qtbot.waitSignal(desk.section.waits) as begun:
        add.click()
    assert begun.args == [True]
    with qtbot.waitSignal(desk.section.waits) as ended:
        desk.section.press("media_next")
    assert ended.args == [False]
    kept = desk.stage.settings.get().keys
    assert kept is not None
    assert kept["rep"].startswith("media_next space enter")
    assert desk.stage.phrases.keymap.wish_of(Context.OWN_PACE, "media_next") is Command.REP
    assert desk.stage.phrases.keymap.wish_of(Context.PAUSED, "media_next") is Command.NEXT


def test_the_window_is_told_that_what_names_a_key_is_old(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.page.keys_changed):
        desk.press(Command.LONGER, Qt.Key.Key_F5)


def test_a_row_is_found_by_its_command_and_by_its_key(desk: Desk) -> None:
    desk.page.search.setText("page up")
    assert desk.row(Command.BACK).isVisible()
    assert not desk.row(Command.LONGER).isVisible()
    words = [one.text() for one in desk.section.findChildren(QLabel) if one.isVisible()]
    assert Phrases().common.capitalised("back to the part before") in words
