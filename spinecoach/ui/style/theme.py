"""Colours and fonts: two palettes, one accent, and letters that follow the page's size.

The colours are in Qt's `QPalette`, so every widget finds them there and follows a change of theme
by itself; nothing is global and no stylesheet has to be parsed at start. On the workout page the
height of capitals is a share of the page's height, since they are read from a distance.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QPalette,
)
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

READING_SCALE = 1.35
"""The size of the app's text relative to the system's: people read it standing."""

SMALL_SCREEN = 800
LARGEST = 1.7
"""The shorter side of a screen in pixels from which letters grow, and how many times at most."""

ENLARGED = "enlarged font"
"""The property of the app with the font that it was given."""

DRAWN_AT = 16.0
"""Letter size in pixels for which the widths of the pages were chosen."""

UNCHOSEN = frozenset({"Sans Serif", "Sans", "sans-serif", "DejaVu Sans"})
"""Font names that mean that the desktop has not chosen a font."""

FINER = (
    "Inter",
    "Noto Sans",
    "Open Sans",
    "Source Sans 3",
    "Roboto",
    "Ubuntu",
    "Cantarell",
    "Lato",
    "Liberation Sans",
    "Arimo",
    "DejaVu Sans",
)
"""Families that replace an unchosen one, the most legible first; none of them is condensed."""

WIDE = "DejaVu Sans"
NARROWER = "DejaVu Sans Condensed"
"""The widest of these families, and its narrower form for long titles on the workout page."""

SIZED = "letters"
"""The property of a widget with letters of its own: their size relative to what it asked for."""

FIGURE_LOOK = "figure_look"
"""The app's property with skin tone and body shape of all figures."""

LETTER_SAMPLE = 100
"""Pixel size at which the proportions of a font are measured."""


class Colours(NamedTuple):
    """One palette, as "#rrggbb".

    `soft` is for less important text, `sunken` for tracks, `edge` for the outlines of controls,
    `line` for what only decorates; `off` and `off_edge` for text and outlines of disabled controls.
    """

    ground: str
    surface: str
    sunken: str
    line: str
    edge: str
    ink: str
    soft: str
    accent: str
    on_accent: str
    off: str
    off_edge: str


LIGHT = Colours(
    ground="#f8f6f1",
    surface="#ffffff",
    sunken="#eae6dc",
    line="#d5cfc1",
    edge="#7f7a6b",
    ink="#14201d",
    soft="#46524e",
    accent="#0b5b52",
    on_accent="#ffffff",
    off="#7f7a6b",
    off_edge="#d5cfc1",
)

DARK = Colours(
    ground="#0f1514",
    surface="#18211f",
    sunken="#25312e",
    line="#3a4744",
    edge="#73827d",
    ink="#f4f1ea",
    soft="#b6c1bd",
    accent="#6edac4",
    on_accent="#04211b",
    off="#73827d",
    off_edge="#3a4744",
)

LIGHT_CONTRAST = LIGHT._replace(
    ground="#ffffff", line="#000000", edge="#000000", ink="#000000", soft="#000000",
    accent="#003b34", sunken="#e4e4e4", off="#6e6e6e", off_edge="#a0a0a0",
)  # fmt: skip
DARK_CONTRAST = DARK._replace(
    ground="#000000", surface="#000000", line="#ffffff", edge="#ffffff", ink="#ffffff",
    soft="#ffffff", accent="#8ff5e0", on_accent="#000000", sunken="#2c2c2c",
    off="#8c8c8c", off_edge="#5c5c5c",
)  # fmt: skip
"""The colours for people who set the system to more contrast."""


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def palette_of(colours: Colours) -> QPalette:
    """Return a palette with the colours in the roles that our widgets and Qt's use."""
    role = QPalette.ColorRole
    roles = {
        role.Window: colours.ground,
        role.Base: colours.surface,
        role.Button: colours.surface,
        role.ToolTipBase: colours.surface,
        role.AlternateBase: colours.sunken,
        role.Mid: colours.line,
        role.Dark: colours.edge,
        role.WindowText: colours.ink,
        role.Text: colours.ink,
        role.ButtonText: colours.ink,
        role.ToolTipText: colours.ink,
        role.PlaceholderText: colours.soft,
        role.Highlight: colours.accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.HighlightedText: colours.on_accent,
    }
    palette = QPalette(QColor(colours.surface), QColor(colours.ground))
    for which, colour in roles.items():
        palette.setColor(which, QColor(colour))
    disabled = {
        role.WindowText: colours.off,
        role.Text: colours.off,
        role.ButtonText: colours.off,
        role.PlaceholderText: colours.off,
        role.HighlightedText: colours.off,
        role.Button: colours.ground,
        role.Base: colours.ground,
        role.Accent: colours.sunken,
        role.Dark: colours.off_edge,
        role.Mid: colours.off_edge,
    }
    for which, colour in disabled.items():
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colour))
    return palette


def is_dark(palette: QPalette) -> bool:
    """Return whether a palette is dark."""
    ground = palette.color(QPalette.ColorRole.Window)
    return ground.lightness() < palette.color(QPalette.ColorRole.WindowText).lightness()


def apply_style(app: QApplication, theme: Callable[[], str]) -> None:
    """Set the app's font and colours at the start, and follow the system's colours later.

    `theme` returns the person's choice. The system's choice is read from the palette that
    Qt made for it, which is fast.
    """
    apply_fonts(app)
    dark = {"light": False, "dark": True}.get(theme(), is_dark(app.palette()))
    app.setPalette(palette_of(DARK if dark else LIGHT))
    app.styleHints().colorSchemeChanged.connect(lambda _: apply_theme(theme()))


def follow_contrast(theme: Callable[[], str]) -> None:
    """Follow the system's contrast setting from now on; slow, so only after the first paint."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        hints = app.styleHints()
        hints.accessibility().contrastPreferenceChanged.connect(lambda _: apply_theme(theme()))
        if more_contrast():
            apply_theme(theme())


def more_contrast() -> bool:
    """Return whether the system is set to more contrast."""
    from PySide6.QtCore import Qt

    hints = QGuiApplication.styleHints()
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def apply_theme(theme: str) -> None:
    """Set the colours of the app and its window frames: "system", "light" or "dark"."""
    from PySide6.QtCore import Qt

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    hints = app.styleHints()
    hints.setColorScheme(schemes.get(theme, Qt.ColorScheme.Unknown))
    # Some platforms ignore the colour scheme; our pages follow the choice anyway.
    shown = schemes.get(theme, hints.colorScheme())
    light, dark = (LIGHT_CONTRAST, DARK_CONTRAST) if more_contrast() else (LIGHT, DARK)
    palette = palette_of(dark if shown is Qt.ColorScheme.Dark else light)
    if app.palette() != palette:
        app.setPalette(palette)


def set_figure_look(skin: str, build: str) -> None:
    """Give all figures of the app, also later ones, this skin tone and body shape.

    It is here and not with the figures, so that it can be called before they are loaded.
    """
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setProperty(FIGURE_LOOK, f"{skin} {build}")
        for window in app.topLevelWidgets():
            window.update()


def apply_fonts(app: QApplication) -> None:
    """Set the app's font at the start: the system's family, enlarged, though asked for twice."""
    if app.font() == app.property(ENLARGED):
        return
    font = QFont(app.font())
    if font.family() in UNCHOSEN:
        known = set(QFontDatabase.families())
        family = next((name for name in FINER if name in known), font.family())
        font.setFamilies([family, font.family()])
    room = app.primaryScreen().availableSize()
    app.setFont(scaled(font, reading_scale(min(room.width(), room.height()))))
    app.setProperty(ENLARGED, app.font())


def reading_scale(side: int) -> float:
    """Return the app's letter size divided by the system's; `side` is the screen's shorter one.

    It grows with the square root of the side, in pixels: a larger screen has larger letters and
    more space.
    """
    return READING_SCALE * min(LARGEST, max(1.0, sqrt(side / SMALL_SCREEN)))


def grown(pixels: float) -> int:
    """Return pixels of a layout made for letters of `DRAWN_AT` pixels, scaled to the app's."""
    font = QApplication.font()
    size = font.pointSizeF() * QGuiApplication.primaryScreen().logicalDotsPerInch() / 72
    return round(pixels * (size if size > 0 else font.pixelSize()) / DRAWN_AT)


def scaled(font: QFont, factor: float, weight: QFont.Weight | None = None) -> QFont:
    """Return a font of `factor` times the size, and in another weight."""
    relative = QFont(font)
    if font.pointSizeF() > 0:
        relative.setPointSizeF(font.pointSizeF() * factor)
    else:
        relative.setPixelSize(max(1, round(font.pixelSize() * factor)))
    if weight is not None:
        relative.setWeight(weight)
    return relative


def lettering(font: QFont, cap_height: float, weight: QFont.Weight) -> QFont:
    """Return a font whose capitals are `cap_height` pixels high, with digits of equal width."""
    letters = QFont(font)
    if letters.family() == WIDE:
        letters.setFamilies([NARROWER, WIDE])
    letters.setWeight(weight)
    letters.setPixelSize(LETTER_SAMPLE)
    ratio = QFontMetricsF(letters).capHeight() / LETTER_SAMPLE
    letters.setPixelSize(max(1, round(cap_height / ratio)))
    letters.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    letters.setFeature(QFont.Tag("tnum"), 1)
    return letters
