"""A day is excused with one press, and the next press takes the excuse back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.phrases.progress import Reason
from spinecoach.core.record.logbook import Ending
from spinecoach.ui.pages.progress.excuse_bar import AHEAD, ExcuseBar
from tests.histories import SUNDAY, years
from tests.ui.past import PastForTests

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TODAY = SUNDAY.date()
FREE = date(2026, 11, 1)


@pytest.fixture
def past() -> PastForTests:
    return PastForTests(years(1))


@pytest.fixture
def bar(qtbot: QtBot, past: PastForTests) -> ExcuseBar:
    bar = ExcuseBar(past, Phrases())
    qtbot.addWidget(bar)
    bar.ask(FREE, TODAY)
    return bar


def offered(bar: ExcuseBar) -> list[Reason]:
    """Return the reasons that can be chosen."""
    return [reason for reason, button in bar.reasons.items() if not button.isHidden()]


@pytest.mark.parametrize("reason", Reason)
def test_one_press_excuses_and_the_next_takes_it_back(
    qtbot: QtBot, bar: ExcuseBar, past: PastForTests, reason: Reason
) -> None:
    assert offered(bar) == list(Reason)
    assert bar.take_back.isHidden()
    with qtbot.waitSignal(bar.changed):
        bar.reasons[reason].click()
    assert past.reasons == {FREE: reason.value}
    assert bar.words.text().startswith("Excused")
    assert offered(bar) == []
    with qtbot.waitSignal(bar.changed):
        bar.take_back.click()
    assert past.reasons == {}
    assert offered(bar) == list(Reason)


def test_a_day_that_counts_needs_no_excuse(bar: ExcuseBar, past: PastForTests) -> None:
    bar.ask(next(iter(past.kept.values())).day, TODAY)
    assert bar.words.text() == "This day counts: there is nothing to excuse."
    assert offered(bar) == []
    assert bar.take_back.isHidden()


def test_a_workout_that_hurt_excuses_its_day_by_itself(bar: ExcuseBar, past: PastForTests) -> None:
    from dataclasses import replace

    first = next(iter(past.kept.values()))
    hurt = replace(first, sets=first.sets[:1], excused=True, ending=Ending.STOPPED)
    past.kept = {hurt.id: hurt}
    bar.ask(hurt.day, TODAY)
    assert "because it hurt" in bar.words.text()
    assert offered(bar) == []


def test_a_journey_is_excused_before_it_begins_but_not_a_year_ahead(
    bar: ExcuseBar, past: PastForTests
) -> None:
    bar.ask(TODAY + timedelta(days=400), TODAY)
    assert bar.day.day == TODAY + AHEAD
    bar.reasons[Reason.TRAVELLING].click()
    assert past.reasons == {TODAY + AHEAD: "travelling"}


def test_the_keyboard_alone_excuses_a_day_and_leaves(
    qtbot: QtBot, bar: ExcuseBar, past: PastForTests
) -> None:
    bar.show()
    qtbot.waitExposed(bar)
    assert bar.focusProxy() is None
    QTest.keyClick(bar.day, Qt.Key.Key_Up)
    bar.reasons[Reason.ILL].setFocus()
    QTest.keyClick(bar.reasons[Reason.ILL], Qt.Key.Key_Return)
    assert list(past.reasons.values()) == ["ill"]
    with qtbot.waitSignal(bar.left):
        QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_every_button_says_by_itself_what_it_does(bar: ExcuseBar) -> None:
    names = {button.accessibleName() for button in bar.reasons.values()}
    assert all(name.startswith("Excuse the day: ") for name in names)
    assert len(names) == len(Reason)
