"""Colours and body shapes: the looks of the figure without its movement.

Two tones show depth: nearer parts are lighter, farther parts darker. A contour in `ink` goes
round everything; it alone has the contrast to the background (at least 4.5:1 in both
themes), so that every skin tone is equally visible.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

if TYPE_CHECKING:
    from spinecoach.ui.figure.outline import Station


class SkinTone(StrEnum):
    """Four skin tones, from light to dark."""

    LIGHT = "light"
    MEDIUM = "medium"
    TAN = "tan"
    DEEP = "deep"


class Build(StrEnum):
    """Two body shapes."""

    SLENDER = "slender"
    STURDY = "sturdy"


_SKIN = {
    SkinTone.LIGHT: ("#F2C6A5", "#5A3A28"),
    SkinTone.MEDIUM: ("#DCA37A", "#33241C"),
    SkinTone.TAN: ("#AD7148", "#2A1D18"),
    SkinTone.DEEP: ("#744A30", "#1E1715"),
}
_LIGHT_AT_NIGHT = "#E6BB98"
"""Light skin on the dark theme: its contour is light, so hands and arms need another tone."""
_FAR = 118
"""How much darker the far side is, in per cent as `QColor.darker` counts."""


@dataclass(frozen=True, slots=True)
class Shade:
    """One colour for the near side and one for the far side."""

    near: QColor
    far: QColor


@dataclass(frozen=True, slots=True)
class Palette:
    """All colours of one figure on one theme."""

    ground: QColor
    ink: QColor
    skin: Shade
    hair: QColor
    shirt: Shade
    shorts: Shade
    shoe: Shade
    sole: QColor
    iron: Shade
    handle: QColor
    wood: Shade
    mat: QColor
    mat_edge: QColor
    shadow: QColor
    glow: QColor
    halo: QColor
    """The palest colour of a muscle that hardly works."""
    arrow: QColor


def mix(under: QColor, over: QColor, share: float) -> QColor:
    """Return `over` mixed into `under` by `share` (0 to 1), as an opaque colour."""
    rest = 1.0 - share
    return QColor.fromRgbF(
        under.redF() * rest + over.redF() * share,
        under.greenF() * rest + over.greenF() * share,
        under.blueF() * rest + over.blueF() * share,
    )


def _tone(colour: str, far: int = _FAR) -> Shade:
    near = QColor(colour)
    return Shade(near, near.darker(far))


@lru_cache(maxsize=16)
def palette(skin: SkinTone = SkinTone.MEDIUM, *, dark: bool = False) -> Palette:
    """Return the colours for a skin tone on the light or the dark theme."""
    flesh, hair = _SKIN[skin]
    if dark:
        flesh = _LIGHT_AT_NIGHT if skin is SkinTone.LIGHT else flesh
        return Palette(
            ground=QColor("#141A20"),
            ink=QColor("#F1E8DA"),
            skin=_tone(flesh, 132),
            hair=QColor(hair),
            shirt=_tone("#3E8E98", 132),
            shorts=_tone("#34486B", 128),
            shoe=_tone("#D8644A", 128),
            sole=QColor("#F4EEE2"),
            iron=_tone("#59646F", 130),
            handle=QColor("#AEB7BF"),
            wood=_tone("#A9855C"),
            mat=QColor("#2C3F45"),
            mat_edge=QColor("#20303A"),
            shadow=QColor("#05080A"),
            glow=QColor("#FF7A45"),
            halo=QColor("#F2C9A0"),
            arrow=QColor("#FFEA9E"),
        )
    return Palette(
        ground=QColor("#F7F4EE"),
        ink=QColor("#24303C"),
        skin=_tone(flesh),
        hair=QColor(hair),
        shirt=_tone("#4F9DA6"),
        shorts=_tone("#3A4E73"),
        shoe=_tone("#E56B4E"),
        sole=QColor("#FFFDF8"),
        iron=_tone("#56616C"),
        handle=QColor("#A9B2BA"),
        wood=_tone("#C79F6B"),
        mat=QColor("#C9DCD5"),
        mat_edge=QColor("#A9C3BA"),
        shadow=QColor("#1E2D37"),
        glow=QColor("#F2512B"),
        halo=QColor("#FFE3C4"),
        arrow=QColor("#B4470F"),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """The profiles of a body, in body heights; see `outline.limb`."""

    upper_arm: tuple[Station, ...]
    forearm: tuple[Station, ...]
    thigh: tuple[Station, ...]
    shank: tuple[Station, ...]
    trunk: tuple[Station, ...]
    """Along the line from hip (0) to shoulder (1)."""
    shoulder_depth: float
    """Distance of near and far shoulder from the middle plane."""
    hip_depth: float
    long_hair: bool

    def profile(self, part: str) -> tuple[Station, ...]:
        """Return the profile of a part of the body that has muscles."""
        return {
            "trunk": self.trunk,
            "seat": self.trunk[:2],
            "thigh": self.thigh,
            "upper_arm": self.upper_arm,
            "forearm": self.forearm,
        }[part]


_SLENDER = Shape(
    upper_arm=(
        (0.0, 0.031, 0.031),
        (0.22, 0.031, 0.030),
        (0.5, 0.028, 0.027),
        (0.8, 0.022, 0.023),
        (1.0, 0.021, 0.022),
    ),
    forearm=(
        (0.0, 0.021, 0.022),
        (0.25, 0.025, 0.022),
        (0.6, 0.019, 0.018),
        (0.9, 0.0145, 0.0145),
        (1.0, 0.0145, 0.0145),
    ),
    thigh=(
        (0.0, 0.052, 0.068),
        (0.25, 0.053, 0.058),
        (0.5, 0.046, 0.047),
        (0.75, 0.038, 0.039),
        (1.0, 0.033, 0.033),
    ),
    shank=(
        (0.0, 0.033, 0.031),
        (0.18, 0.026, 0.040),
        (0.36, 0.024, 0.042),
        (0.6, 0.021, 0.030),
        (0.85, 0.018, 0.020),
        (1.0, 0.019, 0.021),
    ),
    trunk=(
        (0.0, 0.052, 0.070),
        (0.16, 0.054, 0.064),
        (0.36, 0.047, 0.048),
        (0.55, 0.051, 0.048),
        (0.74, 0.067, 0.052),
        (0.9, 0.055, 0.052),
        (1.0, 0.040, 0.047),
    ),
    shoulder_depth=0.098,
    hip_depth=0.055,
    long_hair=True,
)

_STURDY = Shape(
    upper_arm=(
        (0.0, 0.036, 0.036),
        (0.22, 0.036, 0.034),
        (0.5, 0.034, 0.031),
        (0.8, 0.026, 0.026),
        (1.0, 0.024, 0.025),
    ),
    forearm=(
        (0.0, 0.024, 0.025),
        (0.25, 0.030, 0.025),
        (0.6, 0.023, 0.021),
        (0.9, 0.017, 0.017),
        (1.0, 0.017, 0.017),
    ),
    thigh=(
        (0.0, 0.054, 0.066),
        (0.25, 0.056, 0.057),
        (0.5, 0.049, 0.049),
        (0.75, 0.041, 0.041),
        (1.0, 0.035, 0.035),
    ),
    shank=(
        (0.0, 0.035, 0.033),
        (0.18, 0.029, 0.043),
        (0.36, 0.027, 0.046),
        (0.6, 0.023, 0.033),
        (0.85, 0.020, 0.022),
        (1.0, 0.021, 0.023),
    ),
    trunk=(
        (0.0, 0.054, 0.066),
        (0.16, 0.060, 0.060),
        (0.36, 0.060, 0.052),
        (0.55, 0.063, 0.053),
        (0.74, 0.069, 0.057),
        (0.9, 0.060, 0.058),
        (1.0, 0.044, 0.052),
    ),
    shoulder_depth=0.108,
    hip_depth=0.055,
    long_hair=False,
)


def shape(build: Build) -> Shape:
    """Return the profiles of a body shape."""
    return _SLENDER if build is Build.SLENDER else _STURDY
