"""Which package of a distribution has a library that Qt needs, and the command to install it.

PySide6's wheels use most libraries from the system; our packages depend on them. The tools of a
checkout read this table too, before Qt is installed, so it only needs the standard library.
"""

from __future__ import annotations

import ctypes
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Family = Literal["debian", "fedora", "arch"]

FAMILIES: dict[str, Family] = {
    "debian": "debian",
    "ubuntu": "debian",
    "fedora": "fedora",
    "rhel": "fedora",
    "arch": "arch",
}

# soname -> (Debian and Ubuntu, Arch). Fedora needs no table: dnf takes a soname for a name.
LIBRARIES = {
    "libEGL.so.1": ("libegl1", "libglvnd"),
    "libGL.so.1": ("libgl1", "libglvnd"),
    "libGLX.so.0": ("libglx0", "libglvnd"),
    "libOpenGL.so.0": ("libopengl0", "libglvnd"),
    "libX11.so.6": ("libx11-6", "libx11"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libx11"),
    "libXext.so.6": ("libxext6", "libxext"),
    "libXrandr.so.2": ("libxrandr2", "libxrandr"),
    "libXrender.so.1": ("libxrender1", "libxrender"),
    "libbrotlicommon.so.1": ("libbrotli1", "brotli"),
    "libbrotlidec.so.1": ("libbrotli1", "brotli"),
    "libbz2.so.1.0": ("libbz2-1.0", "bzip2"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus"),
    "libdrm.so.2": ("libdrm2", "libdrm"),
    "libffi.so.8": ("libffi8", "libffi"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype2"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libgssapi_krb5.so.2": ("libgssapi-krb5-2", "krb5"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libpulse.so.0": ("libpulse0", "libpulse"),
    "libstdc++.so.6": ("libstdc++6", "gcc-libs"),
    "libwayland-client.so.0": ("libwayland-client0", "wayland"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "wayland"),
    "libwayland-egl.so.1": ("libwayland-egl1", "wayland"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-glx.so.0": ("libxcb-glx0", "libxcb"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxcb.so.1": ("libxcb1", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libz.so.1": ("zlib1g", "zlib"),
    "libzstd.so.1": ("libzstd1", "zstd"),
}

FONT = {"debian": "fonts-dejavu-core", "fedora": "dejavu-sans-fonts", "arch": "ttf-dejavu"}
"""A bare system has no letters at all."""

INSTALL: dict[Family, list[str]] = {
    "debian": ["apt-get", "install", "--yes", "--no-install-recommends", "--no-remove"],
    "fedora": ["dnf", "install", "--assumeyes", "--setopt=install_weak_deps=False"],
    "arch": ["pacman", "-S", "--needed", "--noconfirm"],
}
REFRESH: dict[Family, list[str]] = {
    "debian": ["apt-get", "update"],
    "fedora": ["dnf", "makecache"],
    "arch": ["pacman", "-Syu", "--noconfirm"],  # Arch supports no partial upgrade
}


def family(os_release: str) -> Family | None:
    """Return the family of a distribution from its /etc/os-release; None if it is unknown."""
    fields = dict(line.split("=", 1) for line in os_release.splitlines() if "=" in line)
    names = f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}"
    words = names.replace('"', " ").replace("'", " ").split()
    return next((FAMILIES[word] for word in words if word in FAMILIES), None)


def packages_for(sonames: Iterable[str], kin: Family) -> tuple[list[str], list[str]]:
    """Return the packages that have these libraries, and the sonames whose package is unknown."""
    if kin == "fedora":
        return sorted(f"{name}()(64bit)" for name in sonames), []
    column = 0 if kin == "debian" else 1
    known = {LIBRARIES[name][column] for name in sonames if name in LIBRARIES}
    return sorted(known), sorted(name for name in sonames if name not in LIBRARIES)


def command(packages: Sequence[str], kin: Family, *, refresh: bool) -> str:
    """Return the line that a person types to install `packages`."""
    install = shlex.join(["sudo", *INSTALL[kin], *packages])
    return f"{shlex.join(['sudo', *REFRESH[kin]])} && {install}" if refresh else install


def this_family() -> Family | None:
    """Return the family of the distribution that runs here; None if it is unknown."""
    for path in ("/etc/os-release", "/usr/lib/os-release"):
        try:
            return family(Path(path).read_text(encoding="utf-8"))
        except OSError:
            continue
    return None


def loads(soname: str) -> bool:
    """Return whether a library can be loaded."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def install_missing() -> str:
    """Return the command that installs the libraries that Qt lacks here, or ""."""
    kin = this_family() if sys.platform == "linux" else None
    if kin is None:
        return ""
    packages, _ = packages_for([name for name in LIBRARIES if not loads(name)], kin)
    return command(packages, kin, refresh=False) if packages else ""
