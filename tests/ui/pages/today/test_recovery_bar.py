"""A workout that was cut off: three buttons, each used once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.logbook import Ending
from spinecoach.ui.pages.today.recovery_bar import RecoveryBar
from tests.histories import years

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WORKOUT = replace(years(1)[0], ended=None, ending=Ending.OPEN)


@pytest.mark.parametrize("way", ["go_on", "keep", "discard"])
def test_each_choice_is_asked_for_and_the_bar_is_gone(qtbot: QtBot, way: str) -> None:
    bar = RecoveryBar(WORKOUT, Phrases(), can_go_on=True)
    qtbot.addWidget(bar)
    bar.show()
    with qtbot.waitSignals([getattr(bar, f"{way}_wanted"), bar.settled]):
        getattr(bar, way).click()
    assert bar.isHidden()


def test_it_says_which_workout_and_how_far_it_came(qtbot: QtBot) -> None:
    bar = RecoveryBar(WORKOUT, Phrases(), can_go_on=False)
    qtbot.addWidget(bar)
    began = WORKOUT.began
    assert bar.words.text() == (
        f"Your workout of {began.day} November, {began:%H:%M}, was cut off after "
        f"{WORKOUT.reps} reps."
    )
    assert bar.go_on.isHidden()
    assert bar.focusProxy() is bar.keep
