"""The language is changed while a workout is set up, or after it was cut off: nothing is lost.

A window keeps its language, and so does a workout: the settings cannot be opened in one. Somebody
who wants another language leaves it, and goes on where it was cut off, in the new language.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.keymap import NamedKey
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.core.workout.window_keymap import TABS
from spinecoach.ui.pages.before import BeforePage
from spinecoach.ui.window.main_window import MainWindow, Renewal
from spinecoach.ui.window.tabs import Tab
from tests.core.coaching.voices import Rendering
from tests.journeys.test_pages_in_languages import actors, before, english, opened, texts_of
from tests.journeys.visitor import Visitor
from tests.languages import left_in_english, phrases_of, pseudo, stretched

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.stage import Stage


def choose_another_language(qtbot: QtBot, window: MainWindow) -> None:
    """Go to the settings, from wherever one is, and choose the language there."""
    window.go(Tab.SETTINGS)
    window.settings.controls.choices["language"].buttons["xx"].click()
    qtbot.waitUntil(lambda: window.renewal is Renewal.LANGUAGE)
    assert not window.isVisible()


def never_begun(stage: Stage) -> bool:
    """Whether no workout was begun, so that none is left to go on with."""
    return stage.conductor is None and stage.history.records == []


def test_from_the_look_before_one_changes_the_language_and_sees_the_same_workout_in_it(
    qtbot: QtBot,
) -> None:
    stage = actors(phrases_of(stretched))
    with opened(qtbot, stage) as window:
        assert [*before(window, stage)][-1] == "look before"
        choose_another_language(qtbot, window)
    assert never_begun(stage)
    stage.phrases = phrases_of(pseudo)
    with opened(qtbot, stage) as window:
        window.come_back(Renewal.LANGUAGE)
        assert [*before(window, stage)][-1] == "look before"
        assert isinstance(window.open_page, BeforePage)
        assert {text for text in texts_of(window) if english(text)} == set()


def test_while_lines_are_rendered_the_old_ones_are_left_and_those_of_the_new_language_asked_for(
    qtbot: QtBot,
) -> None:
    stage = actors(phrases_of(stretched))
    stage.voice.rendering = Rendering(done=3)
    with opened(qtbot, stage) as window:
        window.start_workout()
        assert window.open_page is window.today, "it waits for its lines"
        choose_another_language(qtbot, window)
        stage.voice.rendering.done = 10
        qtbot.wait(300)  # longer than the waiting start looks again
    assert never_begun(stage)
    stage.phrases = phrases_of(pseudo)
    with opened(qtbot, stage) as window:
        window.start_workout()
        qtbot.waitUntil(lambda: window.open_page is window.__dict__.get("workout"))
        assert {line for line in stage.voice.asked if english(line)} == set()
        assert stage.voice.asked, stage.voice.asked


@pytest.mark.parametrize("state", [State.RUNNING, State.PAUSED])
def test_no_key_leads_out_of_a_workout_so_it_keeps_its_language_to_its_end(
    qtbot: QtBot, state: State
) -> None:
    stage = actors(phrases_of(pseudo))
    with opened(qtbot, stage) as window:
        window.today.start.click()
        stage.pass_to(BlockKind.REST, 1.0)
        if state is State.PAUSED:
            assert window.workout.press(NamedKey.SPACE)
        assert [place for place in TABS if window._obey(place)] == []
        if state is State.PAUSED:
            assert window.workout.press(NamedKey.SPACE)
        stage.settings.change(language="de")  # by the command line, for instance
        stage.pass_seconds(8000)
        assert type(window.open_page).__name__ == "SummaryPage"
        assert {text for text in texts_of(window) if english(text)} == set()
        lines = [said for said in stage.speaker.said if not said.startswith("<")]  # not a tone
        assert lines
        assert {line for line in lines if english(line)} == set()


def test_cut_off_in_a_rest_it_goes_on_in_another_language_and_nothing_is_lost(
    qtbot: QtBot, tmp_path: Path
) -> None:
    JsonSettings(tmp_path).change(language="de")
    with ExitStack() as closing:
        german = Visitor(qtbot, tmp_path, closing)
        german.press(Qt.Key.Key_Return)
        german.wait_for("WorkoutPage")
        qtbot.waitUntil(lambda: german.frame.block.kind is BlockKind.REST)
        assert left_in_english(texts_of(german.window), "de") == set()
        german.window.close()
    done = german.sets()
    assert [exercise for exercise, _, _ in done] == ["dumbbell-pullover"]
    JsonSettings(tmp_path).change(language="fr")
    with ExitStack() as closing:
        french = Visitor(qtbot, tmp_path, closing)
        assert left_in_english(texts_of(french.window), "fr") == set()
        french.press(Qt.Key.Key_Return)
        french.wait_for("WorkoutPage")
        assert left_in_english(texts_of(french.window), "fr") == set()
        qtbot.waitUntil(lambda: french.frame.block.kind is BlockKind.WORK)
        assert left_in_english(texts_of(french.window), "fr") == set()
        french.wait_for("SummaryPage")
    assert french.sets()[: len(done)] == done
    assert [exercise for exercise, _, _ in french.sets()] == [
        "dumbbell-pullover",
        "superman",
        "shoulder-squeezes",
        "bent-over-row",
    ]
