"""Translates Qt's keys into the names of `core.workout.keymap`."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from spinecoach.core.coaching.typed_number import digit_of
from spinecoach.core.workout.keymap import NamedKey

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

NAMES: dict[int, NamedKey] = {
    Qt.Key.Key_Space: NamedKey.SPACE,
    Qt.Key.Key_Return: NamedKey.ENTER,
    Qt.Key.Key_Enter: NamedKey.ENTER,
    Qt.Key.Key_Escape: NamedKey.ESCAPE,
    Qt.Key.Key_Backspace: NamedKey.BACKSPACE,
    Qt.Key.Key_Left: NamedKey.LEFT,
    Qt.Key.Key_Right: NamedKey.RIGHT,
    Qt.Key.Key_Up: NamedKey.UP,
    Qt.Key.Key_Down: NamedKey.DOWN,
    Qt.Key.Key_PageUp: NamedKey.PAGE_UP,
    Qt.Key.Key_PageDown: NamedKey.PAGE_DOWN,
    Qt.Key.Key_Home: NamedKey.HOME,
    Qt.Key.Key_End: NamedKey.END,
    Qt.Key.Key_Insert: NamedKey.INSERT,
    Qt.Key.Key_Delete: NamedKey.DELETE,
    Qt.Key.Key_Tab: NamedKey.TAB,
    Qt.Key.Key_Backtab: NamedKey.TAB,
    Qt.Key.Key_MediaPlay: NamedKey.MEDIA_PLAY,
    Qt.Key.Key_MediaPause: NamedKey.MEDIA_PAUSE,
    Qt.Key.Key_MediaTogglePlayPause: NamedKey.MEDIA_TOGGLE,
    Qt.Key.Key_MediaNext: NamedKey.MEDIA_NEXT,
    Qt.Key.Key_MediaPrevious: NamedKey.MEDIA_PREVIOUS,
    Qt.Key.Key_MediaStop: NamedKey.MEDIA_STOP,
    Qt.Key.Key_VolumeUp: NamedKey.VOLUME_UP,
    Qt.Key.Key_VolumeDown: NamedKey.VOLUME_DOWN,
    Qt.Key.Key_VolumeMute: NamedKey.VOLUME_MUTE,
}
"""A presenter's remote sends the page keys, a headset the media keys."""


NO_CHARACTER = 0x01000000
"""From this number on, a key of Qt is no character."""

MODIFIERS = frozenset(
    {
        *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Meta, Qt.Key.Key_Alt),
        *(Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock),
        *(Qt.Key.Key_Super_L, Qt.Key.Key_Super_R),
    }
)
"""Keys that only change what another one means."""

UNKNOWN = frozenset({0, Qt.Key.Key_unknown})


def name_of(event: QKeyEvent) -> str:
    """Return the name of the key that was pressed; "" if it is none that can mean something.

    A key that Qt does not know has the number that its keyboard sends.
    """
    if event.key() in UNKNOWN:
        return f"#{event.nativeScanCode()}" if event.nativeScanCode() else ""
    return key_name(event.key())


def digit_on(key: int) -> int | None:
    """Return the digit on a key of Qt; None if it has none. Some keyboards have Arabic digits."""
    return digit_of(chr(key)) if 0 < key <= sys.maxunicode else None


def key_name(key: int) -> str:
    """Return the name of a key of Qt; "" for one that can mean nothing by itself."""
    if key in NAMES:
        return NAMES[key]
    if key in MODIFIERS:
        return ""
    if (digit := digit_on(key)) is not None:
        return str(digit)
    if key < NO_CHARACTER:
        # Qt numbers the keys of characters as Unicode does.
        return chr(key).lower() if chr(key).isprintable() else ""
    found = re.fullmatch(r"Key_(\w+)", Qt.Key(key).name)
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", found[1]).lower() if found else ""
