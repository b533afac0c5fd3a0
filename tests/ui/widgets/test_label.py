"""Plain text, on pages that are no wider than the window whatever others wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QLabel

from spinecoach.ui.widgets.label import MAY_BREAK, label

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ADDRESS = "https://physio.example.org/exercises/lower-back/superman?language=en&from=handout-2026"
COMPOUND = "Donaudampfschifffahrtsgesellschaftskapitaen" * 5
HEBREW = "\N{HEBREW LETTER SHIN}\N{HEBREW POINT QAMATS}" * 60


@pytest.mark.parametrize("word", [ADDRESS, COMPOUND, HEBREW])
def test_a_word_wider_than_its_column_goes_on_in_the_next_line(qtbot: QtBot, word: str) -> None:
    shown = label(f"See {word} for more.")
    qtbot.addWidget(shown)
    assert shown.minimumSizeHint().width() <= 300
    assert shown.heightForWidth(300) > 1.5 * shown.fontMetrics().height()


@given(st.text(max_size=80))
def test_a_label_says_what_it_was_given(text: str) -> None:
    assert label(text).text() == text.replace(MAY_BREAK, "")


@given(st.text("ab\N{COMBINING ACUTE ACCENT}\N{HEBREW POINT QAMATS}", min_size=25, max_size=80))
def test_no_letter_is_parted_from_its_mark(text: str) -> None:
    shown = label(text)
    pieces = QLabel.text(shown).split(MAY_BREAK)
    assert all(piece[0].isalpha() for piece in pieces[1:])
