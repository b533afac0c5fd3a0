"""Text in its cell: as large as asked for, smaller only if it must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF

from spinecoach.ui.pages.workout.geometry import (
    BREATH_CAP,
    CAPTION_CAP,
    CUE_CAP,
    PHASE_CAP,
    TITLE_CAP,
)
from spinecoach.ui.style.theme import lettering
from spinecoach.ui.widgets.lettering import ELIDE_FROM, Lettering, _broken
from tests.ui.ink import inked_rows
from tests.ui.stage import SHELF

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


@pytest.mark.parametrize("width", range(300, 900, 50))
def test_a_number_stays_with_what_it_counts_if_there_is_room(qtbot: QtBot, width: int) -> None:
    letters = lettering(QFont(), 40, QFont.Weight.Normal)
    together = QFontMetricsF(letters).horizontalAdvance("7.5 kilograms")
    lines = _broken("Lay one dumbbell of 7.5 kilograms beside the mat.", letters, width)
    assert " ".join(lines) == "Lay one dumbbell of 7.5 kilograms beside the mat."
    assert any("7.5 kilograms" in line for line in lines) is (together <= width)
    assert cell(qtbot, "Lay 7.5 kilograms", width=width, wrap=True).fits


@pytest.mark.parametrize("width", range(200, 700, 50))
def test_a_word_with_a_hyphen_stays_in_one_line_if_there_is_room(width: int) -> None:
    letters = lettering(QFont(), 40, QFont.Weight.Normal)
    together = QFontMetricsF(letters).horizontalAdvance("Bent-over")
    lines = _broken("Go to: Bent-over row, set 1?", letters, width)
    assert any("Bent-over" in line for line in lines) is (together <= width)


def test_a_long_line_shrinks_until_it_fits(qtbot: QtBot) -> None:
    letters = cell(qtbot, "Reach your toes to the back wall")
    assert letters.fits
    assert letters.cap_height < 60


def test_a_title_ends_in_dots_rather_than_be_small(qtbot: QtBot) -> None:
    title = Lettering(elide=True)
    qtbot.addWidget(title)
    title.resize(600, 200)
    title.set_cap(60)
    title.write("Shoulder squeezes, one hand on a chair")
    shown = title._shown(title._letters())
    assert title.fits
    assert title.cap_height >= 60 * ELIDE_FROM - 1
    assert shown.endswith("…")
    assert QFontMetricsF(title._letters()).horizontalAdvance(shown) <= 600
    assert title.text() == "Shoulder squeezes, one hand on a chair"
    title.write("Lift")
    assert title._shown(title._letters()) == "Lift"


def test_how_large_the_same_words_may_be_depends_on_how_they_look(qtbot: QtBot) -> None:
    text = "Shoulder squeezes, one hand on a chair"
    slim = cell(qtbot, text)
    slim.setFont(QFont("Nimbus Roman"))
    assert slim.fits
    wide = cell(qtbot, text)
    wide.setFont(QFont("DejaVu Sans"))
    assert wide.fits
    for look in (
        Lettering(weight=QFont.Weight.Bold),
        Lettering(elide=True, weight=QFont.Weight.Bold),
    ):
        qtbot.addWidget(look)
        look.setFont(QFont("DejaVu Sans"))
        look.resize(600, 200)
        look.set_cap(60)
        look.write(text)
        assert look.fits
    assert look.cap_height >= 60 * ELIDE_FROM - 1


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


CELLS = [
    (TITLE_CAP, 0.078),
    (CUE_CAP, 0.13),
    (PHASE_CAP, 0.11),
    (BREATH_CAP, 0.075),
    (CAPTION_CAP, 0.065),
]
"""Heights of the workout page's capitals and of their cells, as parts of the page's height."""


def everything_written() -> list[str]:
    """Every cue, phase, breath and name of every exercise, and all digits."""
    found = {"Set 3 of 10", "0123456789", "Stuttgärtchen"}
    for exercise in SHELF.exercises():
        ways = [exercise.movement, *(variant.movement for variant in exercise.variants)]
        for phase in (phase for way in ways for phase in way.phases):
            found |= {exercise.title, phase.word.capitalize(), phase.breath, *phase.cues}
    return sorted(found)


@pytest.mark.parametrize("family", ["DejaVu Sans", "Nimbus Sans", "Nimbus Roman"])
@pytest.mark.parametrize("height", [400, 722, 768, 1080])
def test_no_letter_of_any_line_is_cut_in_any_cell(qtbot: QtBot, family: str, height: int) -> None:
    letters = Lettering(weight=QFont.Weight.Bold)
    qtbot.addWidget(letters)
    letters.setFont(QFont(family))
    for cap, room in CELLS:
        letters.set_cap(height * cap)
        letters.resize(height, round(height * room))
        for text in everything_written():
            letters.write(text)
            rows = inked_rows(letters)
            assert rows, text
            ink = QFontMetricsF(letters._letters()).tightBoundingRect(text)
            # As many rows as the letters are high: nothing was cut off at the cell's edges.
            assert rows[-1] - rows[0] + 1 >= ink.height() - 2, text


def test_all_words_in_a_row_stand_on_one_line(qtbot: QtBot) -> None:
    heads = set()
    for text in ("HE", "Hg"):
        letters = cell(qtbot, text)
        letters.resize(600, 84)
        assert letters.cap_height == pytest.approx(60, abs=1)
        heads.add(inked_rows(letters)[0])
    assert len(heads) == 1


def test_in_a_low_cell_no_letter_is_cut_at_its_bottom(qtbot: QtBot) -> None:
    letters = cell(qtbot, "Slowly, good", width=900)
    letters.set_cap(88.0)
    letters.resize(900, 130)
    image = letters.grab().toImage()
    ground = image.pixelColor(899, 0)
    assert any(image.pixelColor(x, 110) != ground for x in range(900))
    for row in (0, image.height() - 1):
        assert all(image.pixelColor(x, row) == ground for x in range(900))
