"""The count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.ui.widgets.rep_counter import RepCounter

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_shows_the_rep_and_how_many_there_are(qtbot: QtBot) -> None:
    counter = RepCounter()
    qtbot.addWidget(counter)
    counter.resize(400, 300)
    counter.set_cap(150)
    counter.show_rep(1, 12)
    first = counter.grab().toImage()
    counter.show_rep(11, 12)
    assert counter.shown == (11, 12)
    assert counter.accessibleName() == "Rep 11 of 12"
    assert counter.grab().toImage() != first


def test_its_digits_are_as_high_as_asked_for(qtbot: QtBot) -> None:
    counter = RepCounter()
    qtbot.addWidget(counter)
    counter.set_cap(150)
    assert abs(counter.digit_height - 150) < 3
