"""Where everything is on the workout page, at every size, without a window."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from spinecoach.ui.pages.workout.geometry import MARGIN, Geometry

TOOLS = 8


def hurt_width(cap: float) -> int:
    """A button whose words are eight times as wide as high."""
    return round(cap * 8)


def seen_in_a_set(page: Geometry) -> list[QRect]:
    stage, lines, foot = page.stage(), page.lines(), page.foot(TOOLS, hurt_width)
    return [
        *(stage.title, stage.progress, stage.figure, stage.counter, stage.ring),
        *(lines.phase, lines.breath, lines.cue, lines.caption, lines.following),
        *(foot.strip, foot.hurt, foot.tools),
    ]


@given(width=st.integers(400, 3840), height=st.integers(300, 2160), silent=st.booleans())
def test_at_any_size_nothing_lies_over_anything_else(
    width: int, height: int, *, silent: bool
) -> None:
    page = Geometry(QSize(width, height), silent=silent)
    assume(width >= 0.8 * height)  # narrower, the count has no room beside the figure
    room = QRect(0, 0, width, height)
    for one, other in combinations(seen_in_a_set(page), 2):
        assert not one.intersects(other)
    assert all(room.contains(part) for part in seen_in_a_set(page))


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 768), (760, 900), (1900, 420)])
def test_the_foot_stays_inside_the_margins_and_the_strip_is_never_a_stump(
    width: int, height: int
) -> None:
    foot = Geometry(QSize(width, height)).foot(TOOLS, hurt_width)
    margin = round(height * MARGIN)
    for part in (foot.strip, foot.hurt, foot.tools):
        assert margin <= part.left()
        assert part.right() <= width - margin
    assert foot.strip.width() > 0.2 * width


def test_on_a_narrow_page_the_strip_lies_above_what_can_be_pressed() -> None:
    wide = Geometry(QSize(1366, 768)).foot(TOOLS, hurt_width)
    assert wide.strip.top() == wide.tools.top()
    narrow = Geometry(QSize(600, 900)).foot(TOOLS, hurt_width)
    assert narrow.strip.bottom() < narrow.tools.top()
    assert narrow.hurt_cap < wide.hurt_cap


def test_where_nobody_speaks_the_caption_is_large_and_the_figure_gives_way() -> None:
    spoken, silent = (Geometry(QSize(1366, 768), silent=silent) for silent in (False, True))
    assert silent.caption_cap > 1.5 * spoken.caption_cap
    assert silent.lines().caption.width() > spoken.lines().caption.width()
    assert silent.stage().figure.height() < spoken.stage().figure.height()


def test_an_overlay_covers_the_figure_and_leaves_title_and_strip() -> None:
    page = Geometry(QSize(1366, 768))
    stage, foot = page.stage(), page.foot(TOOLS, hurt_width)
    for part in (stage.figure, stage.counter, *(page.lines().phase, page.lines().following)):
        assert stage.overlay.contains(part)
    assert not stage.overlay.intersects(stage.title)
    assert not stage.overlay.intersects(foot.strip)
