"""Who trains: by a press, by a number, by Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from spinecoach.core.coaching.people import Colour, People, Person
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.ui.pages.who_trains import WhoTrainsPage
from tests.ui.family import ANNA, BEN, CY, Family, family

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def opened(qtbot: QtBot, household: Family) -> tuple[WhoTrainsPage, list[Person]]:
    page = WhoTrainsPage(household, Phrases())
    qtbot.addWidget(page)
    page.resize(1024, 640)
    page.show()
    page.activateWindow()
    page.setFocus()
    chosen: list[Person] = []
    page.chosen.connect(chosen.append)
    return page, chosen


def written(page: WhoTrainsPage) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def test_everybody_is_there_with_their_number(qtbot: QtBot) -> None:
    page, chosen = opened(qtbot, family())
    assert [button.text() for button in page.buttons] == ["1 Anna", "2 Ben", "3 Cy"]
    assert [button.accessibleName() for button in page.buttons] == ["1 Anna", "2 Ben", "3 Cy"]
    page.buttons[1].click()
    assert chosen == [BEN]


@pytest.mark.parametrize(
    ("key", "who"),
    [(Qt.Key.Key_1, ANNA), (Qt.Key.Key_3, CY), (Qt.Key.Key_4, None), (Qt.Key.Key_0, None)],
)
def test_a_digit_chooses_who_has_that_number(qtbot: QtBot, key: Qt.Key, who: Person | None) -> None:
    page, chosen = opened(qtbot, family())
    QTest.keyClick(page, key)
    assert chosen == ([] if who is None else [who])


def test_enter_takes_who_trained_last(qtbot: QtBot) -> None:
    page, chosen = opened(qtbot, family(last=CY.own))
    assert page.focusProxy() is page.buttons[2]
    QTest.keyClick(page.buttons[2], Qt.Key.Key_Return)
    assert chosen == [CY]


def test_whose_files_are_missing_is_told_and_cannot_be_chosen(qtbot: QtBot) -> None:
    household = family(last=BEN.own)
    household.away = {BEN.own: Trouble(TroubleKind.PERSON_AWAY, "/home/people/b1")}
    household.trouble = Trouble(TroubleKind.FILE_DAMAGED, "/home/people-damaged.json")
    page, chosen = opened(qtbot, household)
    QTest.keyClick(page, Qt.Key.Key_2)
    assert chosen == []
    assert not page.buttons[1].isEnabled()
    assert page.focusProxy() is page.buttons[0]
    said = " ".join(written(page))
    assert "/home/people/b1 of one person is missing" in said
    assert "/home/people-damaged.json" in said


def test_a_tenth_person_is_pressed(qtbot: QtBot) -> None:
    many = tuple(Person(f"p{at}", f"Person {at}", Colour.GREY) for at in range(1, 13))
    page, chosen = opened(qtbot, Family(People(many)))
    page.buttons[9].click()
    assert chosen == [many[9]]


def test_a_name_that_changed_meanwhile_is_shown_when_it_is_asked_again(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, household := family())
    page.hide()
    household.change(BEN._replace(name="Benjamin"))
    page.show()
    assert page.buttons[1].text() == "2 Benjamin"
