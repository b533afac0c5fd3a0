"""The row about the installation runs the check in a process of its own."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spinecoach.core.phrases.doctor import DoctorPhrases
from spinecoach.ui.pages.settings.doctor_section import DoctorSection
from spinecoach.ui.widgets.button import Button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

FINDINGS = [
    {"title": "Voice", "judged": "in order", "words": "It spoke.", "command": ""},
    {"title": "Window", "judged": "to fix", "words": "It lacks a library.", "command": "apt this"},
]
SHOWN = "Voice (in order): It spoke.\nWindow (to fix): It lacks a library.\nType: apt this"


def looked(qtbot: QtBot, command: Sequence[str]) -> DoctorSection:
    section = DoctorSection(command, DoctorPhrases())
    qtbot.addWidget(section)
    section.start.click()
    qtbot.waitUntil(section.start.isEnabled)
    return section


def test_what_is_found_is_shown_and_copied(qtbot: QtBot) -> None:
    section = looked(qtbot, [sys.executable, "-c", f"print({json.dumps(FINDINGS)!r})"])
    assert section.found.text() == SHOWN
    section.copy.click()
    assert QGuiApplication.clipboard().text() == SHOWN


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ([sys.executable, "-c", "import os; os._exit(7)"], 7),
        ([sys.executable, "-c", "print('no JSON'); raise SystemExit(3)"], 3),
        (["/no/such/program"], -1),
    ],
)
def test_a_check_that_breaks_off_is_told(qtbot: QtBot, command: list[str], code: int) -> None:
    section = looked(qtbot, command)
    assert f"(code {code})" in section.found.text()
    assert not section.copy.isVisible()


def test_the_button_has_the_focus_again_unless_one_went_on(qtbot: QtBot) -> None:
    section = DoctorSection([sys.executable, "-c", "print('[]')"], DoctorPhrases())
    other, third = Button("Other"), Button("Third")
    page = QWidget()
    column = QVBoxLayout(page)
    for part in (section, other, third):
        column.addWidget(part)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    for goes_to, ends_at in ((None, section.start), (third, third)):
        section.start.setFocus()
        section.start.click()
        assert page.focusWidget() is not section.start
        if goes_to is not None:
            goes_to.setFocus()
        qtbot.waitUntil(section.start.isEnabled)
        assert page.focusWidget() is ends_at


def test_while_it_looks_it_says_so_and_cannot_be_started_twice(qtbot: QtBot) -> None:
    section = DoctorSection([sys.executable, "-c", "print('[]')"], DoctorPhrases())
    qtbot.addWidget(section)
    section.start.click()
    assert section.found.text() == "Checking…"
    assert not section.start.isEnabled()
    qtbot.waitUntil(section.start.isEnabled)
