"""Colours that can be read from three metres, and letters measured by their capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF, QPalette

from spinecoach.ui.style import theme
from spinecoach.ui.style.theme import (
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    READING_SCALE,
    Colours,
    apply_theme,
    contrast,
    follow_contrast,
    grown,
    is_dark,
    lettering,
    palette_of,
    reading_scale,
    scaled,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ALL = [LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST]
IDS = ["light", "dark", "light contrast", "dark contrast"]
TEXT = 7.0
SHAPES = 3.0
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize("colours", ALL, ids=IDS)
def test_every_text_of_the_workout_page_has_a_contrast_of_seven_to_one(colours: Colours) -> None:
    pairs = {
        "ink on the page": (colours.ink, colours.ground),
        "soft ink on the page": (colours.soft, colours.ground),
        "the phase's word": (colours.accent, colours.ground),
        "ink on a card": (colours.ink, colours.surface),
        "soft ink on a card": (colours.soft, colours.surface),
        "a filled button": (colours.on_accent, colours.accent),
        "a notice": (colours.ink, colours.sunken),
    }
    too_weak = {name: contrast(*pair) for name, pair in pairs.items() if contrast(*pair) < TEXT}
    assert not too_weak


@pytest.mark.parametrize("colours", ALL, ids=IDS)
def test_drawn_parts_have_enough_contrast_too(colours: Colours) -> None:
    assert (
        contrast(colours.soft, colours.sunken) >= SHAPES
    )  # the edge of a slider, the arc of a ring
    assert contrast(colours.accent, colours.sunken) >= SHAPES  # a ring on its track
    for behind in (colours.ground, colours.surface, colours.sunken):
        assert contrast(colours.edge, behind) >= SHAPES  # the outline of a button or a field


@pytest.mark.parametrize(
    ("contrasted", "usual"), [(LIGHT_CONTRAST, LIGHT), (DARK_CONTRAST, DARK)], ids=IDS[:2]
)
def test_more_contrast_is_more_for_every_text(contrasted: Colours, usual: Colours) -> None:
    assert contrast(contrasted.ink, contrasted.ground) == pytest.approx(21.0)
    assert contrast(contrasted.accent, contrasted.ground) > contrast(usual.accent, usual.ground)


@pytest.mark.parametrize("dark", [False, True])
def test_a_system_that_asks_for_contrast_gets_it(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, *, dark: bool
) -> None:
    before = QPalette(qapp.palette())
    follow_contrast(lambda: "system")
    assert qapp.palette() == before
    monkeypatch.setattr(theme, "more_contrast", lambda: True)
    follow_contrast(lambda: "dark" if dark else "light")
    wanted = DARK_CONTRAST if dark else LIGHT_CONTRAST
    assert qapp.palette() == palette_of(wanted)
    apply_theme("system")
    qapp.setPalette(before)


@pytest.mark.parametrize("colours", [LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST], ids=IDS)
def test_what_is_disabled_looks_it(colours: Colours) -> None:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = palette_of(colours)
    for which in (role.ButtonText, role.WindowText, role.Dark, role.Accent):
        assert palette.color(group.Disabled, which) != palette.color(group.Active, which)
    assert contrast(colours.off, colours.ground) >= SHAPES


@given(COLOURS, COLOURS)
def test_contrast_is_symmetrical_and_between_1_and_21(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1.0 <= contrast(one, other) <= 21.0


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)


def test_a_dark_palette_is_recognised() -> None:
    assert is_dark(palette_of(DARK))
    assert not is_dark(palette_of(LIGHT))


@pytest.mark.parametrize("chosen", ["dark", "light"])
def test_the_app_has_the_chosen_theme(qapp: QApplication, chosen: str) -> None:
    before = QPalette(qapp.palette())
    apply_theme(chosen)
    assert is_dark(qapp.palette()) == (chosen == "dark")
    apply_theme("system")
    qapp.setPalette(before)


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("height", [20, 61, 160])
def test_capitals_have_the_requested_height(height: int) -> None:
    letters = lettering(QFont(), height, QFont.Weight.Bold)
    assert QFontMetricsF(letters).capHeight() == pytest.approx(height, rel=0.05)


def test_digits_have_one_width_so_that_a_count_does_not_move(qtbot: QtBot) -> None:
    del qtbot
    metrics = QFontMetricsF(lettering(QFont(), 80, QFont.Weight.Bold))
    assert len({round(metrics.horizontalAdvance(digit), 1) for digit in "0123456789"}) == 1


def test_letters_are_enlarged_once_though_a_question_comes_before_the_window(
    qapp: QApplication,
) -> None:
    usual, before = qapp.font(), qapp.property(theme.ENLARGED)
    try:
        theme.apply_fonts(qapp)
        once = qapp.font().pointSizeF()
        theme.apply_fonts(qapp)
        assert once > usual.pointSizeF()
        assert qapp.font().pointSizeF() == once
    finally:
        qapp.setFont(usual)
        qapp.setProperty(theme.ENLARGED, before)


@pytest.mark.usefixtures("qtbot")
def test_a_scaled_font_follows_the_systems_size() -> None:
    points, pixels = QFont(), QFont()
    points.setPointSizeF(12.0)
    pixels.setPixelSize(16)
    assert scaled(points, 1.5).pointSizeF() == pytest.approx(18.0)
    assert scaled(pixels, 1.5).pixelSize() == 24


@given(st.integers(300, 4000))
def test_letters_grow_slower_than_the_screen(height: int) -> None:
    assert READING_SCALE <= reading_scale(height) <= READING_SCALE * 1.7
    assert reading_scale(2 * height) <= 2 * reading_scale(height)


@pytest.mark.usefixtures("qtbot")
def test_layouts_grow_with_the_letters(qapp: QApplication) -> None:
    before = QFont(qapp.font())
    small = grown(100)
    qapp.setFont(scaled(before, 1.5))
    assert grown(100) == pytest.approx(1.5 * small, abs=2)
    qapp.setFont(before)
