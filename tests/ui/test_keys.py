"""The keys of Qt have the names that the table of keys uses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from spinecoach.core.workout.keymap import BINDINGS, NamedKey
from spinecoach.ui.keys import NAMES, key_name


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
        (Qt.Key.Key_Question, "?"),
        (Qt.Key.Key_Plus, "+"),
        (Qt.Key.Key_F5, ""),
        (Qt.Key.Key_Shift, ""),
    ],
)
def test_a_key_has_its_name(key: Qt.Key, name: str) -> None:
    assert key_name(key) == name


def test_the_window_has_every_key_of_the_table() -> None:
    assert set(NAMES.values()) == set(NamedKey)
    single = {key for binding in BINDINGS for key in binding.keys if len(key) == 1}
    assert all(key_name(ord(key.upper())) == key for key in single)
