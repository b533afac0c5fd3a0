"""The row of tabs: one of them is selected, and pressing another asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.widgets.grid import LEFT
from spinecoach.ui.window.tabs import Tab, TabBar
from tests.ui.family import BEN

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_page_on_show_is_selected_and_another_is_asked_for(qtbot: QtBot) -> None:
    bar = TabBar(Phrases())
    qtbot.addWidget(bar)
    assert bar.tab is Tab.TODAY
    for tab in Tab:
        bar.select(tab)
        assert bar.tab is tab
        assert [tab.isChecked() for tab in bar.buttons.values()].count(True) == 1
    with qtbot.waitSignal(bar.wanted) as wanted:
        bar.buttons[Tab.PROGRESS].click()
    assert wanted.args == [Tab.PROGRESS]


def test_the_tabs_have_the_names_of_the_pages(qtbot: QtBot) -> None:
    bar = TabBar(Phrases())
    qtbot.addWidget(bar)
    names = [tab.text() for tab in bar.buttons.values()]
    assert names == ["Today", "Exercises", "Progress", "Settings", "When to stop"]


def test_on_a_narrow_window_the_tabs_take_the_room_of_the_programs_name(qtbot: QtBot) -> None:
    bar = TabBar(Phrases())
    qtbot.addWidget(bar)
    bar.show()
    tabs, rows = list(bar.buttons.values()), bar.layout()
    assert rows is not None
    for width, named in ((1366, True), (640, False), (1366, True)):
        bar.resize(width, bar.heightForWidth(width))
        rows.activate()
        assert bar.name.isVisible() is named
        assert len({tab.y() for tab in tabs}) == 1


def test_on_a_narrow_window_the_first_tab_begins_on_the_edge_of_the_pages(qtbot: QtBot) -> None:
    bar = TabBar(Phrases())
    qtbot.addWidget(bar)
    bar.resize(500, 120)
    bar.show()
    first = bar.buttons[Tab.TODAY]
    words = first.fontMetrics().horizontalAdvance(first.text())
    qtbot.waitUntil(lambda: abs(first.x() + (first.width() - words) / 2 - LEFT) <= 1.5)


def test_who_trains_is_named_at_the_end_if_there_are_several(qtbot: QtBot) -> None:
    bar = TabBar(Phrases())
    qtbot.addWidget(bar)
    bar.resize(1600, 60)
    bar.show()
    assert bar.person is None
    bar.show_person(BEN)
    assert bar.person is not None
    assert bar.person.text() == "Ben"
    assert bar.person.accessibleName() == "Ben trains. Somebody else"
    with qtbot.waitSignal(bar.person_wanted):
        bar.person.click()
    qtbot.waitUntil(lambda: bar.person.x() > bar.buttons[Tab.STOP].x())
    bar.show_person(BEN._replace(name="Benjamin"))
    assert bar.person.text() == "Benjamin"
    bar.show_person(None)
    assert bar.person is None
