"""Labels and tooltips show text as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QPalette, QTextDocument

from spinecoach.ui.style.theme import scaled
from spinecoach.ui.widgets.label import label, plain_tip
from tests.ui.ink import inked_rows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel
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


def reach(made: QLabel) -> int:
    """Return the number of the last column with ink."""
    image = made.grab().toImage()
    ground = image.pixelColor(image.width() - 1, image.height() - 1)
    columns = range(image.width() - 1, 0, -1)
    rows = range(image.height())
    return next(x for x in columns if any(image.pixelColor(x, y) != ground for y in rows))


@pytest.mark.parametrize("width", range(300, 760, 20))
def test_the_lines_of_a_balanced_text_are_no_more_and_no_longer_than_they_must(
    qtbot: QtBot, width: int
) -> None:
    text = "Does anything hurt right now, in your back?"
    made, usual = (label(text, size=2.2, balanced=balanced) for balanced in (True, False))
    for one in (made, usual):
        qtbot.addWidget(one)
        one.resize(width, made.heightForWidth(width))
    lines = round(made.height() / made.fontMetrics().lineSpacing())
    last, other = inked_rows(made)[-1], inked_rows(usual)[-1]
    assert abs(last - other) < made.fontMetrics().lineSpacing() / 2  # as many lines
    assert made.heightForWidth(width) == usual.heightForWidth(width)
    natural = made.fontMetrics().horizontalAdvance(text)
    longest_word = made.fontMetrics().horizontalAdvance("anything")
    assert reach(made) <= natural / lines + longest_word


def test_another_text_and_other_letters_are_balanced_anew(qtbot: QtBot) -> None:
    made = label("Does anything hurt right now?", balanced=True)
    qtbot.addWidget(made)
    made.resize(260, 100)
    for text, size in (("Stop for today. Rest, and see.", 1.0), ("Does it hurt?", 1.0), ("", 1.6)):
        made.setText(text or made.text())
        made.setFont(scaled(made.font(), size))
        high = made.heightForWidth(260)
        assert high == made.heightForWidth(made.contentsRect().width())
