"""Labels and tooltips show text as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QPalette, QTextDocument

from spinecoach.ui.widgets.label import label, plain_tip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp", "Cf"]))


@given(words=WORDS, more=WORDS.filter(bool))
def test_a_tip_shows_each_letter_as_it_is_whatever_qt_would_make_of_it(
    words: str, more: str
) -> None:
    for text in (f"<b>{words}", f"{words}&amp;", f"<img src='{words}'>\n{more}"):
        shown = QTextDocument()
        shown.setHtml(plain_tip(text))
        assert shown.toPlainText() == text


def test_a_tip_without_a_mark_is_left_alone() -> None:
    assert plain_tip("Two sets > one") == "Two sets > one"


def test_a_label_is_plain_and_as_large_as_it_is_wanted(qtbot: QtBot) -> None:
    usual = label("<b>Superman</b>")
    large = label("Superman", size=2.0, weight=QFont.Weight.Bold, soft=True, wrap=False)
    for made in (usual, large):
        qtbot.addWidget(made)
        assert made.textFormat().value == 0
    assert usual.text() == "<b>Superman</b>"
    assert large.font().pointSizeF() > 1.9 * usual.font().pointSizeF()
    assert large.font().bold()
    assert (usual.wordWrap(), large.wordWrap()) == (True, False)
    roles = (usual.foregroundRole(), large.foregroundRole())
    assert roles == (QPalette.ColorRole.WindowText, QPalette.ColorRole.PlaceholderText)
