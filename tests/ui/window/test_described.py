"""What is told about one widget: its role, its name, the level of a heading, a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from spinecoach.ui.style.reading import VALUE, read_as
from tests.ui.reader import Role

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.reader import Reader


def test_a_heading_is_told_as_it_is_written(qtbot: QtBot, reader: Reader) -> None:
    title = QLabel("This week")
    qtbot.addWidget(title)
    read_as(title, "Heading", level=2)
    told = reader.read(title)
    assert (told.role, told.name, told.level) == (Role.Heading, "This week", 2)
    title.setAccessibleName("Week 48")
    assert reader.read(title).name == "Week 48"


def test_a_heading_can_be_read_as_a_text(qtbot: QtBot, reader: Reader) -> None:
    title = QLabel("This week")
    qtbot.addWidget(title)
    read_as(title, "Heading", level=2)
    assert reader.read(title).words == "This week"  # of a heading, Orca says nothing else
    title.setAccessibleName("Week 48")
    assert reader.read(title).words == "Week 48"


def test_what_is_no_heading_has_no_text_besides_its_name(qtbot: QtBot, reader: Reader) -> None:
    ring = QWidget()
    qtbot.addWidget(ring)
    read_as(ring, "ProgressBar")
    assert reader.read(ring).words == ""


def test_a_value_is_told_as_it_is_now(qtbot: QtBot, reader: Reader) -> None:
    ring = QWidget()
    qtbot.addWidget(ring)
    read_as(ring, "ProgressBar")
    ring.setProperty(VALUE, 40)
    assert reader.read(ring).value == 40
    ring.setProperty(VALUE, 20)
    assert reader.read(ring).value == 20
