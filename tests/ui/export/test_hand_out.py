"""The hand-out: every step of every exercise on paper, and boxes for four weeks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QPageSize

from spinecoach.core.coaching.plan import HandOut
from spinecoach.core.coaching.routine import Item
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.export import hand_out
from spinecoach.ui.export.hand_out import HandOutOptions, paper_of, render
from spinecoach.ui.export.paper import Paper
from tests.ui.export.pdf_text import text_of
from tests.ui.stage import OFFERED, SHELF

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from spinecoach.core.exercise.exercise import Exercise

DOG = OFFERED[0]
SHELVED = {one.id: one for one in (*SHELF.exercises(), DOG)}
FOUR = tuple((Item(one.id), one) for one in SHELF.exercises())
OPTIONS = HandOutOptions(Phrases(), "kg", 0, "a4", date(2026, 11, 29))
PAGE = re.compile(rb"/Type /Page\n")


def told(*exercises: tuple[Item, Exercise], author: str = "Me, for you") -> HandOut:
    return HandOut("My back", author, exercises)


def pages(content: bytes) -> int:
    return len(PAGE.findall(content))


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is written, in its order."""
    found: list[str] = []
    write = Paper.write

    def noting(self: Paper, room: QRectF, text: str, size: int, *, bold: bool = False) -> float:
        found.append(text)
        return write(self, room, text, size, bold=bold)

    monkeypatch.setattr(Paper, "write", noting)
    return found


@pytest.mark.usefixtures("qtbot")
def test_each_exercise_has_its_dose_note_steps_phases_and_cautions(written: list[str]) -> None:
    item = Item(DOG.id, sets=2, note="No higher than the shoulder", weight_kg=None)
    row = Item("bent-over-row", weight_kg=4.5)
    render(told((item, DOG), (row, SHELVED["bent-over-row"])), OPTIONS)
    assert written[:2] == ["My back", "From: Me, for you"]
    for line in ("1. Bird dog", "2 sets of 8 reps, 60 seconds of rest"):
        assert written.count(line) == 2  # in the list, and above its pictures
    assert "1 set of 8 reps, 60 seconds of rest, 4.5 kg" in written
    assert "Note: No higher than the shoulder" in written
    for number, step in enumerate(DOG.movement.steps, start=1):
        assert f"{number}.  {step.say}" in written
    for phase in DOG.movement.phases:
        assert Phrases().common.capitalised(phase.word) in written
    for caution in (*DOG.cautions, *SHELVED["bent-over-row"].cautions):
        assert written.count(caution) == 1


@pytest.mark.usefixtures("qtbot")
def test_a_variant_is_drawn_and_named(written: list[str]) -> None:
    superman = SHELVED["superman"]
    legs = superman.variant("legs-only")
    render(told((Item("superman", "legs-only"), superman)), OPTIONS)
    assert f"1. Superman: {legs.title}" in written
    assert f"1.  {legs.movement.steps[0].say}" in written


@pytest.mark.usefixtures("qtbot")
def test_what_all_exercises_caution_of_stands_once_on_the_first_page(written: list[str]) -> None:
    render(told(*FOUR, author=""), OPTIONS)
    first, *_ = FOUR[0][1].cautions
    assert all(first in exercise.cautions for _, exercise in FOUR)
    assert written.count(first) == 1
    assert written.index(first) < written.index("1. Dumbbell pullover")
    assert not [line for line in written if line.startswith("From:")]


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_exercise_is_on_one_page_of_the_paper_that_is_wanted(paper: str) -> None:
    content = render(told(*FOUR), OPTIONS._replace(paper=paper))
    assert pages(content) == 1 + len(FOUR)
    size = QPageSize(QPageSize.PageSizeId.Letter if paper == "letter" else QPageSize.PageSizeId.A4)
    box = re.search(rb"/MediaBox \[0 0 (\S+) (\S+)\]", content)
    assert box is not None
    points = size.size(QPageSize.Unit.Point)
    assert [round(float(side)) for side in box.groups()] == [
        round(points.width()),
        round(points.height()),
    ]


@pytest.mark.usefixtures("qtbot")
def test_a_long_list_moves_the_boxes_to_a_page_of_their_own_and_nothing_is_lost() -> None:
    many = tuple((Item(one.id), one) for one in 3 * [*SHELVED.values()])
    assert pages(render(told(*many), OPTIONS)) > len(many) // 2
    long = replace(DOG, title="Donaudampfschifffahrtsgesellschaftskapitänsmützenheben" * 3)
    assert pages(render(told((Item(DOG.id), long)), OPTIONS)) == 2


@pytest.mark.usefixtures("qtbot")
def test_an_exercise_that_is_longer_than_a_page_goes_on(written: list[str]) -> None:
    steps = DOG.movement.steps * 12
    long = replace(DOG, movement=replace(DOG.movement, steps=steps))
    content = render(told((Item(DOG.id), long)), OPTIONS)
    assert pages(content) >= 4
    assert f"{len(steps)}.  {steps[-1].say}" in written


@pytest.mark.usefixtures("qtbot")
def test_the_same_hand_out_gives_the_same_bytes_in_its_language() -> None:
    content = render(told((Item(DOG.id), DOG)), OPTIONS)
    assert content == render(told((Item(DOG.id), DOG)), OPTIONS)
    assert b"20261129120000" in content
    german = OPTIONS._replace(phrases=Phrases(language="de"))
    assert b"/Lang (de)" in render(told((Item(DOG.id), DOG)), german)


@pytest.mark.usefixtures("qtbot")
def test_the_boxes_begin_at_the_first_day_and_each_week_has_its_date() -> None:
    sunday = date(2026, 11, 29)
    dated = text_of(render(told((Item(DOG.id), DOG)), OPTIONS._replace(begins=sunday)))
    for number, day in enumerate(("29 Nov", "6 Dec", "13 Dec", "20 Dec"), start=1):
        assert f"Week {number}\n{day}" in dated
    assert dated.index("Sun") < dated.index("Mon")
    plain = text_of(render(told((Item(DOG.id), DOG)), OPTIONS))
    assert "Week 4" in plain
    assert "29 Nov" not in plain
    assert plain.index("Mon") < plain.index("Sun")


@pytest.mark.usefixtures("qtbot")
def test_it_holds_no_pixels() -> None:
    content = render(told(*FOUR), OPTIONS)
    assert b"/Subtype /Image" not in content
    assert len(content) < 2_000_000


@pytest.mark.parametrize(("region", "paper"), [("US", "letter"), ("DE", "a4"), ("", "a4")])
def test_paper_is_that_of_the_region(region: str, paper: str) -> None:
    assert paper_of(region) == paper


def test_here_is_where_the_system_says(monkeypatch: pytest.MonkeyPatch) -> None:
    class Locale:
        @staticmethod
        def system() -> Locale:
            return Locale()

        @staticmethod
        def name() -> str:
            return "es_MX"

    monkeypatch.setattr(hand_out, "QLocale", Locale)
    assert hand_out.paper_here() == "letter"
