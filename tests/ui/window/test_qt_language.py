"""Qt's own texts are in the language of the program while its window is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from spinecoach.ui.widgets.numbers import WeightField
from spinecoach.ui.window.qt_language import qt_speaks, write_numbers

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("qapp")


def cancel() -> str:
    return QCoreApplication.translate("QPlatformTheme", "Cancel")


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Cancel"), ("de", "Abbrechen"), ("es", "Cancelar"), ("fr", "Annuler")],
)
def test_buttons_of_qt_speak_the_language_and_english_afterwards(language: str, text: str) -> None:
    with qt_speaks(language):
        assert cancel() == text
    assert cancel() == "Cancel"


def test_a_language_that_qt_does_not_have_leaves_english() -> None:
    with qt_speaks("tlh"):
        assert cancel() == "Cancel"


@pytest.mark.parametrize(("language", "shown"), [("de", "2,5 kg"), ("es", "2,5 kg")])
def test_the_fields_of_a_window_write_numbers_as_the_language_does(
    qtbot: QtBot, language: str, shown: str
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    write_numbers(window, language)
    field = WeightField("Weight", "kg", 2.5, refusal="")
    field.setParent(window)
    field.setValue(2.0)
    field.setValue(2.5)
    assert field.text() == shown


def test_in_english_they_write_them_as_the_system_does(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    write_numbers(window, "en")
    assert window.locale() == QLocale()


@pytest.mark.parametrize(("language", "right"), [("ar", True), ("he", True), ("de", False)])
def test_pages_are_laid_out_in_the_direction_in_which_one_reads(
    language: str, *, right: bool
) -> None:
    with qt_speaks(language):
        assert QGuiApplication.isRightToLeft() is right
    assert not QGuiApplication.isRightToLeft()
