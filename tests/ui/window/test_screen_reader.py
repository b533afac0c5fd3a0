"""Every page as a screen reader tells it: names, headings, one of many, values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QButtonGroup,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.performance import Summary
from spinecoach.ui.style.reading import ONE_OF_MANY, read_as
from spinecoach.ui.window.main_window import MainWindow
from spinecoach.ui.window.tabs import Tab
from tests.histories import years
from tests.ui.past import PastForTests
from tests.ui.reader import Role
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.reader import Reader

PAGES = (*Tab, "routine", "summary", "questions", "pain")

READ = (QLabel, QAbstractButton, QLineEdit, QAbstractScrollArea)
"""Classes whose names Qt tells to everybody."""


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    stage = Stage(sets=1)
    stage.past = PastForTests(years(1))
    window = MainWindow(stage)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.resize(1366, 768)
        window.show()
    stage.asks = True
    yield window
    window.close()


def opened(window: MainWindow, page: str) -> QWidget:
    """Open a page as a person does."""
    if page in set(Tab):
        window.go(Tab(page))
    elif page == "summary":
        window._finished(Summary((), 4, 600.0, complete=True))
    elif page == "questions":
        window._start_flow.ask_first_questions()
    elif page == "pain":
        window.start_workout()
    else:
        window._change_routine()
    return window.open_page


@pytest.mark.parametrize("page", PAGES)
def test_whatever_has_the_keyboard_has_a_name(
    window: MainWindow, reader: Reader, page: str
) -> None:
    opened(window, page)
    stops = [
        (widget, told.name)
        for widget, told in reader.walk(window)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
    ]
    assert stops
    assert [widget for widget, name in stops if not name.strip()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_a_name_and_a_heading_of_its_own(
    window: MainWindow, reader: Reader, page: str
) -> None:
    told = [told for _, told in reader.walk(opened(window, page))]
    headings = [one for one in told if one.role is Role.Heading]
    assert [one.name for one in headings if one.level == 1] != []
    assert all(one.name and one.level for one in headings)
    assert any(one.name for one in told[:4])


@pytest.mark.parametrize("page", PAGES)
def test_one_of_many_is_told_as_one_of_many_in_a_group(
    window: MainWindow, reader: Reader, page: str
) -> None:
    opened(window, page)
    groups = [one for one in window.findChildren(QButtonGroup) if one.exclusive()]
    shown = [group for group in groups if all(one.isVisible() for one in group.buttons())]
    assert shown
    for group in shown:
        told = [reader.read(button) for button in group.buttons()]
        assert {one.role for one in told} <= {Role.RadioButton, Role.PageTab}
        assert sum(one.checked or one.selected for one in told) <= 1
        parent = group.buttons()[0].parentWidget()
        assert parent is not None
        around = reader.read(parent)
        assert (around.role.name, bool(around.name)) in {
            (ONE_OF_MANY, True),
            (Role.PageTabList.name, False),
        }


@pytest.mark.parametrize("page", [page for page in PAGES if page != Tab.TODAY])
def test_a_page_that_opens_announces_nothing(window: MainWindow, reader: Reader, page: str) -> None:
    opened(window, page)
    QApplication.processEvents()
    assert reader.heard == []  # what it says is read where it stands


@pytest.mark.parametrize("page", PAGES)
def test_a_picture_with_a_name_is_told_as_something(
    window: MainWindow, reader: Reader, page: str
) -> None:
    for widget, told in reader.walk(opened(window, page)):
        painted = not isinstance(widget, READ) and widget.layout() is None
        if painted and told.name:
            assert told.role is not Role.Client, widget
        if told.role is Role.Graphic:
            assert told.description, widget


def test_the_place_on_show_is_the_tab_that_is_selected(window: MainWindow, reader: Reader) -> None:
    window.go(Tab.PROGRESS)
    told = [reader.read(tab) for tab in window._nav.buttons.values()]
    assert {one.role for one in told} == {Role.PageTab}
    assert [one.name for one in told if one.selected] == ["Progress"]


def test_a_reader_can_press_one_of_many(window: MainWindow, reader: Reader) -> None:
    reader.press(window._nav.buttons[Tab.STOP])
    assert window.open_page is window.stop


def test_what_says_nothing_of_itself_is_told_by_qt(qtbot: QtBot, reader: Reader) -> None:
    button = QPushButton("Save")
    qtbot.addWidget(button)
    told = reader.read(button)
    assert (told.role, told.name, told.level, told.value) == (Role.Button, "Save", 0, -1)


def test_whoever_was_asked_about_too_early_is_asked_about_again(
    qtbot: QtBot, reader: Reader
) -> None:
    button = QPushButton("Slow")
    qtbot.addWidget(button)
    assert reader.read(button).role is Role.Button
    read_as(button, "RadioButton")
    assert reader.read(button).role is Role.RadioButton
    read_as(button, "RadioButton")
    assert reader.read(button).role is Role.RadioButton


def test_tab_on_today_goes_from_the_notice_down(window: MainWindow, reader: Reader) -> None:
    today = window.today
    today.notices._tell("sound", "There is no sound device.")
    window.activateWindow()
    today.start.setFocus()
    QTest.keyClick(today.start, Qt.Key.Key_Backtab)
    met: list[QWidget] = []
    at = window.focusWidget()
    while at is not None and at not in met:
        met.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
        at = window.focusWidget()
    page = [one for one in met if today.isAncestorOf(one)]
    heights = [one.mapTo(today, one.rect().topLeft()).y() for one in page]
    assert heights == sorted(heights)
    assert [reader.read(one).name for one in page[:2]] == [
        "Put this message away",
        "Start the workout",
    ]


def test_when_to_stop_says_its_sentence_first_and_then_each_list(
    window: MainWindow, reader: Reader
) -> None:
    page = opened(window, Tab.STOP)
    told = reader.read(page)
    assert told.role is not Role.Grouping  # which some readers read across both columns
    assert (told.name, told.description) == ("When to stop", Phrases().pain.warning_signs())
    window.activateWindow()
    met: list[str] = []
    for _ in range(3):
        QTest.keyClick(window.focusWidget() or page, Qt.Key.Key_Tab)
        at = window.focusWidget()
        assert at is not None
        met.append(reader.read(at).name)
    its = Phrases().pain
    assert met == [its.emergency_lead(), its.urgent_lead(), its.ask_also_lead()]
