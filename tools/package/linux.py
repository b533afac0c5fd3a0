"""Makes .deb and .rpm from a bundle and the files of `share`, by nfpm and one description.

A Flatpak is made of the .deb by the manifest beside it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import platform
import shutil
import subprocess
from typing import TYPE_CHECKING

from package.bundle import lacking
from package.description import DIST, OUT, ROOT
from package.environments import TOOLS, run
from package.notices import NAME
from spinecoach.adapters.system.system_packages import FONT, packages_for

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from package.description import Description

TEXTS = ROOT / "packaging" / "linux"
FLATPAK = ROOT / "packaging" / "flatpak" / "org.spinecoach.spinecoach.yml"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}

LIBC = ("libc6 (>= 2.36)", "glibc >= 2.36")
"""The C library of the oldest systems that a bundle made on Debian 12 runs on."""

OF_LIBC = ("libc.", "libm.", "libdl.", "libpthread.", "librt.", "ld-linux", "libutil.", "libresolv")
"""How the libraries of that package begin."""


def make(bundle: Path, share: Path, told: Description) -> list[Path]:
    """Make both packages and a manifest; return their files.

    The same commit gives the same bytes: every file is as old as the commit.
    """
    _document(share, told)
    for folder in (bundle, share):
        date(folder, told.made.timestamp())
    told_nfpm = OUT / "nfpm.yaml"
    told_nfpm.write_text(config(bundle, share, told), encoding="utf-8")
    made = []
    for kind in ("deb", "rpm"):
        name = {
            "deb": f"spinecoach_{told.full_version}_{_architecture()}.deb",
            "rpm": f"spinecoach-{told.full_version}-1.{platform.machine()}.rpm",
        }[kind]
        place = DIST / name
        place.unlink(missing_ok=True)
        run(
            [str(TOOLS / "bin/nfpm"), "package", "-f", str(told_nfpm), "-p", kind, "-t", str(place)]
        )
        made.append(place)
    return [*made, flatpak(made[0])]


def date(folder: Path, moment: float) -> None:
    """Give everything in a folder, and itself, the same time."""
    for path in (*folder.rglob("*"), folder):
        os.utime(path, (moment, moment), follow_symlinks=False)


def flatpak(package: Path) -> Path:
    """Write the manifest that makes a Flatpak of a .deb, beside it."""
    text = FLATPAK.read_text(encoding="utf-8")
    place = package.with_name(FLATPAK.name)
    told = {"DEB": package.name, "SHA256": hashlib.sha256(package.read_bytes()).hexdigest()}
    place.write_text(_filled(text, told), encoding="utf-8")
    return place


def check(package: Path) -> str:
    """Return what lintian says of a .deb, errors alone; "" if it finds none or is not there."""
    if not shutil.which("lintian"):
        return ""
    command = ["lintian", "--no-tag-display-limit", "--fail-on", "error", str(package)]
    told = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return "\n".join(line for line in told.stdout.splitlines() if line.startswith("E:"))


def config(bundle: Path, share: Path, told: Description) -> str:
    """Return what nfpm is told."""
    sonames = [name for name in lacking(bundle) if not name.startswith(OF_LIBC)]
    debian, unknown = packages_for(sonames, "debian")
    if unknown:
        raise SystemExit(f"No package is known for {', '.join(unknown)}.")
    fedora, _ = packages_for(sonames, "fedora")
    values = {
        "ARCH": _architecture(),
        "VERSION": told.version,
        "PRERELEASE": "" if told.released else f"dev{told.commits}",
        "MAINTAINER": told.maintainer,
        "HOMEPAGE": told.homepage,
        "MTIME": told.made.isoformat().replace("+00:00", "Z"),
        "BUNDLE": str(bundle),
        "SHARE": str(share),
        "DEB_DEPENDS": json.dumps([LIBC[0], "fontconfig-config", FONT["debian"], *debian]),
        "RPM_DEPENDS": json.dumps([LIBC[1], "fontconfig", FONT["fedora"], *fedora]),
    }
    return _filled((TEXTS / "nfpm.yaml").read_text(encoding="utf-8"), values)


def _filled(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def _document(share: Path, told: Description) -> None:
    """Write what Debian asks of every package: copyright, changelog, and why lintian is wrong."""
    doc = share / "doc/spinecoach"
    doc.mkdir(parents=True, exist_ok=True)
    third = f"/usr/lib/spinecoach/{NAME}"
    copyright_text = (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: SpineCoach\nSource: {told.homepage}\n\n"
        f"Files: *\nCopyright: {told.made:%Y} The SpineCoach authors\nLicense: GPL-3+\n"
        " On Debian systems the full text of the GNU General Public License,\n"
        " version 3, is in /usr/share/common-licenses/GPL-3.\n"
        f" The works of others that come along are listed, with their licences, in\n {third}.\n"
    )
    (doc / "copyright").write_text(copyright_text, encoding="utf-8")
    entry = (
        f"spinecoach ({told.full_version}-1) unstable; urgency=low\n\n"
        "  * See CHANGELOG.md for what is new.\n\n"
        f" -- {told.maintainer}  {told.made:%a, %d %b %Y %H:%M:%S} +0000\n"
    )
    zipped = gzip.compress(entry.encode(), mtime=0)
    (doc / "changelog.Debian.gz").write_bytes(zipped)
    overrides = share / "lintian/overrides/spinecoach"
    overrides.parent.mkdir(parents=True, exist_ok=True)
    overrides.write_bytes((TEXTS / "lintian-overrides").read_bytes())


def _architecture() -> str:
    return ARCHITECTURES[platform.machine()]
