"""The box that asks what is to be done when the history is not where it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.outcomes import WhenMissing
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.ui.window.missing_box import ask_missing, missing_box

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PHRASES = Phrases()
TROUBLE = Trouble(TroubleKind.HISTORY_MISSING, "/media/<b>stick</b>", number=12)


def press(choice: WhenMissing) -> WhenMissing | Path:
    """Press one of the buttons as soon as the box is there."""

    def do() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        words = PHRASES.history.when_missing(choice)
        (button,) = (each for each in box.buttons() if each.text() == words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, do)
    return ask_missing(TROUBLE, PHRASES)


@pytest.mark.parametrize(
    "choice", [each for each in WhenMissing if each is not WhenMissing.ANOTHER_FOLDER]
)
@pytest.mark.usefixtures("qapp")
def test_each_button_chooses_what_it_says(choice: WhenMissing) -> None:
    assert press(choice) is choice


@pytest.mark.usefixtures("qapp")
def test_the_folder_that_is_chosen_is_returned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/media/other")
    assert press(WhenMissing.ANOTHER_FOLDER) == Path("/media/other")


@pytest.mark.usefixtures("qapp")
def test_if_no_folder_is_chosen_it_asks_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    assert press(WhenMissing.ANOTHER_FOLDER) is WhenMissing.LOOK_AGAIN


def test_enter_looks_again_and_escape_leaves(qtbot: QtBot) -> None:
    box, buttons = missing_box(TROUBLE, PHRASES)
    qtbot.addWidget(box)
    default, escape = box.defaultButton(), box.escapeButton()
    assert (buttons[default], buttons[escape]) == (WhenMissing.LOOK_AGAIN, WhenMissing.LEAVE)
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert "/media/<b>stick</b>" in box.text()
