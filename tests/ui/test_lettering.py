"""Text in its cell: as large as asked for, smaller only where it must."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spinecoach.ui.widgets.lettering import Lettering

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def cell(qtbot: QtBot, text: str, *, width: int = 600, wrap: bool = False) -> Lettering:
    letters = Lettering(wrap=wrap)
    qtbot.addWidget(letters)
    letters.resize(width, 200)
    letters.set_cap(60)
    letters.write(text)
    return letters


def test_a_short_word_is_as_large_as_asked_for(qtbot: QtBot) -> None:
    assert cell(qtbot, "Lift").cap_height == pytest.approx(60, abs=1)


def test_a_long_line_shrinks_until_it_fits(qtbot: QtBot) -> None:
    letters = cell(qtbot, "Reach your toes to the back wall")
    assert letters.fits
    assert letters.cap_height < 60


def test_a_sentence_that_wraps_uses_its_height(qtbot: QtBot) -> None:
    sentence = "Reach your toes to the back wall"
    wrapped = cell(qtbot, sentence, wrap=True)
    assert wrapped.fits
    assert wrapped.cap_height > cell(qtbot, sentence).cap_height


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(st.sampled_from(["long", "not", "high", "keep", "breathing"]), max_size=14))
def test_whatever_is_written_lies_inside_its_cell(qtbot: QtBot, words: list[str]) -> None:
    assert cell(qtbot, " ".join(words), wrap=True).fits


def test_a_screen_reader_finds_the_text(qtbot: QtBot) -> None:
    letters = cell(qtbot, "Hold")
    assert letters.text() == "Hold"
    assert letters.grab().toImage() != cell(qtbot, "").grab().toImage()


def test_in_a_low_cell_no_letter_loses_its_foot(qtbot: QtBot) -> None:
    letters = cell(qtbot, "Slowly, good", width=900)
    letters.set_cap(88.0)
    letters.resize(900, 130)
    image = letters.grab().toImage()
    ground = image.pixelColor(899, 0)
    assert any(image.pixelColor(x, 110) != ground for x in range(900))
    for row in (0, image.height() - 1):
        assert all(image.pixelColor(x, row) == ground for x in range(900))
