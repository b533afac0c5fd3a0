"""Finds out, before Qt starts, whether a window can be opened: without a display Qt aborts.

On Windows and macOS there always is one. Elsewhere the display that the
environment names must answer, and the libraries that Qt's plugin for it is
linked against must be there.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spinecoach.core.phrases.phrases import Phrases


def why_no_window(phrases: Phrases | None = None) -> str:
    """Return in one sentence why no window can be opened; "" when one can."""
    if sys.platform in {"win32", "darwin"} or _offscreen():
        return ""
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if wayland and _wayland_answers(wayland):
        return ""
    from spinecoach.core.phrases.phrases import Phrases

    words = (phrases or Phrases()).commands
    if not x11:
        return words.no_display()
    wrong = library_error()
    if wrong:
        return words.library_missing(wrong)
    return "" if _x11_answers(x11) else words.display_silent(x11)


def has_viewer() -> bool:
    """Whether a window can be opened and a person could see it."""
    return not _offscreen() and not why_no_window()


def platform_plugin() -> str:
    """Return the name of the plugin with which Qt will show the window here."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    usual = {"win32": "windows", "darwin": "cocoa"}.get(sys.platform)
    wayland = os.environ.get("WAYLAND_DISPLAY")
    return chosen or usual or ("wayland" if wayland and _wayland_answers(wayland) else "xcb")


def _offscreen() -> bool:
    """Whether Qt is set to use a platform that needs no display."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    return chosen not in {"", "xcb", "wayland", "wayland-egl"}


def _wayland_answers(name: str) -> bool:
    import socket

    path = Path(os.environ.get("XDG_RUNTIME_DIR", "/"), name)
    try:
        with socket.socket(socket.AF_UNIX) as knock:
            knock.connect(str(path))
    except OSError:
        return False
    return True


def library_error() -> str:
    """Return why the libraries of Qt's X11 plugin cannot be loaded; "" if they can."""
    import ctypes
    from importlib.util import find_spec

    spec = find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        return "PySide6"
    root = Path(next(iter(spec.submodule_search_locations)))
    plugin = root / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    if not plugin.exists():
        return ""  # a distribution's own Qt, whose package depends on its libraries
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return str(error)
    return ""


def _x11_answers(name: str) -> bool:
    """Whether an X server accepts us, asked through the library that Qt itself uses."""
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(name.encode(), None))
    error: int = xcb.xcb_connection_has_error(connection)
    if error:
        xcb.xcb_disconnect(connection)
    # On success it stays open: a server that loses its last client resets, and Qt would have to
    # wait.
    return error == 0
