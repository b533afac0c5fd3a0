"""A card is different from its page in both themes, and its corners are round."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

from spinecoach.ui.widgets.card import Card

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(("page", "ground"), [("#ffffff", "#eeeeee"), ("#101010", "#202020")])
def test_a_card_has_the_themes_background_and_transparent_corners(
    qtbot: QtBot, page: str, ground: str
) -> None:
    card = Card()
    qtbot.addWidget(card)
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(page))
    palette.setColor(QPalette.ColorRole.AlternateBase, QColor(ground))
    card.setPalette(palette)
    card.resize(200, 80)
    card.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    card.show()
    image = card.grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2) == QColor(ground)
    assert image.pixelColor(0, 0) == QColor(page)
