"""Full screen during a workout, and the window as before when it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from spinecoach.ui.window.full_screen import FIRST_SIZE, ROOM, FullScreen, first_size

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    return made


@pytest.mark.parametrize("was", [True, False])
@pytest.mark.parametrize("wanted", [True, False])
@pytest.mark.parametrize("toggles", range(3))
def test_after_the_workout_the_window_is_as_before_whatever_was_toggled(
    window: QWidget, *, was: bool, wanted: bool, toggles: int
) -> None:
    screen = FullScreen(window)
    if was:
        screen.toggle()
    screen.begin(fill=wanted)
    assert window.isFullScreen() is (was or wanted)
    for _ in range(toggles):
        screen.toggle()
    screen.end()
    assert window.isFullScreen() is was


def test_the_size_that_is_kept_is_never_that_of_the_full_screen(window: QWidget) -> None:
    screen = FullScreen(window)
    shape = screen.shape
    screen.begin(fill=True)
    assert screen.shape == shape


def test_a_window_opens_where_it_was_closed(window: QWidget, qtbot: QtBot) -> None:
    window.setGeometry(40, 30, 700, 500)
    other = QWidget()
    qtbot.addWidget(other)
    FullScreen(other).restore(FullScreen(window).shape)
    assert other.geometry() == window.geometry()


@pytest.mark.parametrize("shape", ["", "AAAA"])
def test_a_window_without_a_size_fits_the_screen(window: QWidget, shape: str) -> None:
    room = window.screen().availableSize()
    FullScreen(window).restore(shape)
    assert window.size() == FIRST_SIZE.boundedTo(room * ROOM)
    assert window.width() < room.width()


def test_on_a_screen_that_stands_upright_the_first_window_is_tall() -> None:
    for screen in (QSize(1080, 1920), QSize(1920, 1080), QSize(1024, 640)):
        size = first_size(screen)
        assert size == size.boundedTo(screen * ROOM)
        assert (size.height() > size.width()) is (screen.height() > screen.width())
    assert first_size(QSize(1920, 1080)) == FIRST_SIZE.boundedTo(QSize(1920, 1080) * ROOM)
