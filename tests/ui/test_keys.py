"""The keys of Qt have the names that the table of keys uses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from spinecoach.core.workout.keymap import WORKOUT_KEYS, NamedKey
from spinecoach.ui.keys import NAMES, key_name, name_of


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Qt.Key.Key_Space, "space"),
        (Qt.Key.Key_Return, "enter"),
        (Qt.Key.Key_Enter, "enter"),
        (Qt.Key.Key_PageDown, "page_down"),
        (Qt.Key.Key_MediaTogglePlayPause, "media_toggle"),
        (Qt.Key.Key_H, "h"),
        (Qt.Key.Key_7, "7"),
        (0x0663, "3"),  # an Arabic keyboard
        (0x06F9, "9"),  # a Persian one
        (Qt.Key.Key_Question, "?"),
        (Qt.Key.Key_Plus, "+"),
        (Qt.Key.Key_F5, "f5"),
        (Qt.Key.Key_LaunchMail, "launch_mail"),
        (Qt.Key.Key_Odiaeresis, "ö"),
        (Qt.Key(0x0424), "ф"),
        (Qt.Key.Key_nobreakspace, ""),
        (Qt.Key.Key_Shift, ""),
        (0x01ABCDEF, ""),
    ],
)
def test_a_key_has_its_name(key: int, name: str) -> None:
    assert key_name(key) == name


def test_the_window_has_every_key_of_the_table() -> None:
    assert set(NAMES.values()) == set(NamedKey)
    single = {key for keys in WORKOUT_KEYS.values() for key in keys if len(key) == 1}
    assert all(key_name(ord(key.upper())) == key for key in single)


@pytest.mark.parametrize(("scan", "name"), [(191, "#191"), (0, "")])
def test_a_key_that_qt_does_not_know_has_the_number_that_its_keyboard_sends(
    scan: int, name: str
) -> None:
    none = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, none, scan, 0, 0)
    assert name_of(event) == name
