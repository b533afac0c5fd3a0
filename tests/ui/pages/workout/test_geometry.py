"""Where everything is on the workout page, at every size, without a window."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from spinecoach.ui.pages.workout.geometry import MARGIN, Geometry

if TYPE_CHECKING:
    from collections.abc import Iterator

TOOLS = 8


def hurt_width(cap: float) -> int:
    """A button whose words are eight times as wide as high."""
    return round(cap * 8)


def moments(page: Geometry) -> Iterator[list[QRect]]:
    """Yield what is seen together in each kind of moment."""
    foot = page.foot(TOOLS, hurt_width)
    header = page.header(page.cap(0.3), ear=page.cap(0.3))
    always = [*header.values(), foot.strip, foot.hurt, foot.tools]
    for lines in (1, 2):
        yield [*always, *page.working(lines).values()]
        yield [*always, *page.resting(lines).values()]
        yield [*always, *page.telling(lines + 1).values()]
    yield [*always, *page.waiting().values()]
    figure, *places = page.still()
    yield [*always, figure["figure"], *(room.translated(page.overlay.topLeft()) for room in places)]


@given(width=st.integers(400, 3840), height=st.integers(300, 2160), silent=st.booleans())
@example(width=400, height=560, silent=True)  # the least tall page, with the most words
def test_at_any_size_nothing_lies_over_anything_else(
    width: int, height: int, *, silent: bool
) -> None:
    page = Geometry(QSize(width, height), silent=silent)
    room = QRect(0, 0, width, height)
    for seen in moments(page):
        for one, other in combinations(seen, 2):
            assert not one.intersects(other)
        assert all(room.contains(part) for part in seen)


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 768), (760, 900), (1900, 420)])
def test_the_foot_stays_inside_the_margins_and_the_strip_is_never_a_stump(
    width: int, height: int
) -> None:
    foot = Geometry(QSize(width, height)).foot(TOOLS, hurt_width)
    margin = round(min(width, height) * MARGIN)
    for part in (foot.strip, foot.hurt, foot.tools):
        assert margin <= part.left()
        assert part.right() <= width - margin
    assert foot.strip.width() > 0.2 * width


def test_on_a_narrow_page_the_strip_lies_above_what_can_be_pressed() -> None:
    wide = Geometry(QSize(1366, 768)).foot(TOOLS, hurt_width)
    assert wide.strip.top() == wide.tools.top()
    narrow = Geometry(QSize(600, 900)).foot(TOOLS, hurt_width)
    assert narrow.strip.bottom() < narrow.tools.top()
    long_words = Geometry(QSize(600, 900)).foot(TOOLS, lambda cap: round(cap * 30))
    assert long_words.hurt_cap < narrow.hurt_cap
    assert not long_words.hurt.intersects(long_words.tools)


def test_if_nobody_speaks_the_caption_is_large_and_the_figure_gives_way() -> None:
    spoken, silent = (Geometry(QSize(1366, 768), silent=silent) for silent in (False, True))
    assert silent.caption_cap > 1.5 * spoken.caption_cap
    assert silent.working()["caption"].width() > spoken.working()["caption"].width()
    assert silent.working()["figure"].height() < spoken.working()["figure"].height()


def test_the_figure_of_a_set_up_is_larger_than_that_of_a_set() -> None:
    page = Geometry(QSize(1920, 1080))
    told, done = page.telling(2)["figure"], page.working()["figure"]
    assert told.width() > 1.3 * done.width()
    assert page.telling(2)["sentence"].width() > 0.9 * 1920


def test_a_page_is_composed_by_its_shape() -> None:
    wide, tall = (Geometry(QSize(*size)).working() for size in ((1920, 1080), (1080, 1920)))
    assert wide["counter"].left() > wide["figure"].right()
    assert tall["counter"].top() > tall["figure"].bottom()


def test_an_overlay_covers_the_figure_and_leaves_title_and_strip() -> None:
    page = Geometry(QSize(1366, 768))
    foot = page.foot(TOOLS, hurt_width)
    for part in page.working().values():
        assert page.overlay.contains(part)
    assert not page.overlay.intersects(page.header(200)["title"])
    assert not page.overlay.intersects(foot.strip)


def test_a_notice_covers_facts_and_never_a_title() -> None:
    for size in ((1366, 768), (1280, 1024), (1080, 1920)):
        page = Geometry(QSize(*size))
        header, notice = page.header(200), page.notice(2000.0, 0.0)
        assert notice.contains(header["detail"].center())
        assert not notice.intersects(header["title"])
        assert not notice.intersects(header["progress"])


def test_a_short_notice_leaves_visible_what_spoken_commands_do() -> None:
    page, ear = Geometry(QSize(1366, 768)), 300.0
    seen = page.header(200, ear)["ear"]
    assert not page.notice(400.0, ear).intersects(seen)
    assert page.notice(1200.0, ear).intersects(seen)
    assert page.notice(400.0, 0.0) == page.notice(1200.0, 0.0)


@pytest.mark.parametrize(("words", "ear"), [(300.0, 304), (3000.0, 800)])
def test_only_if_somebody_listens_the_facts_make_room_for_it(words: float, ear: int) -> None:
    page = Geometry(QSize(1366, 768))
    deaf, heard = page.header(200), page.header(200, words)
    assert "ear" not in deaf
    assert heard["ear"].right() == deaf["detail"].right()
    assert heard["detail"].left() == deaf["detail"].left()
    assert heard["detail"].width() + heard["ear"].width() == deaf["detail"].width()
    assert heard["ear"].width() == ear
