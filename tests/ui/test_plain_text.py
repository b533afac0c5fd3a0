"""Text that others wrote (packs, routines, voices, files) is shown as it is, on every page.

A pack whose every text holds HTML, a picture and an ampersand is taken through all pages; then
every widget is asked whether Qt would render any of it.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import Qt, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QTextEdit,
    QWidget,
)

from spinecoach.core.coaching.people import Colour, People, Person
from spinecoach.core.coaching.plan import PlanPart, PlanPreview, Standing
from spinecoach.core.coaching.routine import Item, Routine, Routines
from spinecoach.core.mistake import Expected, Found, Problem, Seen, Wanted
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.core.workout.ports import VoiceChoice
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.pages.routine.refusals import ItemNumber
from spinecoach.ui.pages.who_trains import WhoTrainsPage
from spinecoach.ui.widgets.label import label, plain_tip
from spinecoach.ui.window.main_window import MainWindow
from spinecoach.ui.window.tabs import Tab
from tests.histories import years
from tests.ui.family import Family
from tests.ui.fellows import DESK, HERE, NOTE, SHARED, THERE
from tests.ui.stage import SHELF, Library, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

HOSTILE = '<b>x</b><img src="file:///etc/hostname">&amp; &Y '
"""What stands in front of every text of others."""

NO_TEXT = frozenset({"id", "exercise", "name"})
"""Fields that are identifiers and no text."""


def hostile(thing: Any) -> Any:  # noqa: ANN401
    """Return the same data with `HOSTILE` before each of its texts."""
    if isinstance(thing, Enum):
        return thing
    if isinstance(thing, str):
        return HOSTILE + thing
    if isinstance(thing, tuple):
        make = getattr(thing, "_make", tuple)  # a named tuple stays one
        return make(hostile(part) for part in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        own = {f.name: getattr(thing, f.name) for f in fields(thing) if f.name not in NO_TEXT}
        spoilt = {name: hostile(value) for name, value in own.items() if value}
        return replace(thing, **spoilt)
    return thing


@pytest.fixture
def stage() -> Stage:
    made = Stage(sets=1, after=HOSTILE, voice="bad")
    made.packs.shelf = [hostile(exercise) for exercise in SHELF.exercises()]
    found = Found(Seen.VALUE, HOSTILE)
    wrong = Problem(f"{HOSTILE}.toml", 1, "title", Expected(Wanted.NUMBER), found)
    made.packs.mistakes = [wrong]
    made.library = Library(made.packs, refuses=(wrong,))
    made.voice.choices = (
        VoiceChoice("good", HOSTILE, "en-gb"),
        VoiceChoice(
            "bad", HOSTILE, "de", Trouble(TroubleKind.VOICE_SPEAKS_ANOTHER_LANGUAGE, reason=HOSTILE)
        ),
    )
    made.voice.trouble = Trouble(TroubleKind.NO_SPEECH_ENGINE, reason=HOSTILE)
    made.folder = f"/home/{HOSTILE}"
    made.people = Family(
        People((Person("", HOSTILE, Colour.GREEN), Person("b", f"{HOSTILE}2", Colour.BLUE))),
    )
    made.fellows.state = replace(hostile(SHARED), machines=(hostile(DESK),))
    made.fellows.open = [
        replace(NOTE, title=HOSTILE, versions=(hostile(HERE), hostile(THERE))),
    ]
    made.plans.brings = PlanPreview(
        HOSTILE,
        None,
        HOSTILE,
        Routine(HOSTILE, (Item(HOSTILE, note=HOSTILE),)),
        (
            PlanPart(Item(HOSTILE, note=HOSTILE), made.packs.shelf[0], Standing.NEW),
            PlanPart(Item(HOSTILE, note=HOSTILE), None, Standing.MISSING),
        ),
    )
    items = tuple(Item(exercise.id) for exercise in made.packs.shelf)
    own = Routine(HOSTILE, (*items, Item(HOSTILE)))
    made.profile.keep_routines(Routines(saved=(own,), chosen=HOSTILE))
    for workout in years(1)[-6:]:
        sets = tuple(replace(one, title=HOSTILE + one.title) for one in workout.sets)
        spoilt = replace(workout, title=HOSTILE, note=HOSTILE, sets=sets)
        made.past.kept[workout.id] = spoilt
    return made


@pytest.fixture
def window(qtbot: QtBot, stage: Stage) -> Iterator[MainWindow]:
    window = MainWindow(stage)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.resize(1366, 768)
        window.show()
    yield window
    window.close()


@contextmanager
def nothing_rendered(window: QWidget, *, seen: int) -> Iterator[None]:
    """Expect at least `seen` texts of others on the page that is open, all of them plain."""
    yield
    found = [text for widget in window.findChildren(QWidget) for text in texts_of(widget)]
    rendered = [text for text, plain in found if not plain]
    assert rendered == []
    assert sum("<b>x</b>" in text for text, _ in found) >= seen


def texts_of(widget: QWidget) -> Iterator[tuple[str, bool]]:
    """Each text that a widget shows, and whether it is shown as it is."""
    yield widget.toolTip(), is_plain_tip(widget.toolTip())
    if isinstance(widget, QLabel):
        text = widget.text()
        plain = widget.textFormat() is Qt.TextFormat.PlainText or not Qt.mightBeRichText(text)
        yield text, plain and (widget.buddy() is None or "&" not in text)
    if isinstance(widget, QAbstractButton):
        yield widget.text(), widget.shortcut().isEmpty()
    if isinstance(widget, QTextEdit):
        yield widget.toPlainText(), not widget.acceptRichText()
    if isinstance(widget, (QComboBox, QAbstractItemView)) and (model := widget.model()):
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            tip = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
            yield str(index.data() or ""), True  # Qt never renders an item's text
            yield tip, is_plain_tip(tip)


def is_plain_tip(tip: str) -> bool:
    """Whether what a tooltip shows still holds its tags, and no picture."""
    if not Qt.mightBeRichText(tip):
        return True
    document = QTextDocument()
    document.setHtml(tip)
    return "<img " not in tip and "<b>" not in tip and "<b>x</b>" in document.toPlainText()


@pytest.mark.parametrize(
    ("place", "seen"),
    [
        (Tab.TODAY, 6),
        (Tab.EXERCISES, 30),
        (Tab.PROGRESS, 0),
        (Tab.SETTINGS, 3),
        (Tab.STOP, 0),
    ],
)
def test_every_place_shows_text_of_others_as_it_is(
    window: MainWindow, place: Tab, seen: int
) -> None:
    with nothing_rendered(window, seen=seen):
        window.go(place)


def test_every_exercise_and_variant_is_shown_as_it_is(window: MainWindow) -> None:
    window.go(Tab.EXERCISES)
    window.exercises.library.add(HOSTILE)
    for tab in window.exercises.picker.buttons:
        tab.click()
        assert window.exercises.shown is not None
        sheet = window.exercises.shown.sheet
        with nothing_rendered(window, seen=60):
            list(sheet.variants.buttons.values())[-1].click()


def test_a_routine_is_edited_as_it_is(window: MainWindow) -> None:
    window._change_routine()
    with nothing_rendered(window, seen=10):
        field = window.routine.cards[0].steppers[ItemNumber.SETS].field
        field.lineEdit().setText(HOSTILE)
        window.routine.save.click()


@pytest.mark.parametrize("name", ["x.spineplan", "x.spinecoach"])
def test_a_file_that_is_opened_is_shown_as_it_is(window: MainWindow, name: str) -> None:
    with nothing_rendered(window, seen=1):
        window.open_file(HOSTILE + name)


def test_who_trains_is_asked_by_names_as_they_are(qtbot: QtBot, stage: Stage) -> None:
    asked = WhoTrainsPage(stage.people, Phrases())
    qtbot.addWidget(asked)
    with nothing_rendered(asked, seen=4):  # each name on its button, and whole in its tool tip
        asked.show()


def test_the_progress_page_shows_each_view_as_it_is(window: MainWindow) -> None:
    window.go(Tab.PROGRESS)
    for button in window.progress.findChildren(QAbstractButton):
        if button.isCheckable():
            with nothing_rendered(window, seen=0):
                button.click()


@pytest.mark.parametrize("kind", [BlockKind.INTRO, BlockKind.WORK, BlockKind.REST])
def test_a_workout_is_shown_as_it_is(window: MainWindow, stage: Stage, kind: BlockKind) -> None:
    window.today.start.click()
    with nothing_rendered(window, seen=8):
        stage.pass_to(kind, 1.0)


def test_a_summary_is_shown_as_it_is(window: MainWindow, stage: Stage) -> None:
    window.today.start.click()
    with nothing_rendered(window, seen=6):
        stage.pass_seconds(8000)
        assert window.open_page is window.summary


def test_the_walk_finds_what_qt_would_render(qtbot: QtBot) -> None:
    rich, plain = QLabel(HOSTILE), label(HOSTILE)
    for widget in (rich, plain):
        qtbot.addWidget(widget)
    rich.setToolTip(HOSTILE)
    plain.setToolTip(plain_tip(f"{HOSTILE}\n{HOSTILE}"))
    assert [is_plain for _, is_plain in texts_of(rich)] == [False, False]
    assert [is_plain for _, is_plain in texts_of(plain)] == [True, True]
