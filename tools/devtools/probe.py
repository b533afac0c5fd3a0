"""Loads what Qt will load and prints, as JSON, which system libraries the loader lacked for it.

Run by the environment's own Python, in a process of its own: `python probe.py PLATFORM...`, where
a platform is `offscreen`, `xcb` or `wayland`. Nothing is guessed from lists of packages: each file
is opened by `dlopen`, and only when that fails is the loader (`ldd`) asked for all that it missed,
since its own error names only the first.
"""

from __future__ import annotations

import ctypes
import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MODULES = (
    *("Core", "Gui", "Widgets", "Network", "DBus", "Svg", "Multimedia", "OpenGL", "OpenGLWidgets"),
    "Test",
)
PLUGINS = {
    "offscreen": ("platforms/libqoffscreen.so", "imageformats/libqsvg.so", "multimedia/*.so"),
    "xcb": ("platforms/libqxcb.so", "xcbglintegrations/*.so"),
    "wayland": (
        "platforms/libqwayland*.so",
        "wayland-shell-integration/libxdg-shell.so",
        "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    ),
}
SYSTEM_FONTS = Path("/usr/share/fonts")
FONT_SUFFIXES = (".ttf", ".otf", ".ttc", ".pfb")


def files(platforms: Sequence[str]) -> Iterator[Path]:
    """The files of PySide6 that the program loads on these platforms."""
    spec = importlib.util.find_spec("PySide6")
    for place in spec.submodule_search_locations or () if spec else ():
        for module in MODULES:
            yield from Path(place).glob(f"Qt{module}.*.so")
        for platform in platforms:
            for pattern in PLUGINS[platform]:
                yield from sorted(Path(place, "Qt", "plugins").glob(pattern))


def lacking(file: Path) -> tuple[set[str], str]:
    """Names of the libraries that `file` lacks, and the loader's words if it fails otherwise."""
    try:
        ctypes.CDLL(str(file))
    except OSError as error:
        listed = subprocess.run(["ldd", file], capture_output=True, text=True, check=False).stdout
        words = str(error)
        named = re.match(r"(\S+): cannot open shared object file", words)
        missing = {*re.findall(r"(\S+) => not found", listed), *(named.groups() if named else ())}
        return missing, "" if missing else words
    return set(), ""


def has_font() -> bool:
    """Whether fontconfig's usual places hold one font; Qt draws empty boxes without."""
    data = os.environ.get("XDG_DATA_HOME") or Path("~/.local/share").expanduser()
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    folders = [SYSTEM_FONTS, Path("~/.fonts").expanduser()]
    folders += [Path(place, "fonts") for place in (data, *shared.split(":"))]
    return any(
        name.lower().endswith(FONT_SUFFIXES)
        for folder in folders
        for _, _, names in os.walk(folder)
        for name in names
    )


def main(platforms: Sequence[str]) -> None:
    """Print `{"libraries": [...], "errors": [...], "font": bool}`."""
    found = [lacking(file) for file in files(platforms)]
    libraries = sorted({name for names, _ in found for name in names})
    errors = sorted({words for _, words in found if words})
    print(json.dumps({"libraries": libraries, "errors": errors, "font": has_font()}))


if __name__ == "__main__":
    main(sys.argv[1:])
