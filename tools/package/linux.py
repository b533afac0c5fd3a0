"""Makes .deb and .rpm from a bundle and the files of `share`, by nfpm and one description.

So it does from the add-on for spoken commands, as packages of their own. A Flatpak is made of both
.deb by the manifest beside them.
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

from package.bundle import OF_LIBC, lacking
from package.description import DIST, OUT, ROOT
from package.environments import TOOLS, run
from package.notices import ADDON_HEAD, NAME
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


def make(bundle: Path, share: Path, told: Description) -> list[Path]:
    """Make both packages; return their files.

    The same commit gives the same bytes: every file is as old as the commit.
    """
    _document(share, "spinecoach", f"/usr/lib/spinecoach/{NAME}", told)
    for folder in (bundle, share):
        date(folder, told.made.timestamp())
    return _packed("spinecoach", config(bundle, share, told), told)


def make_addon(addon: Path, told: Description) -> list[Path]:
    """Make both packages of the add-on for spoken commands."""
    name = addon.name.rpartition("-")[0]
    share = OUT / "share-listen"
    shutil.rmtree(share, ignore_errors=True)
    _document(share, name, f"/usr/lib/spinecoach/{addon.name}/{NAME}", told)
    for folder in (addon, share):
        date(folder, told.made.timestamp())
    return _packed(name, addon_config(addon, share, told), told)


def _packed(name: str, text: str, told: Description) -> list[Path]:
    """Return the .deb and the .rpm that nfpm makes of what it is told."""
    told_nfpm = OUT / f"{name}.yaml"
    told_nfpm.write_text(text, encoding="utf-8")
    made = []
    for kind, file in (
        ("deb", f"{name}_{told.full_version}_{_architecture()}.deb"),
        ("rpm", f"{name}-{told.full_version}-1.{platform.machine()}.rpm"),
    ):
        place = DIST / file
        place.unlink(missing_ok=True)
        run(
            [str(TOOLS / "bin/nfpm"), "package", "-f", str(told_nfpm), "-p", kind, "-t", str(place)]
        )
        made.append(place)
    return made


def date(folder: Path, moment: float) -> None:
    """Give everything in a folder, and itself, the same time."""
    for path in (*folder.rglob("*"), folder):
        os.utime(path, (moment, moment), follow_symlinks=False)


def flatpak(package: Path, addon: Path) -> Path:
    """Write the manifest that makes a Flatpak of two .deb, beside them."""
    told = {}
    for name, file in (("DEB", package), ("ADDON", addon)):
        told[name] = file.name
        told[f"{name}_SHA256"] = hashlib.sha256(file.read_bytes()).hexdigest()
    place = package.with_name(FLATPAK.name)
    place.write_text(_filled(FLATPAK.read_text(encoding="utf-8"), told), encoding="utf-8")
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
    values = _usual(told) | {
        "BUNDLE": str(bundle),
        "SHARE": str(share),
        "DEB_DEPENDS": json.dumps([LIBC[0], "fontconfig-config", FONT["debian"], *debian]),
        "RPM_DEPENDS": json.dumps([LIBC[1], "fontconfig", FONT["fedora"], *fedora]),
    }
    return _filled((TEXTS / "nfpm.yaml").read_text(encoding="utf-8"), values)


def addon_config(addon: Path, share: Path, told: Description) -> str:
    """Return what nfpm is told of the add-on."""
    values = _usual(told) | {
        "ADDON": str(addon),
        "FOLDER": addon.name,
        "SHARE": str(share),
        "FULL": told.full_version,
        "DEB_LIBC": LIBC[0],
        "RPM_LIBC": LIBC[1],
    }
    return _filled((TEXTS / "nfpm-listen.yaml").read_text(encoding="utf-8"), values)


def _usual(told: Description) -> dict[str, str]:
    return {
        "ARCH": _architecture(),
        "VERSION": told.version,
        "PRERELEASE": "" if told.released else f"dev{told.commits}",
        "MAINTAINER": told.maintainer,
        "HOMEPAGE": told.homepage,
        "MTIME": told.made.isoformat().replace("+00:00", "Z"),
    }


def _filled(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def _document(share: Path, name: str, third: str, told: Description) -> None:
    """Write what Debian asks of every package: copyright, changelog, and why lintian is wrong.

    `third` is where the licences of others will be.
    """
    doc = share / "doc" / name
    doc.mkdir(parents=True, exist_ok=True)
    (doc / "copyright").write_text(_copyright(name, third, told), encoding="utf-8")
    entry = (
        f"{name} ({told.full_version}-1) unstable; urgency=low\n\n"
        "  * See CHANGELOG.md for what is new.\n\n"
        f" -- {told.maintainer}  {told.made:%a, %d %b %Y %H:%M:%S} +0000\n"
    )
    zipped = gzip.compress(entry.encode(), mtime=0)
    (doc / "changelog.Debian.gz").write_bytes(zipped)
    overrides = share / "lintian/overrides" / name
    overrides.parent.mkdir(parents=True, exist_ok=True)
    texts = "lintian-overrides" + name.removeprefix("spinecoach")
    overrides.write_bytes((TEXTS / texts).read_bytes())


def _copyright(name: str, third: str, told: Description) -> str:
    if name != "spinecoach":
        maker = f"The package was made by {told.maintainer}, {told.homepage}"
        return (
            f"{maker}\n\n{ADDON_HEAD}\nThe texts of the licences are in\n{third}.\n"
            "On Debian systems that of the GNU General Public License, version 3, is in\n"
            "/usr/share/common-licenses/GPL-3 too, and that of the Apache License in\n"
            "/usr/share/common-licenses/Apache-2.0.\n"
        )
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: SpineCoach\nSource: {told.homepage}\n\n"
        f"Files: *\nCopyright: {told.made:%Y} The SpineCoach authors\nLicense: GPL-3+\n"
        " On Debian systems the full text of the GNU General Public License,\n"
        " version 3, is in /usr/share/common-licenses/GPL-3.\n"
        f" The works of others that come along are listed, with their licences, in\n {third}.\n"
    )


def _architecture() -> str:
    return ARCHITECTURES[platform.machine()]
