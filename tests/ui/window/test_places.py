"""The row of places: one of them is selected, and pressing another asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.window.places import Place, PlaceBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_place_on_show_is_selected_and_another_is_asked_for(qtbot: QtBot) -> None:
    bar = PlaceBar(Phrases().window)
    qtbot.addWidget(bar)
    assert bar.place is Place.TODAY
    for place in Place:
        bar.show_place(place)
        assert bar.place is place
        assert [tab.isChecked() for tab in bar.tabs.values()].count(True) == 1
    with qtbot.waitSignal(bar.wanted) as wanted:
        bar.tabs[Place.PROGRESS].click()
    assert wanted.args == [Place.PROGRESS]


def test_the_tabs_have_the_names_of_the_places(qtbot: QtBot) -> None:
    bar = PlaceBar(Phrases().window)
    qtbot.addWidget(bar)
    names = [tab.text() for tab in bar.tabs.values()]
    assert names == ["Today", "Exercises", "Progress", "Settings", "When to stop"]
