"""The number of the rep, large, and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.workout.geometry import COUNT_CAP
from spinecoach.ui.pages.workout.rep_counter import RepCounter
from tests.ui.ink import inked_rows

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_shows_the_rep_and_how_many_there_are(qtbot: QtBot) -> None:
    counter = RepCounter(Phrases())
    qtbot.addWidget(counter)
    counter.resize(400, 300)
    counter.set_cap(150)
    counter.show_rep(1, 12)
    first = counter.grab().toImage()
    counter.show_rep(11, 12)
    assert counter.shown == (11, 12)
    assert counter.accessibleName() == "Rep 11 of 12"
    assert counter.grab().toImage() != first


@pytest.mark.parametrize("family", ["DejaVu Sans", "Nimbus Sans", "Nimbus Roman"])
@pytest.mark.parametrize("height", [400, 722, 768, 1080, 1440])
def test_no_digit_is_cut_at_its_top_or_bottom(qtbot: QtBot, family: str, height: int) -> None:
    counter = RepCounter(Phrases())
    qtbot.addWidget(counter)
    counter.setFont(QFont(family))
    counter.resize(height, round(height * 0.305))
    counter.set_cap(height * COUNT_CAP)
    for rep in range(1, 31):
        counter.show_rep(rep, 30)
        rows = inked_rows(counter)
        assert rows
        assert rows[0] > 0
        assert rows[-1] < counter.height() - 1


def test_its_digits_are_as_high_as_asked_for(qtbot: QtBot) -> None:
    counter = RepCounter(Phrases())
    qtbot.addWidget(counter)
    counter.resize(400, 300)
    counter.set_cap(150)
    assert abs(counter.digit_height - 150) < 3
