"""Searching the settings: what matches stays, whatever it was that matched."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from spinecoach.ui.pages.settings.page import SettingsPage
from spinecoach.ui.pages.settings.search import matches
from spinecoach.ui.widgets.form import Form
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("query", "words", "found"),
    [
        ("", "Pace", True),
        ("PACE", "Pace", True),
        ("aufwarmen", "Zuerst aufwärmen", True),
        ("ÉCHAUFFEMENT", "Commencer par l\N{RIGHT SINGLE QUOTATION MARK}échauffement", True),
        ("voice speed", "Speed of the voice", True),
        ("voice pace", "Speed of the voice", False),
        ("  ", "Pace", True),
        ("warm-up", "Warm up first", True),
    ],
)
def test_every_word_of_a_query_is_looked_for_without_case_and_accents(
    query: str, words: str, *, found: bool
) -> None:
    assert matches(query, words) is found


@pytest.fixture
def page(qtbot: QtBot) -> SettingsPage:
    page = SettingsPage(Stage())
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    return page


def headings(page: SettingsPage) -> list[str]:
    return [group.accessibleName() for group in page.groups if group.isVisible()]


def seen(page: SettingsPage) -> set[QWidget]:
    """Return all controls and sentences that are on show."""
    parts = (*page.findChildren(QLabel), *page.findChildren(QPushButton), page.voice)
    return {part for part in parts if part.isVisible() and part.isEnabled()}


def test_what_matches_stays_with_its_heading(page: SettingsPage) -> None:
    page.search.setText("warm-up")
    assert headings(page) == ["Workout"]
    assert page.controls.switches["warm_up"].isVisible()
    assert not page.controls.switches["full_screen"].isVisible()
    assert not page.controls.sliders["pace"].isVisible()


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("theme", "theme"),  # the name of the row
        ("dark", "theme"),  # one of its values
        ("sunday", "week_start"),
    ],
)
def test_a_setting_is_found_by_its_name_and_by_its_values(
    page: SettingsPage, query: str, name: str
) -> None:
    page.search.setText(query)
    assert page.controls.choices[name].isVisible()
    assert [key for key, choice in page.controls.choices.items() if choice.isVisible()] == [name]


def test_a_setting_is_found_by_its_explanation(page: SettingsPage) -> None:
    page.search.setText("morning coffee")
    assert page.personal.form.after.isVisible()
    assert not page.personal.form.dumbbells.isVisible()
    page.search.setText("no answers")  # the sentence below the buttons
    assert page.personal.again.isVisible()
    assert page.personal.answered.isVisible()
    assert not page.personal.routine.isVisible()


def test_the_heading_of_a_group_finds_all_of_it(page: SettingsPage) -> None:
    before = {one for one in seen(page) if page.groups[3].isAncestorOf(one)}
    page.search.setText("appearance")
    assert headings(page) == ["Appearance"]
    assert {one for one in seen(page) if page.groups[3].isAncestorOf(one)} == before


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ("archive", "Everything of yours"),
        ("lock passphrase", "Everything of yours"),
        ("USB stick", "Everything on several machines"),
        ("password", "People"),
    ],
)
def test_what_stands_beside_the_rows_finds_all_of_a_group(
    page: SettingsPage, query: str, heading: str
) -> None:
    before = {one for one in seen(page) if not isinstance(one, QLabel)}
    page.search.setText(query)
    assert heading in headings(page)
    page.search.setText("")
    assert {one for one in seen(page) if not isinstance(one, QLabel)} == before


def test_what_was_hidden_of_itself_stays_so(page: SettingsPage) -> None:
    before = seen(page)
    for query in ("voice", "voice speed", "zzz", "7:30", ""):
        page.search.setText(query)
        assert page.controls.refusals["rate"].isHidden()
    assert seen(page) == before


def test_if_nothing_matches_it_says_so_and_what_to_do(page: SettingsPage) -> None:
    assert not page.nothing.isVisible()
    page.search.setText("zzz")
    assert headings(page) == []
    assert "Esc" in page.nothing.text()
    assert page.nothing.isVisible()


def test_ctrl_f_goes_to_the_search_and_esc_ends_it(page: SettingsPage, qtbot: QtBot) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.controls.sliders["pace"].setFocus()
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    QTest.keyClick(page.controls.sliders["pace"], Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    assert not page.search.visibleRegion().isEmpty()
    QTest.keyClicks(page.search, "pace")
    assert headings(page) == ["Workout", "Keys in a workout"]
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert len(headings(page)) == len(page.groups)


def test_who_comes_back_finds_everything(page: SettingsPage) -> None:
    page.search.setText("pace")
    page.hide()
    page.show()
    assert page.search.text() == ""
    assert len(headings(page)) == len(page.groups)


def test_no_row_leaves_a_gap_where_it_was(page: SettingsPage) -> None:
    page.search.setText("week begins")
    form = next(one for one in page.groups[2].findChildren(Form))
    assert form.sizeHint().height() <= page.controls.choices["week_start"].sizeHint().height() + 8


def test_a_wide_window_has_more_columns_than_a_narrow_one(page: SettingsPage, qtbot: QtBot) -> None:
    def has(columns: int) -> bool:
        lefts = {group.mapTo(page, group.rect().topLeft()).x() for group in page.groups}
        return len(lefts) == columns

    for width, columns in ((1000, 1), (1500, 2), (1900, 3)):
        page.resize(width, 700)
        qtbot.waitUntil(partial(has, columns))
