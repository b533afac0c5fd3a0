"""What controls a workout besides its page is there for the workout alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pytest

from spinecoach.ui.window.main_window import MainWindow
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Mike:
    """A microphone that is opened and closed."""

    made: ClassVar[list[Mike]] = []
    trouble = None
    open = False

    def __init__(self, take: object, name: str) -> None:
        del take
        self.name = name
        self.made.append(self)

    def begin(self) -> None:
        self.open = True

    def end(self) -> None:
        self.open = False


@pytest.mark.parametrize("listen", [False, True])
def test_the_microphone_is_open_in_a_workout_alone_and_only_if_that_was_chosen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, listen: bool
) -> None:
    stage = Stage()
    monkeypatch.setattr("spinecoach.ui.sound.microphone.Microphone", Mike)
    Mike.made.clear()
    stage.settings.change(listen=listen, microphone="Headset")
    window = MainWindow(stage)
    qtbot.addWidget(window)
    window.today.start.click()
    assert [(mike.name, mike.open) for mike in Mike.made] == ([("Headset", True)] if listen else [])
    assert stage.listener.running is listen
    assert window._running is not None
    window._running.flow.conductor.stop()
    assert not any(mike.open for mike in Mike.made)
    assert not stage.listener.running
