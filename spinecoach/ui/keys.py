"""Translates Qt's keys into the names of `core.workout.keymap`."""

from __future__ import annotations

from PySide6.QtCore import Qt

from spinecoach.core.workout.keymap import NamedKey

NAMES: dict[int, NamedKey] = {
    Qt.Key.Key_Space: NamedKey.SPACE,
    Qt.Key.Key_Return: NamedKey.ENTER,
    Qt.Key.Key_Enter: NamedKey.ENTER,
    Qt.Key.Key_Escape: NamedKey.ESCAPE,
    Qt.Key.Key_Backspace: NamedKey.BACKSPACE,
    Qt.Key.Key_Left: NamedKey.LEFT,
    Qt.Key.Key_Right: NamedKey.RIGHT,
    Qt.Key.Key_PageUp: NamedKey.PAGE_UP,
    Qt.Key.Key_PageDown: NamedKey.PAGE_DOWN,
    Qt.Key.Key_MediaPlay: NamedKey.MEDIA_PLAY,
    Qt.Key.Key_MediaPause: NamedKey.MEDIA_PAUSE,
    Qt.Key.Key_MediaTogglePlayPause: NamedKey.MEDIA_TOGGLE,
    Qt.Key.Key_MediaNext: NamedKey.MEDIA_NEXT,
    Qt.Key.Key_MediaPrevious: NamedKey.MEDIA_PREVIOUS,
    Qt.Key.Key_MediaStop: NamedKey.MEDIA_STOP,
}
"""A presenter's remote sends the page keys, a headset the media keys."""


def key_name(key: int) -> str:
    """Return the name of one of Qt's keys; "" if `keymap` has no name for it."""
    if key in NAMES:
        return NAMES[key]
    # Qt numbers the keys of printable characters as ASCII does.
    return chr(key).lower() if Qt.Key.Key_Space < key <= Qt.Key.Key_AsciiTilde else ""
