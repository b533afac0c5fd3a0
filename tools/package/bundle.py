"""Makes the one folder that runs without Python, and checks that it does."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from package import icu
from package.description import OUT, ROOT
from package.environments import TOOLS, with_tools

if TYPE_CHECKING:
    from pathlib import Path

BUNDLE = OUT / "bundle" / "spinecoach"
SPEC = ROOT / "packaging" / "spinecoach.spec"
EXECUTABLE = BUNDLE / ("spinecoach.exe" if sys.platform == "win32" else "spinecoach")

MB = 1_000_000
LARGEST = 180 * MB
"""Bytes that the folder may have on Linux; what a new version of a library adds is looked at."""

LOADED = ("espeakng_loader/libespeak-ng.so", "py_nanotts/_*.so", "onnxruntime/capi/*.so*")

OF_LIBC = ("libc.", "libm.", "libdl.", "libpthread.", "librt.", "ld-linux", "libutil.", "libresolv")
"""How the libraries of the package with the C library begin."""

STRIPPED = (
    *("libpython*.so*", "lib-dynload/*.so", "numpy/**/*.so"),
    *("libicui18n.so.*", "libicuuc.so.*", "py_nanotts/*.so"),
)


def make(moment: int) -> Path:
    """Let PyInstaller make the bundle; return its folder."""
    shutil.rmtree(BUNDLE, ignore_errors=True)
    options = ["--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", str(BUNDLE.parent), "--workpath", str(OUT / "work")]
    # The same order of sets in every run: the same commit gives the same bytes if possible.
    same = {"SOURCE_DATE_EPOCH": str(moment), "PYTHONHASHSEED": "1"}
    with_tools(["-m", "PyInstaller", *options, *places, str(SPEC)], same)
    if sys.platform == "linux":
        _clean(BUNDLE)
        (data,) = BUNDLE.rglob("libicudata.so.*")
        icu.make_small(data, languages())
        check_engines(BUNDLE)
    return BUNDLE


def check_engines(folder: Path) -> None:
    """End if the bundle lacks a library that a speech engine loads by its path.

    PyInstaller does not see those, and without one all seems well: where the bundle is made, the
    system may have it too, and elsewhere another voice speaks, until that one fails.
    """
    for name in LOADED:
        if not list(folder.rglob(name)):
            sys.exit(f"The bundle lacks {name}, which a speech engine loads.")


def languages() -> set[str]:
    """Return the languages of the program, without the country: "pt-br" is "pt"."""
    folders = (path for path in (ROOT / "resources/locale").iterdir() if path.is_dir())
    return {"en", *(path.name.partition("-")[0] for path in folders)}


def _clean(folder: Path) -> None:
    """Remove from the libraries what was of use only where they were made (Linux).

    Symbols are taken from what was compiled here, from ICU and from Pico; others break if they are
    stripped. No library names a folder of that machine, and only our own program may be run.
    """
    parts = [path for kind in STRIPPED for path in folder.rglob(kind)]
    subprocess.run(["strip", "--strip-unneeded", *map(str, parts)], check=True)
    for path in folder.rglob("*"):
        if path.is_dir() or path == EXECUTABLE:
            continue
        path.chmod(0o644)
        places = _dynamic(path, "RUNPATH", "RPATH") if _is_elf(path) else []
        if any(place.startswith("/") for place in places):
            subprocess.run([TOOLS / "bin/patchelf", "--remove-rpath", str(path)], check=True)


def size_of(folder: Path) -> int:
    """Return the bytes of all files of a folder."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


def checked_size(folder: Path) -> int:
    """Return the bytes of a bundle; end if they are more than it may have."""
    size = size_of(folder)
    if sys.platform == "linux" and size > LARGEST:
        sys.exit(f"The bundle has {size / MB:.1f} MB; at most {LARGEST / MB:.0f} are allowed.")
    return size


def lacking(folder: Path) -> list[str]:
    """Return the sonames that a bundle takes from the system (Linux)."""
    return sorted(needed(folder) - {path.name for path in _binaries(folder)})


def lacking_beside(folder: Path, bundle: Path) -> list[str]:
    """Return the sonames that neither a folder nor the bundle beside it nor the C library has."""
    own = {path.name for each in (folder, bundle) for path in _binaries(each)}
    return sorted(name for name in needed(folder) - own if not name.startswith(OF_LIBC))


def needed(folder: Path) -> set[str]:
    """Return the sonames of all libraries that those of a folder are linked to (Linux)."""
    return {name for path in _binaries(folder) for name in _dynamic(path, "NEEDED")}


def _binaries(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and _is_elf(path)]


def _dynamic(path: Path, *kinds: str) -> list[str]:
    """Return what a library tells the loader: "NEEDED" libraries, the "RUNPATH" to them."""
    command = ["readelf", "--dynamic", "--wide", str(path)]
    told = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    lines = (line for line in told.splitlines() if any(f"({kind})" in line for kind in kinds))
    return [line.partition("[")[2].partition("]")[0] for line in lines]


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
