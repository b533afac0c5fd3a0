"""The switch, the slider and the drop-down list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from spinecoach.ui.style.theme import scaled
from spinecoach.ui.widgets.controls import DropDown, Slider, Switch
from tests.ui.wheel import wheel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_wheel_scrolls_the_page_and_changes_nothing(qtbot: QtBot) -> None:
    slider, box = Slider(), DropDown()
    for widget in (slider, box):
        qtbot.addWidget(widget)
    slider.setRange(110, 180)
    slider.setValue(140)
    box.addItems(["one", "two"])
    assert not wheel(slider).isAccepted()
    assert not wheel(box).isAccepted()
    assert (slider.value(), box.currentIndex()) == (140, 0)


def test_the_knob_is_at_the_value(qtbot: QtBot) -> None:
    slider = Slider()
    qtbot.addWidget(slider)
    slider.resize(300, 40)
    slider.setRange(0, 100)
    pictures = []
    for value in (0, 50, 100):
        slider.setValue(value)
        pictures.append(slider.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]


def test_a_click_on_its_text_flips_a_switch(qtbot: QtBot) -> None:
    switch = Switch("Voice off")
    qtbot.addWidget(switch)
    switch.resize(switch.sizeHint())
    off = switch.grab().toImage()
    QTest.mouseClick(
        switch, Qt.MouseButton.LeftButton, pos=QPoint(switch.width() - 8, switch.height() // 2)
    )
    assert switch.isChecked()
    assert switch.grab().toImage() != off


def test_a_drop_down_shows_the_selected_entry(qtbot: QtBot) -> None:
    box = DropDown()
    qtbot.addWidget(box)
    box.addItems(["English (Great Britain)", "English (America)"])
    box.resize(box.sizeHint())
    before = box.grab().toImage()
    box.setCurrentIndex(1)
    assert box.grab().toImage() != before


@pytest.mark.parametrize("points", range(8, 40, 4))
def test_a_list_is_as_wide_as_its_longest_entry_needs(qtbot: QtBot, points: int) -> None:
    box = DropDown()
    qtbot.addWidget(box)
    box.setFont(scaled(box.font(), points / box.font().pointSizeF()))
    for entry in ("Standard", "A dumbbell in each hand"):
        box.addItem(entry)
    box.resize(box.sizeHint())
    assert box.words.width() >= box.fontMetrics().horizontalAdvance("A dumbbell in each hand")


@pytest.mark.parametrize("labelled", [False, True])
def test_a_list_has_one_label_from_which_a_screen_reader_knows_its_name(
    qtbot: QtBot, *, labelled: bool
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    box = DropDown(page)
    box.setAccessibleName("Superman: Weight")
    if labelled:
        QLabel("Weight", page).setBuddy(box)
    for _ in range(2):
        page.show()
        page.hide()
    page.show()
    labels = [(one.text(), one.isVisible()) for one in page.findChildren(QLabel)]
    assert labels == ([("Weight", True)] if labelled else [("Superman: Weight", False)])
