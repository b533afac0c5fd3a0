"""Every page in every language: all of it is in the language, and all of it can be read.

What a screen reader is told belongs to it: the tree of accessible parts is walked as well.
Three languages that nobody speaks (`tests.languages`) show what real ones might hide: one in which
any English is seen, one that is long, one that is read from right to left.
"""

from __future__ import annotations

import re
import tomllib
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from spinecoach import assets
from spinecoach.adapters.files.catalogues import offered, read
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.app.run.language import DRAFTS
from spinecoach.core.coaching.plan import PlanPart, PlanPreview, Standing
from spinecoach.core.coaching.routine import Item, Routine
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.phrases.progress import ProgressView
from spinecoach.core.record.imported import OpenQuestion
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.core.workout.commands import Number
from spinecoach.core.workout.keymap import Context, NamedKey
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.pages.settings.import_row import ImportRow
from spinecoach.ui.style.theme import READING_SCALE, scaled
from spinecoach.ui.window.main_window import MainWindow
from spinecoach.ui.window.tabs import Tab
from tests.histories import years
from tests.languages import from_right, left_in_english, phrases_of, pseudo, stretched
from tests.ui import reader, seen
from tests.ui.family import family
from tests.ui.fellows import NOTE, SHARED
from tests.ui.stage import Stage
from tests.ui.vault import ONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

COUNT_IN = 4.0
"""Seconds after which a workout that was paused runs again."""

OURS = sorted({*offered(assets.locale_dir())} - {"en"} - DRAFTS)

SIZES = ((1366, 768), (1024, 640))
LARGE = (1920, 1080)
"""Pages have more columns there; the longest words show whether those are wide enough."""

USUAL = 100
"""The size of the system's letters that nobody has changed, in per cent.

With larger ones, a language that is 40 % longer has no room in the smallest window.
"""

TALL = ("pain before", "summary of pain")
"""In a language that is 40 % longer, these pages are higher than the smallest window."""

KEYS = frozenset({"Ctrl", "Esc", "Enter", "Right", "H", "L", "M", "Q"})
NAMES = KEYS | {"SpineCoach", "English", "Own", "somewhere", "Anna", "Ben", "Cy", "kg", "lb"}
"""What is the same in every language, and what the tests' own services are called."""


def actors(phrases: Phrases) -> Stage:
    """Everything around the window, with a history, in one language."""
    stage = Stage(full_screen=False)
    stage.phrases = phrases
    stage.voice.choices = ()
    stage.packs.shelf = list(
        PackShelf(assets.exercises_dir(), language=phrases.language).exercises()
    )
    first, second, third, *_ = stage.packs.shelf
    parts = (
        PlanPart(Item(first.id, note="Own"), first, Standing.NEW),
        PlanPart(Item(second.id, second.variants[0].id), second, Standing.BESIDE),
        PlanPart(Item(third.id, weight_kg=2.0), third, Standing.HERE),
        PlanPart(Item("superman"), None, Standing.MISSING),
    )
    stage.plans.brings = PlanPreview("Own", None, "Own", Routine("Own", ()), parts)
    for workout in years(1)[-30:]:
        stage.past.kept[workout.id] = workout
    stage.moves.shelf = list(PackShelf(assets.warm_up_dir(), language=phrases.language).exercises())
    stage.library.own.add(third.id)
    stage.people = family()
    stage.fellows.state, stage.fellows.open = SHARED, [NOTE]
    stage.history_files.there = [ONE]
    stage.history_files.loss = Trouble(TroubleKind.HISTORY_SET_ASIDE, path="Own")
    stage.history_files.asks = set(OpenQuestion)
    return stage


@pytest.fixture(params=[USUAL, 150], ids=["usual letters", "letters of 150 %"])
def letters(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    """Letters as the window has them, if the system's are that large in per cent."""
    before = qapp.font()
    qapp.setFont(scaled(before, READING_SCALE * request.param / USUAL))
    yield request.param
    qapp.setFont(before)


@contextmanager
def opened(qtbot: QtBot, stage: Stage) -> Iterator[MainWindow]:
    window = MainWindow(stage)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.resize(*SIZES[0])
        window.show()
    yield window
    window.close()


def pages(window: MainWindow) -> Iterator[str]:
    """Show one page after the other; yield the name of each."""
    for place in Tab:
        window.go(place)
        yield str(place)
    window.keys.toggle()
    yield "keys"
    yield from every_exercise(window)
    yield from progress(window)
    yield from settings(window)
    window._open(window.who)
    yield "who trains"
    window.go(Tab.TODAY)
    window.today.routine_wanted.emit()
    yield "routine"
    window.open_file("own.spineplan")
    yield "plan"
    window.go(Tab.SETTINGS)
    window.settings.questions_wanted.emit()
    yield "questions"


def every_exercise(window: MainWindow) -> Iterator[str]:
    """Show each exercise and each part of the warm-up."""
    window.go(Tab.EXERCISES)
    page = window.exercises
    for exercise in page.picker._all:
        page.show_exercise(exercise)
        yield exercise.id


def progress(window: MainWindow) -> Iterator[str]:
    """Show each view of the progress, and each form in it."""
    window.go(Tab.PROGRESS)
    page = window.progress
    page.weeks_view.excuse.click()
    yield "excuse a day"
    for view in ProgressView:
        page.look_at(view)
        yield f"progress: {view}"
    page.write_down()
    yield "workout done elsewhere"


def settings(window: MainWindow) -> Iterator[str]:
    """Open in the settings what is closed at first."""
    window.go(Tab.SETTINGS)
    with patch.object(QFileDialog, "getOpenFileName", return_value=("own.json", "")):
        window.settings.findChildren(ImportRow)[0].open.click()
    yield "import"
    window.open_file("own.spinecoach")
    yield "archive"
    window.open_file("locked.spinecoach")
    yield "locked archive"


def before(window: MainWindow, stage: Stage) -> Iterator[str]:
    """Begin to start a workout; yield what is asked and shown before it."""
    stage.asks = True
    stage.coach.answer(frozenset())
    stage.settings.change(look_first=True)
    window.go(Tab.TODAY)
    window.start_workout()
    yield "pain before"
    assert window._start_flow.handle(Number(2))
    yield "look before"


def moments(window: MainWindow, stage: Stage) -> Iterator[str]:
    """Go through a workout to its summary; yield the name of each kind of moment."""
    window.today.start.click()
    for kind in (BlockKind.INTRO, BlockKind.WORK, BlockKind.REST):
        stage.pass_to(kind, 1.0)
        yield str(kind)
    page = window.workout
    for key, context, back in (
        (NamedKey.SPACE, Context.PAUSED, NamedKey.SPACE),
        (NamedKey.ESCAPE, Context.STOPPING, NamedKey.ESCAPE),
        ("h", Context.NUMBER, NamedKey.ESCAPE),
    ):
        assert page.press(key)
        assert page.context is context
        yield str(context)
        assert page.press(back)
        stage.pass_seconds(COUNT_IN)
    stage.pass_seconds(8000)
    yield "summary"


def it_hurts(window: MainWindow, stage: Stage) -> Iterator[str]:
    """Say in a workout how much it hurts, once a little and once too much, and stop."""
    window.go(Tab.TODAY)
    window.today.start.click()
    stage.pass_to(BlockKind.WORK, 1.0)
    page = window.workout
    assert page.press("o")
    yield "own pace"
    assert page.press("?")
    yield "keys of the workout"
    assert page.press("?")
    for number, context in (("4", Context.CHOICE), ("9", Context.TOLD_TO_STOP)):
        assert page.press("h")
        assert page.press(number)
        assert page.press(NamedKey.ENTER) or page.context is context
        assert page.context is context
        yield str(context)
        assert page.press(NamedKey.SPACE if context is Context.CHOICE else "s")
        if context is Context.CHOICE:
            stage.pass_seconds(COUNT_IN)
    yield "summary of pain"


def walk(window: MainWindow, stage: Stage) -> Iterator[str]:
    yield from pages(window)
    yield from before(window, stage)
    window.go(Tab.TODAY)
    stage.asks = False
    yield from moments(window, stage)
    yield from it_hurts(window, stage)


def wrong(window: MainWindow, name: str, size: tuple[int, int]) -> list[str]:
    """What cannot be read on the page that is shown, in a window of that size."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no loop does it here
    window.resize(*size)
    for _ in range(5):  # a new width asks for other heights, and these for another layout
        QCoreApplication.processEvents()
    faults = [*seen.cut(window), *(f"{one} on {other}" for one, other in seen.overlapping(window))]
    faults += [f"{area} scrolls sideways" for area in seen.sideways(window)]
    return [f"{name} {size}: {fault}" for fault in faults]


@pytest.mark.parametrize("language", ["stretched", *OURS])
def test_nothing_is_cut_and_nothing_lies_on_anything_else(
    qtbot: QtBot, letters: int, language: str
) -> None:
    own = language in OURS
    phrases = Phrases(read(assets.locale_dir(), language), language) if own else None
    sizes = SIZES if own else (SIZES[0], LARGE) if letters > USUAL else (*SIZES, LARGE)
    stage = actors(phrases or phrases_of(stretched))
    sources = {fact.source for exercise in stage.packs.shelf for fact in exercise.sources}
    found, left = [], set()
    with opened(qtbot, stage) as window:
        for name in walk(window, stage):
            for size in sizes if own or name not in TALL else sizes[:1]:
                found += wrong(window, name, size)
            left |= left_in_english(texts_of(window), language) - NAMES - sources if own else set()
    assert (found, left) == ([], set())


def texts_of(window: MainWindow) -> set[str]:
    """Every text that is seen, or told by a screen reader that walks through the window."""
    seen_ones = {text for widget in seen.shown(window) for text in seen.texts_of(widget)}
    return {*seen_ones, *reader.every_text(window), window.windowTitle()}


@cache
def words_of_packs() -> frozenset[str]:
    """Every word of our exercises, which are not in the phrase book."""
    files = (*assets.exercises_dir().glob("*.toml"), *assets.warm_up_dir().glob("*.toml"))
    texts = (str(tomllib.loads(file.read_text(encoding="utf-8"))) for file in files)
    return frozenset(word.lower() for text in texts for word in re.findall("[A-Za-z]+", text))


def english(text: str) -> set[str]:
    """The words of a text that come from no phrase book, and are no names either."""
    bare = text
    while bare != (bare := re.sub("«[^«»]*»", " ", bare)):
        pass
    found = {*re.findall("[A-Za-z]+", bare)} - NAMES
    return {word for word in found if word.lower() not in words_of_packs()}


def test_every_text_of_every_page_is_in_the_language(qtbot: QtBot) -> None:
    stage = actors(phrases_of(pseudo))
    left: dict[str, set[str]] = {}
    with opened(qtbot, stage) as window:
        for name in walk(window, stage):
            for text in texts_of(window):
                if english(text):
                    left.setdefault(name, set()).add(text)
    assert left == {}


def test_english_is_seen_among_words_of_the_language() -> None:
    mixed = ["Satz 1 von 3", "Set 1 of 3", "Pause", "Bereit machen", "Get ready", "3"]
    assert left_in_english(mixed, "de") == {"Set 1 of 3", "Get ready"}
    assert english("«Stárt~» everything") == {"everything"}
    assert english("««Sét 1 óf 3~» Superman~»") == set()


@pytest.fixture
def _from_right() -> Iterator[None]:
    before = QGuiApplication.layoutDirection()
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    QGuiApplication.setLayoutDirection(before)


def middle(part: QWidget) -> int:
    """Where the middle of a widget is across its window."""
    return part.mapTo(part.window(), part.rect().center()).x()


@pytest.mark.usefixtures("_from_right", "letters")
@pytest.mark.parametrize("letters", [USUAL], indirect=True)
def test_if_one_reads_from_the_right_all_but_figure_and_time_is_mirrored(qtbot: QtBot) -> None:
    stage = actors(phrases_of(from_right))
    with opened(qtbot, stage) as window:
        tabs = [middle(tab) for tab in window._nav.buttons.values()]
        assert tabs == sorted(tabs, reverse=True)
        assert middle(window.today.start) < window.width() / 2
        found = [fault for name in walk(window, stage) for fault in wrong(window, name, SIZES[0])]
    assert found == []


def test_the_figure_and_the_tools_stay_as_they_are(qtbot: QtBot) -> None:
    looks = []
    try:
        for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
            QGuiApplication.setLayoutDirection(direction)
            stage = actors(Phrases())
            with opened(qtbot, stage) as window:
                window.today.start.click()
                stage.pass_to(BlockKind.WORK, 1.0)
                page = window.workout
                tools = [middle(button) for button in page.tools.buttons]
                assert tools == sorted(tools)
                looks.append((middle(page.figure), inked(page.figure)))
    finally:
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    (left, one), (right, other) = looks
    assert left < right
    assert one == pytest.approx(other, abs=1)
    assert one != pytest.approx(1000 - one, abs=20), "a figure in the middle would show nothing"


def inked(figure: QWidget) -> float:
    """Where the middle of what is drawn is, in thousandths of the width from the left."""
    picture = figure.grab().toImage()
    ground = picture.pixel(1, 1)
    columns = [
        across
        for across in range(0, picture.width(), 2)
        for down in range(0, picture.height(), 4)
        if picture.pixel(across, down) != ground
    ]
    return 1000 * sum(columns) / len(columns) / picture.width()
