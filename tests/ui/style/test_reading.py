"""What is said to a screen reader: at once, or with a control; and only while there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from spinecoach.ui.style import reading
from spinecoach.ui.style.reading import announce, explain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.reader import Reader

WRONG = "A time such as 07:30."


@pytest.fixture
def fields(qtbot: QtBot) -> Iterator[tuple[QLineEdit, QLineEdit]]:
    """Two fields of a window; the first has the keyboard."""
    page, first, second = QWidget(), QLineEdit(), QLineEdit()
    column = QVBoxLayout(page)
    for field in (first, second):
        column.addWidget(field)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    yield first, second
    page.close()


def test_an_announcement_is_heard(fields: tuple[QLineEdit, QLineEdit], reader: Reader) -> None:
    announce(fields[0], "Rest")
    announce(fields[0], "")
    assert reader.heard == ["Rest"]


@pytest.mark.parametrize("orca", [True, False])
@pytest.mark.parametrize("described", ["", "Choose one."])
@pytest.mark.parametrize("tip", ["", "Pause (Space)"])
def test_an_announcement_is_heard_once_and_does_not_stay(
    qtbot: QtBot,
    fields: tuple[QLineEdit, QLineEdit],
    reader: Reader,
    monkeypatch: pytest.MonkeyPatch,
    described: str,
    tip: str,
    orca: bool,  # noqa: FBT001 - a parameter of pytest's
) -> None:
    monkeypatch.setattr(reading, "BY_DESCRIPTION", orca)
    fields[0].setAccessibleDescription(described)
    fields[0].setToolTip(tip)
    reader.heard.clear()
    announce(fields[1], "Lift")
    announce(fields[1], "Hold")
    assert reader.heard == ["Lift", "Hold"]
    assert fields[0].accessibleDescription() == ("Hold" if orca else described)
    if described or tip:  # otherwise the reader would say these again
        qtbot.wait(1)
        assert fields[0].accessibleDescription() == ("Hold" if orca else described)
        fields[1].setFocus()
    qtbot.waitUntil(lambda: fields[0].accessibleDescription() == described)


def test_what_is_not_on_show_is_not_announced(qtbot: QtBot, reader: Reader) -> None:
    qtbot.addWidget(hidden := QWidget())
    announce(hidden, "Rest")
    assert reader.heard == []


def test_without_a_reader_nothing_is_announced(
    fields: tuple[QLineEdit, QLineEdit], reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    announce(fields[0], "Rest")
    assert reader.heard == []


def test_a_mistake_in_the_field_that_was_left_is_said_once_and_stays_with_it(
    fields: tuple[QLineEdit, QLineEdit], reader: Reader
) -> None:
    left = fields[1]
    explain(left, WRONG)
    explain(left, WRONG)
    assert (reader.heard, left.accessibleDescription()) == ([WRONG], WRONG)
    explain(left, "")
    assert (reader.heard, left.accessibleDescription()) == ([WRONG], "")


def test_a_reader_says_the_description_of_the_field_with_the_keyboard_by_itself(
    fields: tuple[QLineEdit, QLineEdit], reader: Reader
) -> None:
    explain(fields[0], WRONG)
    assert (reader.heard, fields[0].accessibleDescription()) == ([], WRONG)
