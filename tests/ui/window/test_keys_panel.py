"""The list of keys covers the page, says what each key does, and gives the focus back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from spinecoach import assets
from spinecoach.adapters.files.catalogues import read
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.keymap import NamedKey
from spinecoach.core.workout.window_keymap import WindowCommand
from spinecoach.ui.window.keys_panel import KeysPanel
from spinecoach.ui.window.qt_language import qt_speaks

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_covers_the_page_until_it_is_closed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    page = QWidget()
    row = QHBoxLayout(window)
    row.addWidget(page)
    field = QLineEdit(page)
    panel = KeysPanel(page, Phrases())
    window.resize(900, 600)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    for close in (panel.close_it.click, lambda: QTest.keyClick(panel, Qt.Key.Key_Escape)):
        panel.toggle()
        assert panel.size() == page.size()
        assert window.focusWidget() is panel.close_it
        window.resize(window.width() + 100, 700)
        qtbot.waitUntil(lambda: panel.size() == page.size())
        close()
        assert panel.isHidden()
        assert window.focusWidget() is field


def test_it_covers_the_page_when_that_grows(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(500, 300)
    page.show()
    panel = KeysPanel(page, Phrases())
    panel.toggle()
    page.resize(900, 600)
    assert panel.size() == page.size()


def test_it_lists_every_command_of_the_window(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    listed = dict(KeysPanel(over, Phrases()).listed)
    its = Phrases().window
    assert {its.does(command) for command in WindowCommand} <= {*listed.values()}
    assert listed["Ctrl+1"] == "Today"
    assert listed["F1"] == "these keys"


@pytest.mark.parametrize("language", ["de", "es", "fr"])
def test_a_key_has_one_name_in_all_texts_whatever_qt_calls_it(qtbot: QtBot, language: str) -> None:
    phrases = Phrases(read(assets.locale_dir(), language), language)
    over = QWidget()
    qtbot.addWidget(over)
    with qt_speaks(language):
        listed = [key for key, _ in KeysPanel(over, phrases).listed]
    control = phrases.window.control_key()
    assert f"{control}+1" in listed
    assert f"{control}+F" in listed, "in our own words"
    assert phrases.workout.key(NamedKey.ESCAPE) in listed


@pytest.mark.parametrize("width", [500, 1240])
def test_what_a_key_does_is_never_cut(qtbot: QtBot, width: int) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(width, 700)
    over.show()
    panel = KeysPanel(over, Phrases())
    panel.toggle()
    for words in panel.findChildren(QLabel):
        assert words.height() >= words.heightForWidth(words.width()), words.text()


def test_on_a_large_screen_the_keys_are_read_from_afar(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    panel = KeysPanel(page, Phrases())
    sizes = []
    for size in ((1024, 640), (2560, 1440)):
        page.resize(*size)
        page.show()
        panel.toggle()
        heading, first, *_ = panel.findChildren(QLabel)
        sizes.append((heading.font().pointSizeF(), first.font().pointSizeF()))
        panel.toggle()
    (small_heading, small), (large_heading, large) = sizes
    assert large > 1.4 * small
    assert large_heading > large
    assert large_heading > small_heading
