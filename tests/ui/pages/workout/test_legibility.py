"""What is read from three metres, measured on the real page with every exercise and variant.

The sizes are those of docs/reference.md, section 9. A sample of all moments is measured at every
size; `LEGIBILITY=all` before pytest measures all of them, with all letter sizes.
"""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from spinecoach.core.coaching.pain_flow import CONTEXTS, Prompt, Topic
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.figure import FigureWidget
from spinecoach.ui.pages.workout.hurt_overlay import ANSWERS
from spinecoach.ui.pages.workout.page import PARTS, WorkoutPage
from spinecoach.ui.style.theme import apply_fonts, scaled
from spinecoach.ui.widgets.lettering import Lettering
from spinecoach.ui.words.workout import SETTING_UP
from tests.ui.moments import basic_variants, moments, standing_still, variants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from spinecoach.ui.widgets.overlay import Overlay
    from tests.ui.moments import Moment

WHOLE = os.environ.get("LEGIBILITY") == "all"

SIZES = (
    *((1024, 640), (1280, 1024), (1366, 768), (1920, 1080)),
    *((2560, 1440), (3840, 2160), (1080, 1920)),
)

LETTERS = (1.0, 1.5, 2.0) if WHOLE else (1.0, 2.0)
"""The size of the app's letters against the usual one."""

EVERY = 1 if WHOLE else 23
"""One of so many moments is measured."""

CUE, COUNT, NAME = 0.08, 0.20, 0.05
"""Heights of capitals and digits at least, as parts of the page's shorter side."""

ASKED = 0.06
"""The least height of capitals of a question, which may hold the name of an exercise."""

ROUNDING = 0.75
"""Pixels by which a font's capitals may miss the height that was asked for."""


@cache
def sample() -> tuple[Moment, ...]:
    """Every moment, or one of several, of all exercises and variants; and every one that waits."""
    found: list[Moment] = []
    for timeline in (basic_variants(), variants()):
        found += list(moments(timeline))[::EVERY]
        seen: set[BlockKind] = set()
        for index, block in enumerate(timeline.blocks):
            if block.kind not in seen:
                seen.add(block.kind)
                found += standing_still(timeline, index)
    return tuple(found)


@pytest.fixture(params=LETTERS, ids=lambda letters: f"{letters:.0%}")
def page(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[WorkoutPage]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    font = app.font()
    apply_fonts(app)
    app.setFont(scaled(app.font(), request.param))
    page = WorkoutPage(FigureWidget(Phrases()), Phrases())
    qtbot.addWidget(page)
    page.show()
    yield page
    QApplication.setFont(font)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_moment_is_read_from_afar_and_nothing_is_cut(
    page: WorkoutPage, size: tuple[int, int]
) -> None:
    page.resize(*size)
    for moment in sample():
        page.show_frame(moment.frame)
        wrong = [*too_small(page, min(size), moment), *cut(page), *one_over_the_other(page)]
        assert not wrong, (moment.name, wrong)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_if_nobody_speaks_nothing_is_cut_either(page: WorkoutPage, size: tuple[int, int]) -> None:
    page.resize(*size)
    page.show_silent(silent=True)
    for moment in sample():
        page.show_frame(moment.frame)
        wrong = [*cut(page), *one_over_the_other(page)]
        assert not wrong, (moment.name, wrong)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_what_is_asked_is_read_from_afar_and_nothing_is_cut(
    page: WorkoutPage, size: tuple[int, int]
) -> None:
    page.resize(*size)
    frame = next(one.frame for one in sample() if one.frame.block.kind is BlockKind.WORK)
    page.show_frame(replace(frame, state=State.RUNNING))
    for topic, context in CONTEXTS.items():
        for until in (None, 9.0) if topic is Topic.AFTER else (None,):
            page.show_prompt(Prompt(topic, ANSWERS[context], frame.block.planned), until)
            QApplication.processEvents()
            asked = page.overlays.hurting
            seen = {"headline": asked.headline, "line": asked.line, "ring": asked.ring}
            seen |= {"scale": asked.scale, "lists": asked.lists}
            seen |= {button.text(): button for button in asked.buttons}
            assert not wrong_with(page, seen), (topic, until, wrong_with(page, seen))
            if asked.headline.text():
                assert asked.headline.cap_height >= ASKED * min(size) - ROUNDING, topic
    page.show_prompt(None)
    page.show_frame(replace(frame, state=State.PAUSED))
    page.ask_jump("Bent-over row, set 2")
    jumping = page.overlays.jumping
    seen = {"headline": jumping.headline} | {button.text(): button for button in jumping.buttons}
    assert not wrong_with(page, seen)
    assert jumping.headline.cap_height >= ASKED * min(size) - ROUNDING


def wrong_with(page: WorkoutPage, parts: dict[str, QWidget]) -> list[str]:
    """Return which parts of a question leave the page, are cut, or overlap."""
    words = {name: part for name, part in parts.items() if isinstance(part, Lettering)}
    empty = {name for name, part in words.items() if not part.text()}
    seen = {n: part for n, part in parts.items() if part.isVisible() and n not in empty}
    places = {name: placed(part, page) for name, part in seen.items()}
    wrong = [f"{name} leaves" for name in seen if not page.rect().contains(places[name])]
    wrong += [f"{name} is cut" for name in seen if name in words and not words[name].fits]
    pairs = combinations(places, 2)
    return wrong + [f"{n} on {m}" for n, m in pairs if places[n].intersects(places[m])]


def too_small(page: WorkoutPage, side: int, moment: Moment) -> Iterator[str]:
    """Yield what is smaller than it must be, with its part of the page's shorter side."""
    frame = moment.frame
    heights = {"title": (page.title.cap_height, NAME), "progress": (page.progress.cap_height, NAME)}
    if frame.state is not State.RUNNING:
        heights["headline"] = (overlay(page).headline.cap_height, CUE)
    elif frame.block.kind in SETTING_UP:
        heights["sentence"] = (page.sentence.cap_height, CUE)
    else:
        heights["cue"] = (page.cue.cap_height, CUE)
        if frame.block.kind is BlockKind.WORK:
            heights["count"] = (page.counter.digit_height, COUNT)
            heights["phase"] = (page.phase.cap_height, NAME)
        else:
            heights["countdown"] = (page.countdown.digit_height(), COUNT)
    if not page.progress.text():
        del heights["progress"]
    for name, (height, part) in heights.items():
        if height < part * side - ROUNDING:
            yield f"{name}: {height / side:.3f}"


def overlay(page: WorkoutPage) -> Overlay:
    """Return what covers the page now."""
    (shown,) = (
        one
        for one in (page.overlays.paused, page.overlays.asking, page.overlays.resuming)
        if not one.isHidden()
    )
    return shown


def cut(page: WorkoutPage) -> Iterator[str]:
    """Yield what does not lie whole in its place, and what leaves the page."""
    for name, part in shown(page).items():
        if not page.rect().contains(placed(part, page)):
            yield f"{name} leaves the page"
        if isinstance(part, Lettering) and not part.fits:
            yield f"{name} is cut: {part.text()}"
        if part is page.title and page.title.elided:
            yield f"the title is shortened: {page.title.text()}"
    if not page.counter.isHidden() and page.counter.ink_bottom > page.counter.height():
        yield "the count is cut"


def one_over_the_other(page: WorkoutPage) -> Iterator[str]:
    """Yield the pairs of parts that overlap."""
    places = {name: placed(part, page) for name, part in shown(page).items()}
    for (name, one), (other_name, other) in combinations(places.items(), 2):
        if one.intersects(other):
            yield f"{name} overlaps {other_name}"


def placed(part: QWidget, page: WorkoutPage) -> QRect:
    """Return where a part is on the page."""
    return QRect(part.mapTo(page, part.rect().topLeft()), part.size())


def shown(page: WorkoutPage) -> dict[str, QWidget]:
    """Return all that is seen, by name, without what has no words now."""
    parts = {name: getattr(page, name) for name in (*PARTS, "strip", "hurt", "tools")}
    for one in (page.overlays.paused, page.overlays.asking, page.overlays.resuming):
        if not one.isHidden():
            parts |= {"headline": one.headline, "line": one.line}
            parts |= {f"button {button.text()}": button for button in one.buttons}
    if not page.overlays.resuming.isHidden():
        parts["ring"] = page.overlays.resuming.ring
    return {
        name: part
        for name, part in parts.items()
        if not part.isHidden() and (not isinstance(part, Lettering) or part.text())
    }
