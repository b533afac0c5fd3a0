"""The grid of all forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.form import WHOLE, Form

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_controls_of_several_forms_are_aligned(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    buttons = [Button("Change"), Button("Restore"), Button("Save"), Button("Try it")]
    one, other = Form(), Form()
    one.add("Days", buttons[0])
    one.add("", buttons[1])
    row = QHBoxLayout()
    row.addWidget(buttons[2])
    other.add("Safety questions", row)
    other.add("", buttons[3], WHOLE)
    column.addLayout(one)
    column.addLayout(other)
    page.resize(600, 300)
    page.show()
    assert len({button.x() for button in buttons}) == 1
    assert buttons[3].width() > buttons[1].width()


def test_aligned_forms_leave_room_for_the_widest_name_of_all(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    buttons = [Button("Change"), Button("Save"), Button("Try it")]
    forms = [Form(), Form(), Form()]
    names = ("Days", "What is said between two sets", "Whatever else is said of it, at any length")
    for form, name, button in zip(forms, names, buttons, strict=True):
        form.add(name, button)
        column.addLayout(form)
    for form in forms[:2]:
        form.align_names(forms[:2])
    page.resize(800, 300)
    page.show()
    first, second, alone = (button.x() for button in buttons)
    assert first == second < alone
    buttons[1].hide()
    qtbot.waitUntil(lambda: buttons[0].x() < first)


def test_with_little_room_the_names_stand_above_their_controls(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    form, day, away = Form(), Button("Monday"), Button("Away")
    page.setLayout(form)
    form.add("Days", day)
    form.add("Left out", away)
    away.hide()
    form.add("Safety questions", Button("Answer again"), WHOLE)
    page.resize(640, 300)
    page.show()
    name = next(each for each in page.findChildren(QLabel) if each.text() == "Days")
    assert name.geometry().right() < day.x()
    page.resize(300, 300)
    qtbot.waitUntil(lambda: page.width() == 300 and day.x() == 0)
    assert name.geometry().bottom() < day.y()
    assert form.minimumSize().width() < 300
    assert page.findChildren(Button)[-1].width() == 300


def test_from_right_to_left_the_names_are_at_the_right(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    form, day = Form(), Button("Monday")
    page.setLayout(form)
    form.add("Days", day)
    page.resize(640, 300)
    page.show()
    assert day.geometry().right() < page.findChildren(QLabel)[0].x()
