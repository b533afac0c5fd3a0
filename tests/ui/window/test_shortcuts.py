"""By keyboard alone: the places, back, the list of keys, undo, full screen, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from spinecoach.core.workout.keymap import WORKING, Context
from spinecoach.core.workout.window_keymap import SHORTCUTS, TABS
from spinecoach.ui.pages.first_run.page import FirstRunPage
from spinecoach.ui.pages.workout.page import WorkoutPage
from spinecoach.ui.window.main_window import MainWindow
from spinecoach.ui.window.tabs import Tab
from tests.ui.in_front import in_front
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

DIGITS = [Qt.Key(Qt.Key.Key_1 + number) for number in range(len(TABS))]
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    with in_front(MainWindow(Stage(sets=1)), qtbot) as window:
        yield window


def press(
    window: MainWindow,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    QTest.keyClick(window.focusWidget() or window, key, modifier)


@pytest.mark.parametrize("modifier", [CTRL, ALT])
def test_a_number_leads_to_each_place(window: MainWindow, modifier: Qt.KeyboardModifier) -> None:
    for key, place in zip(DIGITS, Tab, strict=True):
        press(window, key, modifier)
        assert window.open_page is getattr(window, place.value)


def test_the_table_of_keys_has_the_places_of_the_window() -> None:
    assert [place.value for place in Tab] == [command.value for command in TABS]
    assert len(SHORTCUTS) > len(TABS)


@pytest.mark.parametrize("place", list(Tab))
def test_escape_leads_from_each_place_to_today(window: MainWindow, place: Tab) -> None:
    window.go(place)
    press(window, Qt.Key.Key_Escape)
    assert window.open_page is window.today


def test_escape_leads_from_the_routine_to_the_settings_from_which_it_was_opened(
    window: MainWindow,
) -> None:
    window.go(Tab.SETTINGS)
    window.settings.routine_wanted.emit()
    press(window, Qt.Key.Key_Escape)
    assert window.open_page is window.settings


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question])
def test_the_keys_are_listed_and_the_focus_comes_back(window: MainWindow, key: Qt.Key) -> None:
    press(window, key)
    assert window.keys.isVisible()
    assert window.focusWidget() is window.keys.close_it
    assert ("Ctrl+1", "Today") in window.keys.listed
    assert "Ctrl+1: Today" in window.keys.close_it.accessibleDescription()
    press(window, Qt.Key.Key_Tab)  # not to the page below
    assert window.focusWidget() is window.keys.close_it
    press(window, Qt.Key.Key_Escape)
    assert not window.keys.isVisible()
    assert window.focusWidget() is window.today.start
    assert window.open_page is window.today


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question])
@pytest.mark.parametrize("context", WORKING)
def test_in_a_workout_the_keys_are_shown_and_read_in_a_pause_if_they_are_asked_for(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, key: Qt.Key, context: Context
) -> None:
    window.today.start.click()
    monkeypatch.setattr(WorkoutPage, "context", context)
    paused = window.workout.overlays.paused
    press(window, key)
    assert paused.isVisible()
    assert window.focusWidget() is paused.primary
    for other, read in ((key, True), (Qt.Key.Key_P, False)):
        assert ("H: it hurts" in paused.buttons[0].accessibleDescription()) is read
        press(window, other)  # goes on
        press(window, Qt.Key.Key_P)


def test_the_key_that_lists_the_keys_puts_them_away_again(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F1)
    press(window, Qt.Key.Key_F1)
    assert not window.keys.isVisible()
    press(window, Qt.Key.Key_F1)
    window.go(Tab.SETTINGS)
    assert not window.keys.isVisible()


def test_the_last_change_is_undone_by_its_key(window: MainWindow) -> None:
    window.today.routine_wanted.emit()
    window.routine.name.setText("Mornings")
    window.go(Tab.TODAY)
    chosen = window._services.coach.routine
    assert chosen().name == "Mornings"
    press(window, Qt.Key.Key_Z, CTRL)
    assert chosen().name == "Strong spine"


def test_a_field_undoes_what_was_typed_in_it_first(window: MainWindow) -> None:
    window.today.routine_wanted.emit()
    window.routine.name.setFocus()
    QTest.keyClicks(window.routine.name, "s?")
    assert window.routine.name.text().endswith("s?")
    assert "keys" not in vars(window)
    press(window, Qt.Key.Key_Z, CTRL)
    assert not window.routine.name.text().endswith("?")


def test_full_screen_and_back_by_one_key(window: MainWindow) -> None:
    for full in (True, False):
        press(window, Qt.Key.Key_F11)
        assert window.isFullScreen() is full


def test_a_key_closes_the_window(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Q, CTRL)
    assert not window.isVisible()


def test_no_key_of_the_window_leaves_a_workout(window: MainWindow) -> None:
    window.today.start.click()
    assert window._running is not None
    for key in DIGITS:
        press(window, key, CTRL)
    assert window.open_page is window.workout
    press(window, Qt.Key.Key_F1)
    assert window.workout.context is Context.PAUSED


@pytest.mark.parametrize("place", list(Tab))
def test_tab_leads_over_the_whole_page_and_back(
    qtbot: QtBot, window: MainWindow, place: Tab
) -> None:
    window.go(place)
    qtbot.waitUntil(lambda: window.focusWidget() is not None)
    press(window, Qt.Key.Key_Tab)  # a page itself has the focus when it opens, and never again
    there = walk(Qt.Key.Key_Tab)
    back = walk(Qt.Key.Key_Backtab)
    assert set(there) == set(back)
    assert {*window._nav.buttons.values()} & {*there}
    for widget in there:
        assert widget.isVisible()
        assert widget.isEnabled()


def test_tab_stops_at_all_of_a_page_that_begins_at_its_last_button(
    qtbot: QtBot, window: MainWindow
) -> None:
    stage = window._services
    assert isinstance(stage, Stage)
    window._open(page := FirstRunPage(stage))
    page.questions.none.click()
    form = page.personal.form
    qtbot.waitUntil(page.personal.ready.hasFocus)
    met = walk(Qt.Key.Key_Tab)
    assert {*form.days.values(), form.after, form.dumbbells, form.reminder} <= {*met}
    assert page.personal.focusProxy() is page.personal.ready


def walk(key: Qt.Key) -> list[QWidget]:
    """Press a key until the focus is where it has been; return all that had it."""
    seen: list[QWidget] = []
    while (focus := QApplication.focusWidget()) is not None and focus not in seen:
        seen.append(focus)
        if isinstance(focus, QLineEdit):
            focus.deselect()
        QTest.keyClick(focus, key)
        assert len(seen) < 200
    return seen
