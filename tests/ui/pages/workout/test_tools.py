"""The row of small buttons: the commands, for those who use a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.keymap import Context
from spinecoach.ui.pages.workout.tools import TOOLS, Tools

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot


@pytest.fixture
def tools(qtbot: QtBot) -> Tools:
    tools = Tools(Phrases())
    qtbot.addWidget(tools)
    tools.resize(400, 48)
    return tools


def test_each_button_stands_for_its_command(qtbot: QtBot, tools: Tools) -> None:
    for button, tool in zip(tools.buttons, TOOLS, strict=True):
        with qtbot.waitSignal(tools.pressed) as told:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert told.args == [tool.command]
        assert button.accessibleName() == button.toolTip() != ""


def test_every_hint_names_the_key_that_does_the_same(tools: Tools) -> None:
    hints = [button.toolTip() for button in tools.buttons]
    assert hints == [
        "Back (Left)",
        "Pause (Space)",
        "Skip (Right)",
        "Again (R)",
        "Own pace (O)",
        "Voice off (M)",
        "Full screen (F)",
        "Keys (?)",
        "Stop (Esc)",
    ]


def test_enter_presses_the_one_with_the_focus_and_space_does_not(
    qtbot: QtBot, tools: Tools
) -> None:
    skip = tools.buttons[2]
    with qtbot.waitSignal(tools.pressed):
        QTest.keyClick(skip, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(tools.pressed):
        QTest.keyClick(skip, Qt.Key.Key_Space)


def test_signs_follow_the_state(tools: Tools) -> None:
    tools.show_state(Context.WORKOUT, moving=True, muted=False)
    hints = [button.toolTip() for button in tools.buttons]
    assert "Pause (Space)" in hints
    assert "Voice off (M)" in hints
    before = tools.grab().toImage()
    tools.show_state(Context.WORKOUT, moving=False, muted=True)
    hints = [button.toolTip() for button in tools.buttons]
    assert "Go on (Space)" in hints
    assert "Voice on (M)" in hints
    assert tools.grab().toImage() != before


def test_the_key_for_a_pause_is_another_one_if_space_ends_a_rep(tools: Tools) -> None:
    for context, key in ((Context.OWN_PACE, "P"), (Context.WORKOUT, "Space")):
        tools.show_state(context, moving=True, muted=False)
        assert f"Pause ({key})" in [button.toolTip() for button in tools.buttons]


def test_every_sign_is_drawn(tools: Tools) -> None:
    pictures = [button.grab().toImage() for button in tools.buttons]
    blank = [image for image in pictures if len(shades(image)) < 2]
    assert not blank


def shades(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
