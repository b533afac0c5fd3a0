"""People: one is added, named, coloured and removed, and each of that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from spinecoach.core.coaching.people import Colour, Person
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.ui.pages.settings.people_section import NAME, PeopleSection
from spinecoach.ui.style.theme import grown
from tests.ui.family import BEN, CY, Family, family

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FULL = Trouble(TroubleKind.FILE_NOT_KEPT, "/home/people.json", "no space")


class Told:
    """What a section told."""

    def __init__(self, section: PeopleSection) -> None:
        self.changes = 0
        self.next: list[Person] = []
        section.changed.connect(self._count)
        section.switch_wanted.connect(self.next.append)

    def _count(self) -> None:
        self.changes += 1


def opened(qtbot: QtBot, household: Family) -> PeopleSection:
    section = PeopleSection(household, Phrases())
    qtbot.addWidget(section)
    section.show()
    return section


def written(section: PeopleSection) -> str:
    return " ".join(one.text() for one in section.findChildren(QLabel) if one.isVisible())


def test_who_is_alone_is_asked_for_both_names_and_can_switch_at_once(qtbot: QtBot) -> None:
    section = opened(qtbot, household := Family())
    told = Told(section)
    assert "There is no password" in written(section)
    assert section.own_name.isVisible()
    section.new_name.setText("Ben")
    section.add.click()
    assert section.notice.text == "Type a name."
    assert section.focusWidget() is section.own_name
    assert section.own_name.accessibleDescription() == "Type a name."
    section.own_name.setText("Anna")
    QTest.keyClick(section.new_name, Qt.Key.Key_Return)
    assert household.people.names == ("Anna", "Ben")
    assert section.notice.text == "Ben can train here now."
    assert section.notice.action.text() == "Switch to Ben"
    assert not section.notice.undoes
    section.notice.action.click()
    assert [person.name for person in told.next] == ["Ben"]
    assert told.changes == 1
    assert not section.own_name.isVisible()


@pytest.mark.parametrize(
    ("name", "said"),
    [("ben", "Somebody here has this name"), ("x" * 41, "at most 40"), ("a\x07", "cannot be seen")],
)
def test_a_name_that_is_refused_is_told_why(qtbot: QtBot, name: str, said: str) -> None:
    section = opened(qtbot, household := family())
    section.new_name.setText(name)
    section.add.click()
    assert said in section.notice.text
    assert section.focusWidget() is section.new_name
    assert said in section.new_name.accessibleDescription()
    assert len(household.people.everybody) == 3


def test_the_one_who_is_chosen_gets_another_name_and_colour(qtbot: QtBot) -> None:
    section = opened(qtbot, household := family())
    told = Told(section)
    section.choice.buttons[BEN.own].click()
    assert section.name.text() == "Ben"
    section.name.setText("Benjamin")
    section.name.editingFinished.emit()
    section.colour.buttons[Colour.ORANGE].click()
    assert household.people.of(BEN.own) == Person("b1", "Benjamin", Colour.ORANGE)
    assert told.changes == 2
    assert section.name.text() == "Benjamin"
    section.name.editingFinished.emit()
    assert told.changes == 2


def test_a_new_name_that_is_refused_is_marked_and_nothing_changes(qtbot: QtBot) -> None:
    section = opened(qtbot, household := family())
    section.choice.buttons[BEN.own].click()
    section.name.setText("Anna")
    section.name.editingFinished.emit()
    assert "Somebody here has this name" in section.notice.text
    assert household.people.of(BEN.own) == BEN
    household.refuses = FULL
    section.colour.buttons[Colour.GREY].click()
    assert "no space" in section.notice.text


def test_who_is_removed_comes_back_by_undo(qtbot: QtBot) -> None:
    section = opened(qtbot, household := family())
    before = household.people
    section.choice.buttons[BEN.own].click()
    assert section.remove.text() == "Remove Ben"
    section.remove.click()
    assert household.people.names == ("Anna", "Cy")
    said = "Ben was removed. Nothing was deleted: the files are in /home/removed/b1."
    assert section.notice.text == said
    assert section.notice.undoes
    assert section.focusWidget() is section.notice.action
    section.notice.action.click()
    assert section.focusWidget() is section.choice.buttons[BEN.own]
    assert household.people == before
    assert section.notice.text == "Ben is here again, with everything."


def test_what_cannot_be_moved_is_told(qtbot: QtBot) -> None:
    section = opened(qtbot, household := family())
    section.choice.buttons[CY.own].click()
    household.refuses = FULL
    section.remove.click()
    assert "no space" in section.notice.text
    household.refuses = None
    section.remove.click()
    household.refuses = FULL
    section.notice.action.click()
    assert "no space" in section.notice.text


def test_neither_the_first_nor_who_trains_now_can_be_removed(qtbot: QtBot) -> None:
    section = opened(qtbot, family(BEN.own))
    assert not section.remove.isVisible()
    assert "To remove who trains now, switch to somebody else first." in written(section)
    section.choice.buttons[""].click()
    assert not section.remove.isVisible()
    assert "The first person stays" in written(section)
    section.choice.buttons[CY.own].click()
    assert section.remove.isVisible()


def test_each_field_and_row_is_named_for_who_cannot_see_it(qtbot: QtBot) -> None:
    section = opened(qtbot, family())
    names = [section.choice, section.name, section.colour, section.new_name]
    assert [one.accessibleName() for one in names] == [
        "People", "Name", "Colour", "New person",
    ]  # fmt: skip


def test_the_longest_names_fit_and_are_told_apart(qtbot: QtBot) -> None:
    household = Family()
    names = [letter * 39 + letter.lower() for letter in "WM"] + ["W" * 39 + "v"]
    section = opened(qtbot, household)
    section.own_name.setText("Anna")
    for name in names:
        section.new_name.setText(name)
        section.add.click()
    assert household.people.names[1:] == tuple(names)
    assert len(section.choice.buttons) == 4
    own = household.people.everybody[-1].own
    section.choice.buttons[own].click()
    for button in (section.choice.buttons[own], section.remove, section.notice.action):
        assert button.width() < 2 * grown(NAME)
    assert section.remove.accessibleName() == f"Remove {names[-1]}"
