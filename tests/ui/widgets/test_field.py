"""The outline of a field: soft, and in the accent of the theme while it has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QPalette

from spinecoach.ui.widgets.field import Field

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("focus", [False, True])
def test_the_outline_shows_where_one_types(qtbot: QtBot, *, focus: bool) -> None:
    field = Field("Superman")
    qtbot.addWidget(field)
    field.resize(200, 40)
    field.hasFocus = lambda: focus  # type: ignore[method-assign]
    image = field.grab().toImage()
    middle = image.height() // 2
    edge = [image.pixelColor(x, middle) for x in range(4)]
    role = QPalette.ColorRole.Accent if focus else QPalette.ColorRole.Dark
    wanted = field.palette().color(role)
    assert min(abs(one.hslHue() - wanted.hslHue()) for one in edge) <= 3
    assert len(set(map(str, edge))) > 1


def test_a_field_inside_a_sheet_has_the_ground_of_the_sheet(qtbot: QtBot) -> None:
    field = Field("Superman", inset=6)
    qtbot.addWidget(field)
    assert field.text() == "Superman"
    assert field.textMargins().left() == field.textMargins().right() == 6
    assert field.palette().color(QPalette.ColorRole.Base).alpha() == 0
