"""Computes where everything is on the workout page, and how large its letters are.

Pure: the size of the page goes in, rectangles in pixels and heights of capitals come out. The unit
of every size is the page's shorter side, so a small laptop and a large screen show the same
picture (docs/reference.md, section 9). Each of three shapes of a page is composed differently:
wide (16:9 and 16:10), square (such as 4:3 and 5:4) and tall.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize

if TYPE_CHECKING:
    from collections.abc import Callable

TITLE_CAP = 0.055
PROGRESS_CAP = 0.051
COUNT_CAP = 0.205
CUE_CAP = 0.088
LEAST_CUE_CAP = 0.081
PHASE_CAP = 0.08
BREATH_CAP = 0.046
CAPTION_CAP = 0.032
ALONE_CAP = 0.06
FACTS_CAP = 0.026
HURT_CAP = 0.024
"""Heights of capitals as shares of the page's unit.

A cue that is long for its page is written in `LEAST_CUE_CAP`. `ALONE_CAP` is for a caption when
there is no audio.
"""

MARGIN = 0.045
"""White space at the page's edges, in units."""

WIDE = 1.55
TALL = 1.4
"""The least ratio of the sides: width to height of a wide page, height to width of a tall one."""

ONE_ROW = 1.1
"""A page of at least this width, in units, has room for title and progress in one row."""

FIGURE_LEAST = 0.3
"""The share of the height between header and foot that is always left to the figure."""

RING = 0.25
"""Diameter of the ring of a phase beside the count, in units."""

SMALL_RING = 0.17
"""Diameter of the ring of a warm-up, a set-up or a move, in units."""

COUNTDOWN = 0.5
"""The least diameter of the ring of a countdown, in units: its digits are as high as a count."""

SPLIT = 0.59
"""Where the figure ends and the count begins on a wide page, as a share of its width."""

COLUMN = 0.47
BROAD_COLUMN = 0.6
"""Width of the count on a square page, in units: above its ring, or beside it."""

GAP = 0.02
"""Room between two parts, in units."""

SPARE = 0.005
"""Extra room of a text beyond its measured width, in units."""

LINE = 1.5
LAST_LINE = 1.5
"""Height of a line of a wrapped text, and of the last line, relative to its capitals."""

TOOL = 0.062
"""Width of a tool in units."""

FOOT = 0.11
TALL_FOOT = 0.15
"""Height of the foot in units: the strip and the buttons; and its most on a tall page."""

STRIP_LEAST = 0.3
"""The least share of the page's width for the strip; with less it gets its own row."""

EAR = 0.75
"""The most of the row of facts that the words about spoken commands may take from the others."""

Rooms = dict[str, QRect]
"""The rectangles of the parts of the page, by the names of its attributes."""


@dataclass(frozen=True, slots=True)
class Foot:
    """The rectangles of strip and buttons; `hurt_cap` is the height of the button's capitals."""

    strip: QRect
    hurt: QRect
    tools: QRect
    hurt_cap: float


@dataclass(frozen=True, slots=True)
class Geometry:
    """The layout of a page of that size; `silent` gives the caption more room."""

    size: QSize
    silent: bool = False

    @property
    def unit(self) -> float:
        """The page's shorter side in pixels."""
        return float(min(self.size.width(), self.size.height()))

    @property
    def wide(self) -> bool:
        """Whether count and ring fit side by side beside the figure."""
        return self.size.width() >= WIDE * self.size.height()

    @property
    def tall(self) -> bool:
        """Whether the parts are below each other."""
        return self.size.height() >= TALL * self.size.width()

    @property
    def across(self) -> float:
        """The width between the margins in units."""
        return self.size.width() / self.unit - 2 * MARGIN

    @property
    def _head(self) -> float:
        """Where the header ends, in units from the top."""
        return 0.158 if self._one_row else 0.24

    @property
    def _one_row(self) -> bool:
        """Whether title and progress are in one row."""
        return self.across >= ONE_ROW

    def _begin(self, end: float, cap: float, lines: int) -> float:
        """Return the top of a text of `lines` lines that ends at `end`, in units from the top."""
        begin = end - cap * (LINE * (lines - 1) + LAST_LINE)
        return max(begin, self._head + FIGURE_LEAST * (self._base - self._head))

    @property
    def _base(self) -> float:
        """Where the foot begins, in units from the top."""
        return self.size.height() / self.unit - self._foot

    @property
    def _foot(self) -> float:
        """The height of the foot in units: on a tall page it takes what the other parts spare."""
        return min(TALL_FOOT, FOOT + max(0.0, self.size.height() / self.unit - TALL))

    @property
    def _middle(self) -> float:
        """Where the figure ends and the count begins, in units from the left margin."""
        return SPLIT * self.across if self.wide else self.across - COLUMN

    # -- the parts ---------------------------------------------------------------

    def header(self, progress: float, ear: float = 0.0) -> Rooms:
        """Return title, progress (`progress` pixels wide), and the facts below them.

        The words about spoken commands, `ear` pixels wide, have a place among the facts.
        """
        rooms = self._header(progress)
        if ear:
            detail = rooms["detail"]
            wide = min(ear + SPARE * self.unit, EAR * detail.width())
            split = detail.right() + 1 - round(wide)
            rooms["ear"] = QRect(detail).adjusted(split - detail.left(), 0, 0, 0)
            rooms["detail"] = QRect(detail).adjusted(0, 0, split - detail.right() - 1, 0)
        return rooms

    def _header(self, progress: float) -> Rooms:
        across = self.across
        if not self._one_row:
            aside = across - 0.24
            return {
                "title": self._room(0, 0.03, across, 0.11),
                "progress": self._room(0, 0.112, aside, 0.187),
                "remaining": self._room(aside, 0.112, across, 0.187),
                "detail": self._room(0, 0.19, across, 0.232),
            }
        split = across - min(progress / self.unit + SPARE, across * 0.66)
        return {
            "title": self._room(0, 0.03, split - GAP, 0.11),
            "progress": self._room(split, 0.03, across, 0.11),
            "detail": self._room(0, 0.112, across - 0.3, 0.152),
            "remaining": self._room(across - 0.3, 0.112, across, 0.152),
        }

    def notice(self, needed: float, ear: float) -> QRect:
        """Return the rectangle of a notice: it may cover the facts but never the title.

        If `needed` pixels leave room for them, the words about spoken commands stay visible.
        """
        top = 0.11 if self._one_row else 0.19
        whole = self._room(0, top, self.across, top + 0.044)
        beside = self.header(0.0, ear)["detail"].adjusted(0, 0, -round(GAP * self.unit), 0)
        if ear and needed <= beside.width():
            whole.setRight(beside.right())
        return whole

    def working(self, cue_lines: int = 1) -> Rooms:
        """Return the parts of a set, with a cue of at most `cue_lines` lines."""
        rooms, top = self._below(cue_lines)
        if self.tall:
            return {**rooms, **self._stacked_count(top)}
        across, head = self.across, self._head
        beside = self.wide or self.silent or cue_lines > 1
        left = self._middle if self.wide or not beside else across - BROAD_COLUMN
        rooms["figure"] = self._room(0, head, left - GAP, top - GAP)
        words = top - (0.17 if beside else 0.25)
        if beside:  # move the cue away from the line above it, if the count loses nothing
            words -= max(0.0, min(GAP, words - head - 0.31))
        end = min(words, head + 0.31)
        rooms["phase"] = self._room(left, words, across, words + 0.105)
        if beside:
            ring = min(RING if self.wide else 0.22, end - head)
            rooms["counter"] = self._room(left, head, across - ring, end)
            rooms["ring"] = self._room(across - ring, head, across, head + ring)
            rooms["breath"] = self._room(left, words + 0.105, across, words + 0.17)
        else:
            aside, ring = across - 0.14, words + 0.105
            rooms["counter"] = self._room(left, head, across, end)
            rooms["ring"] = self._room(aside, ring, across, ring + 0.14)
            rooms["breath"] = self._room(left, words + 0.13, aside - GAP, words + 0.195)
        return rooms

    def _stacked_count(self, top: float) -> Rooms:
        """Return figure, count, phase and breath of a tall page, above `top`."""
        across = self.across
        count, words = top - 0.43, top - 0.115
        return {
            "figure": self._room(0, self._head, across, count - GAP),
            "counter": self._room(0, count, across - RING, words),
            "ring": self._room(across - RING, count + GAP, across, count + GAP + RING),
            "phase": self._room(0, words, across * 0.6, words + 0.105),
            "breath": self._room(across * 0.6, words + 0.01, across, words + 0.1),
        }

    def _below(self, cue_lines: int) -> tuple[Rooms, float]:
        """Return cue, caption and the line about what follows, and their top in units."""
        across, base = self.across, self._base
        half, rooms = across / 2, {}
        if self.silent:
            rooms["following"] = self._room(0, base - 0.05, across, base - 0.005)
            rooms["caption"] = self._room(0, base - 0.14, across, base - 0.052)
            begin, lines = base - 0.142, cue_lines if self.tall else 1
        elif cue_lines > 1 and not self.tall:
            # Such a cue uses the room of the small words below it.
            begin, lines = base - 0.005, cue_lines
        else:
            rooms["following"] = self._room(half, base - 0.068, across, base - 0.008)
            rooms["caption"] = self._room(0, base - 0.068, half, base - 0.008)
            begin, lines = base - 0.072, cue_lines
        top = self._begin(begin, CUE_CAP if lines == 1 else LEAST_CUE_CAP, lines)
        rooms["cue"] = self._room(0, top, across, begin)
        return rooms, top

    def waiting(self) -> Rooms:
        """Return the parts of a countdown: at the place of the count, or below the figure."""
        rooms, top = self._below(1)
        return {**rooms, **self._counted_down(top - GAP)}

    def _counted_down(self, end: float) -> Rooms:
        """Return figure and countdown between the header and `end`."""
        across = self.across
        if self.tall:
            begin = end - COUNTDOWN
            return {
                "figure": self._room(0, self._head, across, begin - GAP),
                "countdown": self._room(0, begin, across, end),
            }
        left = min(self._middle, across - COUNTDOWN)
        return {
            "figure": self._room(0, self._head, left - GAP, end),
            "countdown": self._room(left, self._head, across, end),
        }

    def resting(self, cue_lines: int = 1) -> Rooms:
        """Return the parts of a rest: its countdown, what comes, what to fetch, two buttons."""
        base, across = self._base, self.across
        rooms: Rooms = {}
        if self.tall:
            # What to fetch has a row of its own.
            rooms["fetch"] = self._room(0, base - 0.2, across, base - 0.085)
            rooms["rest_buttons"] = self._room(0, base - 0.075, across, base - 0.005)
            low = base - 0.21
        else:
            split, low = across * 0.55, base - 0.1
            rooms["fetch"] = self._room(0, low, split - GAP, base - 0.005)
            rooms["rest_buttons"] = self._room(split, base - 0.085, across, base - 0.015)
        if self.silent:
            rooms["caption"] = self._room(0, low - 0.085, across, low)
            low -= 0.085
        top = self._begin(low, LEAST_CUE_CAP, cue_lines)
        rooms["cue"] = self._room(0, top, across, low)
        return {**rooms, **self._counted_down(top)}

    def telling(self, lines: int) -> Rooms:
        """Return the parts of a warm-up, a set-up or a move: a large figure above its sentence."""
        across, base = self.across, self._base - GAP
        top = self._begin(base, LEAST_CUE_CAP, lines)
        low = top - GAP
        side = across - SMALL_RING
        rooms = {
            "sentence": self._room(0, top, across, base),
            "left": self._room(side, low - SMALL_RING, across, low),
        }
        if self.tall:
            rooms["figure"] = self._room(0, self._head, across, low - SMALL_RING)
        else:
            rooms["figure"] = self._room(0, self._head, side - GAP, low)
        return rooms

    # -- what covers them --------------------------------------------------------

    def still(self) -> tuple[Rooms, QRect, QRect]:
        """Return the figure while an overlay is shown, and the places beside it and below it.

        The latter two are relative to the overlay's corner.
        """
        across, base = self.across, self._base
        if self.tall:
            aside, below = base - 0.85, base - 0.33
            figure = self._room(0, self._head, across, aside - GAP)
            rooms = (self._room(0, aside, across, below), self._room(0, below, across, base))
        else:
            left = self._middle if self.wide else self.across - BROAD_COLUMN
            low = base - 0.22
            figure = self._room(0, self._head, left - GAP, low - GAP)
            rooms = (
                self._room(left, self._head, across, low - GAP),
                self._room(0, low, across, base - GAP),
            )
        corner = self.overlay.topLeft()
        return {"figure": figure}, *(room.translated(-corner) for room in rooms)  # type: ignore[return-value]

    @property
    def overlay(self) -> QRect:
        """The rectangle of an overlay: everything between header and foot."""
        return self._room(-MARGIN, self._head, self.across + MARGIN, self._base)

    # -- the foot ----------------------------------------------------------------

    def foot(self, tools: int, hurt_width: Callable[[float], int]) -> Foot:
        """Return the rectangles of the strip, the button "it hurts" and `tools` tools.

        `hurt_width` returns the width of the button for a height of its capitals. On a narrow page
        the strip is above the others, and they all shrink if necessary.
        """
        unit, across, end = self.unit, self.across, self._base + self._foot
        foot = self._room(0, end - 0.1, across, end - 0.03)
        gap, row, cap = round(unit * 0.025), unit * TOOL * tools, unit * HURT_CAP
        hurt = hurt_width(cap)
        alone = foot.width() - row - hurt - 2 * gap < STRIP_LEAST * foot.width()
        if alone:
            foot = self._room(0, end - 0.062, across, end - 0.008)
            part = min(1.0, (foot.width() - gap) / (row + hurt))
            row, cap = row * part, cap * part
            hurt = hurt_width(cap)
        wide = int(row)
        strip = foot.adjusted(0, 0, -wide - hurt - 2 * gap, 0)
        return Foot(
            strip=self._room(0, end - self._foot + 0.004, across, end - 0.066) if alone else strip,
            hurt=QRect(foot.right() - wide - gap - hurt, foot.top(), hurt, foot.height()),
            tools=QRect(foot.right() + 1 - wide, foot.top(), wide, foot.height()),
            hurt_cap=cap,
        )

    def cap(self, part: float) -> float:
        """Return a height of capitals in pixels, given as a share of the page's unit."""
        return self.unit * part

    @property
    def caption_cap(self) -> float:
        """The height of the caption's capitals in pixels."""
        return self.cap(ALONE_CAP if self.silent else CAPTION_CAP)

    def _room(self, left: float, top: float, right: float, bottom: float) -> QRect:
        """Return a rectangle in pixels; horizontal values are units from the left margin."""
        begin, end = self._pixels(MARGIN + left), self._pixels(MARGIN + right)
        high, low = self._pixels(top), self._pixels(bottom)
        return QRect(begin, high, max(0, end - begin), max(0, low - high))

    def _pixels(self, units: float) -> int:
        return round(units * self.unit)
