"""Exercises are added from files and folders, and added ones are removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from spinecoach.core.mistake import NOTHING, Expected, Problem, Wanted
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.exercises.library_bar import MOST_PROBLEMS, LibraryBar
from tests.ui.stage import OFFERED, Library, Shelf

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def library() -> Library:
    return Library(Shelf())


@pytest.fixture
def bar(qtbot: QtBot, library: Library) -> LibraryBar:
    bar = LibraryBar(library, library.packs, Phrases())
    qtbot.addWidget(bar)
    return bar


def test_an_optional_exercise_is_offered_until_it_is_added(
    qtbot: QtBot, bar: LibraryBar, library: Library
) -> None:
    assert [button.text() for button in bar.offers] == [f"Add: {one.title}" for one in OFFERED]
    with qtbot.waitSignal(bar.added) as told:
        bar.offers[0].click()
    assert told.args == [[OFFERED[0]]]
    assert OFFERED[0].id in library.added()
    assert len(bar.offers) == len(OFFERED) - 1


def test_only_an_added_exercise_can_be_removed(
    qtbot: QtBot, bar: LibraryBar, library: Library
) -> None:
    bar.show_exercise(library.packs.exercises()[0])
    assert bar.remove.isHidden()
    bar.offers[0].click()
    bar.show_exercise(OFFERED[0])
    assert not bar.remove.isHidden()
    with qtbot.waitSignal(bar.removed) as told:
        bar.remove.click()
    assert told.args == [OFFERED[0]]
    assert library.added() == frozenset()
    assert bar.remove.isHidden()


def test_a_file_that_is_here_already_adds_nothing_and_one_with_mistakes_tells_only_them(
    qtbot: QtBot, bar: LibraryBar, library: Library
) -> None:
    with qtbot.waitSignal(bar.added) as told:
        bar.add("squat.toml")
    assert told.args == [[]]
    library.refuses = (Problem("squat.toml", 1, "sets", Expected(Wanted.TABLE), NOTHING),)
    with qtbot.assertNotEmitted(bar.added):
        bar.add("squat.toml")


def test_the_mistakes_of_a_file_are_shown_up_to_a_limit(bar: LibraryBar, library: Library) -> None:
    library.refuses = tuple(
        Problem("squat.toml", line, "sets", Expected(Wanted.TABLE), NOTHING)
        for line in range(1, MOST_PROBLEMS + 4)
    )
    bar.add("squat.toml")
    told = bar.problems.text.splitlines()
    lines = [Phrases().packs.problem(problem) for problem in library.refuses]
    assert told == [*lines[:MOST_PROBLEMS], "and 3 more"]
    library.refuses = ()
    bar.add("squat.toml")
    assert bar.problems.text == ""


@pytest.mark.parametrize(
    ("chosen", "asked"), [("", []), ("/home/squat.toml", ["/home/squat.toml"])]
)
def test_a_cancelled_dialogue_adds_nothing(
    bar: LibraryBar,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    chosen: str,
    asked: list[str],
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chosen, ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: chosen)
    bar.file.click()
    bar.folder.click()
    assert library.asked == 2 * asked
