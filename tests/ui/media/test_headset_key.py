"""A headset's button on a real bus, while the settings wait for a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.keymap import Context
from spinecoach.ui.media.headset_key import HeadsetKey
from spinecoach.ui.media.mpris import NAME
from spinecoach.ui.window.main_window import MainWindow
from spinecoach.ui.window.tabs import Tab
from tests.ui.media.bus import OtherProgram
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.session_bus import Bus


@pytest.fixture
def headset(bus: Bus, qtbot: QtBot) -> Iterator[OtherProgram]:
    with OtherProgram(bus, qtbot) as other:
        yield other


def test_it_is_a_player_only_while_a_key_is_waited_for(headset: OtherProgram) -> None:
    key, pressed = HeadsetKey(Phrases()), list[str]()
    key.pressed.connect(pressed.append)
    assert headset.players() == []
    key.listen(on=True)
    headset.see(NAME)
    assert headset.look()["PlaybackStatus"] == "Playing"
    for button in ("Next", "Pause", "PlayPause"):
        headset.press(button)
    assert pressed == ["media_next", "media_pause", "media_toggle"]
    key.listen(on=False)
    headset.see()


def test_it_waits_for_one_key_after_the_other(headset: OtherProgram) -> None:
    key, pressed = HeadsetKey(Phrases()), list[str]()
    key.pressed.connect(pressed.append)
    for _ in range(2):
        key.listen(on=True)
        headset.see(NAME)
        headset.press("Next")
        key.listen(on=False)
        headset.see()
    key.listen(on=True)
    key.listen(on=True)  # another row waits in place of the first one
    headset.see(NAME)
    headset.press("Previous")
    key.listen(on=False)
    assert pressed == ["media_next", "media_next", "media_previous"]
    headset.see()


def test_without_a_bus_nothing_happens(qtbot: QtBot) -> None:
    del qtbot
    key = HeadsetKey(Phrases())
    key.listen(on=True)
    key.listen(on=False)


def test_the_settings_take_the_button_that_the_window_never_sees(
    headset: OtherProgram, qtbot: QtBot
) -> None:
    stage = Stage()
    window = MainWindow(stage)
    qtbot.addWidget(window)
    window.show()
    window.go(Tab.SETTINGS)
    add = window.settings.keys.rows[Command.REP].add
    add.setFocus(Qt.FocusReason.TabFocusReason)
    add.click()
    headset.see(NAME)
    headset.press("Next")
    assert stage.phrases.keymap.wish_of(Context.OWN_PACE, "media_next") is Command.REP
    assert not add.isChecked()
    headset.see()
    window.close()
