"""The grid: every page has its heading at the same place, in the same size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.grid import LEFT, Page, heading, section
from spinecoach.ui.widgets.label import label
from spinecoach.ui.window.main_window import MainWindow
from spinecoach.ui.window.tabs import Tab
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_headings_are_larger_than_what_they_stand_above(qtbot: QtBot) -> None:
    made = heading("Settings"), section("Voice"), label("Speed")
    for each in made:
        qtbot.addWidget(each)
    sizes = [each.font().pointSizeF() for each in made]
    assert sizes == sorted(sizes, reverse=True)
    assert made[0].font().bold()


@pytest.mark.parametrize(("widest", "wide"), [(0, 1000), (400, 400)])
def test_a_page_begins_at_the_left_however_wide_it_may_grow(
    qtbot: QtBot, widest: int, wide: int
) -> None:
    page = Page(widest=widest)
    words = heading("Settings")
    page.column.addWidget(words)
    qtbot.addWidget(page)
    page.resize(1000, 300)
    page.show()
    assert words.mapTo(page, QPoint(0, 0)).x() == LEFT
    assert words.width() == (grown(wide) if widest else wide) - 2 * LEFT


@pytest.mark.parametrize("wide", [1024, 1366, 2560])
def test_all_places_have_one_heading_of_one_size_on_one_left_edge(qtbot: QtBot, wide: int) -> None:
    window = MainWindow(Stage(sets=1))
    qtbot.addWidget(window)
    window.resize(wide, 800)
    window.show()
    found: dict[str, list[tuple[int, str]]] = {}
    for place in (Tab.TODAY, Tab.PROGRESS, Tab.SETTINGS, Tab.STOP):
        window.go(place)
        found[place] = headings(window)
    window.today.routine_wanted.emit()
    found["routine"] = headings(window)
    assert set(map(len, found.values())) == {1}, found
    assert {left for ((left, _),) in found.values()} == {LEFT}
    window.close()


def headings(window: MainWindow) -> list[tuple[int, str]]:
    """Return left edge and text of what is as large as a heading on the open page."""
    size = heading().font().pointSizeF()
    return [
        (each.mapTo(window, QPoint(0, 0)).x(), each.text())
        for each in window.open_page.findChildren(QLabel)
        if each.isVisible() and each.font().pointSizeF() == pytest.approx(size)
    ]
