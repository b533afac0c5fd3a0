"""Pages are filled from above; nothing is cut, and a heading stays with what it is above."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter

from spinecoach.ui.export.paper import Paper, PaperBlock, dots
from spinecoach.ui.export.pdf_file import writer_into

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Pile:
    """Sheets of paper, and what was drawn: its name, the page, and where it began."""

    def __init__(self, paper: Paper, feet: list[int]) -> None:
        self.paper = paper
        self.feet = feet
        self.drawn: list[tuple[str, int, float]] = []

    def block(
        self, name: str, share: float, *, before: float = 0.0, with_next: bool = False
    ) -> PaperBlock:
        """A block that takes a share of a page."""

        def draw(top: float) -> None:
            self.drawn.append((name, 1 + len(self.feet), top))

        return PaperBlock(share * self.paper._high, draw, before, with_next)

    @property
    def pages(self) -> dict[str, int]:
        return {name: page for name, page, _ in self.drawn}


@pytest.fixture
def pile(qtbot: QtBot) -> Iterator[Pile]:
    del qtbot
    feet: list[int] = []

    def foot(number: int) -> str:
        feet.append(number)
        return f"page {number}"

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = writer_into(buffer, "A title", "an identity")
    with QPainter(writer) as painter:
        yield Pile(Paper(writer, painter, foot), feet)


def test_a_group_begins_a_page_if_the_one_that_was_begun_has_no_room(pile: Pile) -> None:
    pile.paper.put([pile.block("a", 0.6)])
    pile.paper.put([pile.block("b", 0.3), pile.block("c", 0.2)])
    pile.paper.put([pile.block("d", 0.4)])
    assert pile.pages == {"a": 1, "b": 2, "c": 2, "d": 2}
    pile.paper.end()
    assert pile.feet == [1, 2]


def test_a_group_that_is_longer_than_a_page_goes_on_between_two_blocks(pile: Pile) -> None:
    group = [pile.block(name, 0.4) for name in "abcde"]
    assert not pile.paper.fits(group)
    assert pile.paper.fits(group[:2])
    pile.paper.put(group)
    assert pile.pages == {"a": 1, "b": 1, "c": 2, "d": 2, "e": 3}


def test_headings_stay_with_the_first_block_that_is_none(pile: Pile) -> None:
    heads = [pile.block(name, 0.1, with_next=True) for name in ("title", "dose")]
    pile.paper.put([pile.block("a", 0.5), *heads, pile.block("b", 0.4), pile.block("c", 0.9)])
    assert pile.pages == {"a": 1, "title": 2, "dose": 2, "b": 2, "c": 3}


def test_a_heading_without_anything_below_is_drawn(pile: Pile) -> None:
    pile.paper.put([pile.block("title", 0.1, with_next=True)])
    assert pile.pages == {"title": 1}


def test_what_is_free_above_a_block_is_not_free_at_the_begin_of_a_page(pile: Pile) -> None:
    pile.paper.put([pile.block("a", 0.5, before=dots(10)), pile.block("b", 0.1, before=dots(10))])
    (_, _, first), (_, _, second) = pile.drawn
    assert first == 0.0
    assert second == pytest.approx(0.5 * pile.paper._high + dots(10))


def test_a_paragraph_is_as_high_as_its_lines_and_nothing_takes_no_room(pile: Pile) -> None:
    paper = pile.paper
    assert paper.paragraph("", 11) == []
    (one,) = paper.paragraph("one line", 11)
    (many,) = paper.paragraph("many words " * 60, 11)
    assert many.high > 4 * one.high
    assert paper.height("", 11) == 0.0
    word = "Donaudampfschifffahrtsgesellschaftskapitän"
    assert paper.height(word, 11, across=dots(30)) > paper.height("Donau", 11, across=dots(30))


def test_an_inch_has_as_many_dots_as_the_paper() -> None:
    assert dots(25.4) == pytest.approx(144)
