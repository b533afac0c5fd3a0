"""Where everything is on the workout page, and how large its letters are.

Pure: the size of the page goes in, rectangles in pixels and heights of capitals come out. Every
size is a part of the page's height, so a small laptop and a large screen show the same picture
(docs/reference.md, section 9).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize

if TYPE_CHECKING:
    from collections.abc import Callable

TITLE_CAP = 0.055
COUNT_CAP = 0.205
CUE_CAP = 0.088
PHASE_CAP = 0.08
BREATH_CAP = 0.046
CAPTION_CAP = 0.032
ALONE_CAP = 0.06
HURT_CAP = 0.024
"""Heights of capitals as parts of the page's height.

`ALONE_CAP` is a caption's where nobody speaks: it is the only voice then.
"""

MARGIN = 0.045
"""White space at the page's edges, as a part of its height."""

RING = 0.25
"""Diameter of the ring of a phase, as a part of the page's height."""

SPLIT = 0.59
"""Where the figure ends and the count begins, as a part of the page's width."""

WIDEST_RING = 0.45
"""The same ring's diameter at most, as a part of the count's room."""

SMALL_RING = 0.17
"""Diameter of the ring of a warm-up, a set-up or a move, as a part of the page's height."""

TOOL = 0.062
"""Width of a tool as a part of the page's height."""

STRIP_LEAST = 0.22
"""A strip that would be less of the page's width than that gets a row of its own."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The figure, the title above it and what is shown beside it in turn; overlays cover it all."""

    notice: QRect
    title: QRect
    progress: QRect
    figure: QRect
    sentence: QRect
    countdown: QRect
    left: QRect
    counter: QRect
    ring: QRect
    overlay: QRect


@dataclass(frozen=True, slots=True)
class Lines:
    """What is read in a set."""

    phase: QRect
    breath: QRect
    cue: QRect
    caption: QRect
    following: QRect


@dataclass(frozen=True, slots=True)
class Foot:
    """The strip and what can be pressed; `hurt_cap` is the height of the button's capitals."""

    strip: QRect
    hurt: QRect
    tools: QRect
    hurt_cap: float


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page of that size; `silent` gives the caption room where nobody speaks."""

    size: QSize
    silent: bool = False

    def stage(self) -> Stage:
        """Return where the figure is and what takes turns beside it."""
        height, top = self.size.height(), 0.135 if self.silent else 0.145
        small = self._band(0.7, 0.7 + SMALL_RING)
        count = self._band(top, top + 0.305, SPLIT, 1)
        ring = round(min(height * RING, count.width() * WIDEST_RING))
        return Stage(
            notice=self._band(0.008, 0.046),
            title=self._band(0.05, 0.13, 0, 0.74),
            progress=self._band(0.05, 0.13, 0.74, 1),
            figure=self._band(0.14, 0.62 if self.silent else 0.665, 0, SPLIT - 0.02),
            sentence=self._band(0.14, 0.86, SPLIT, 1),
            countdown=self._band(0.14, 0.675, SPLIT, 1),
            left=QRect(small.left(), small.top(), small.height(), small.height()),
            counter=count.adjusted(0, 0, -ring, 0),
            ring=QRect(count.right() + 1 - ring, count.top(), ring, ring),
            overlay=QRect(0, round(height * 0.13), self.size.width(), round(height * 0.77)),
        )

    def lines(self) -> Lines:
        """Return where the lines of a set are."""
        if self.silent:
            return Lines(
                phase=self._band(0.45, 0.556, SPLIT, 1),
                breath=self._band(0.557, 0.629, SPLIT, 1),
                cue=self._band(0.63, 0.758),
                caption=self._band(0.76, 0.846),
                following=self._band(0.846, 0.898),
            )
        return Lines(
            phase=self._band(0.475, 0.585, SPLIT, 1),
            breath=self._band(0.59, 0.665, SPLIT, 1),
            cue=self._band(0.685, 0.815),
            caption=self._band(0.82, 0.885, 0, 0.5),
            following=self._band(0.82, 0.885, 0.5, 1),
        )

    def foot(self, tools: int, hurt_width: Callable[[float], int]) -> Foot:
        """Return where the strip, the button "it hurts" and so many tools are.

        `hurt_width` tells how wide the button is at a height of its capitals. On a narrow page
        the strip lies above the others, and they shrink together where they must.
        """
        height, foot = self.size.height(), self._band(0.905, 0.97)
        gap, row, cap = round(height * 0.025), height * TOOL * tools, height * HURT_CAP
        hurt = hurt_width(cap)
        alone = foot.width() - row - hurt - 2 * gap < STRIP_LEAST * foot.width()
        if alone:
            foot = self._band(0.934, 0.988)
            part = min(1.0, (foot.width() - gap) / (row + hurt))
            row, cap = row * part, cap * part
            hurt = hurt_width(cap)
        wide = int(row)
        strip = foot.adjusted(0, 0, -wide - hurt - 2 * gap, 0)
        return Foot(
            strip=self._band(0.9, 0.932) if alone else strip,
            hurt=QRect(foot.right() - wide - gap - hurt, foot.top(), hurt, foot.height()),
            tools=QRect(foot.right() + 1 - wide, foot.top(), wide, foot.height()),
            hurt_cap=cap,
        )

    def cap(self, part: float) -> float:
        """Return a height of capitals in pixels, from its part of the page's height."""
        return self.size.height() * part

    @property
    def caption_cap(self) -> float:
        """The height of the caption's capitals in pixels."""
        return self.cap(ALONE_CAP if self.silent else CAPTION_CAP)

    def _band(self, top: float, bottom: float, left: float = 0.0, right: float = 1.0) -> QRect:
        """Return the room between parts of the height and, inside the margins, of the width."""
        height = self.size.height()
        margin = round(height * MARGIN)
        inner = self.size.width() - 2 * margin
        begin, end = margin + round(inner * left), margin + round(inner * right)
        high, low = round(height * top), round(height * bottom)
        return QRect(begin, high, end - begin, low - high)
