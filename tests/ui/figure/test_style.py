"""Every skin tone is visible on both themes."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from spinecoach.ui.figure.stills import FADE_STEPS
from spinecoach.ui.figure.style import Build, SkinTone, mix, palette, shape
from spinecoach.ui.style.theme import DARK, LIGHT
from tests.ui.figure.pictures import contrast

both_themes = pytest.mark.parametrize("dark", [False, True])


@both_themes
@pytest.mark.parametrize("skin", SkinTone)
def test_the_contour_has_enough_contrast_to_every_background(skin: SkinTone, *, dark: bool) -> None:
    colours = palette(skin, dark=dark)
    page = DARK if dark else LIGHT
    for ground in (colours.ground, colours.mat, QColor(page.ground), QColor(page.surface)):
        assert contrast(colours.ink, ground) >= 4.5


@both_themes
def test_arrows_have_enough_contrast_to_the_background(*, dark: bool) -> None:
    colours = palette(dark=dark)
    page = DARK if dark else LIGHT
    assert contrast(colours.arrow, QColor(page.ground)) >= 4.5


@pytest.mark.parametrize("page", [DARK.ground, DARK.surface])
def test_an_arrow_that_fades_in_the_dark_does_not_turn_brown(page: str) -> None:
    """Brown is a dark orange: a hue of 20 to 45 degrees."""
    arrow = palette(dark=True).arrow
    for step in range(1, FADE_STEPS + 1):
        faded = mix(QColor(page), arrow, step / FADE_STEPS)
        assert faded.hslHue() > 45, faded.name()


@both_themes
def test_skin_tones_go_from_light_to_dark_and_far_is_darker_than_near(*, dark: bool) -> None:
    tones = [palette(skin, dark=dark).skin for skin in SkinTone]
    lightness = [tone.near.lightnessF() for tone in tones]
    assert lightness == sorted(lightness, reverse=True)
    assert all(tone.far.lightnessF() < tone.near.lightnessF() for tone in tones)


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    black, white = QColor("black"), QColor("white")
    assert mix(black, white, 0.0) == black
    assert mix(black, white, 1.0) == white
    assert mix(black, white, 0.5).lightnessF() == pytest.approx(0.5, abs=0.01)


def test_there_are_two_body_shapes() -> None:
    slender, sturdy = shape(Build.SLENDER), shape(Build.STURDY)
    assert slender.shoulder_depth < sturdy.shoulder_depth
    assert sturdy.profile("thigh") is sturdy.thigh
