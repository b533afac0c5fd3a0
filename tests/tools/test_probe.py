"""The loader names the library that a file lacks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from devtools import probe

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux loads ELF files")


@linux
@pytest.mark.parametrize("platform", sorted(probe.PLUGINS))
def test_every_platform_has_files_that_are_really_there(platform: str) -> None:
    plugins = {file for file in probe.files([platform]) if "plugins" in file.parts}
    assert plugins
    assert all(file.is_file() for file in plugins)


@linux
def test_what_qt_needs_without_a_display_loads_here() -> None:
    run = subprocess.run(
        [sys.executable, probe.__file__, "offscreen"], capture_output=True, text=True, check=True
    )
    found = json.loads(run.stdout)
    assert (found["libraries"], found["errors"]) == ([], [])


@linux
def test_a_library_that_is_not_there_is_named() -> None:
    missing, words = probe.lacking(Path("libnowhere.so.5"))
    assert (missing, words) == ({"libnowhere.so.5"}, "")


@linux
def test_a_file_that_is_no_library_gives_the_loaders_words(tmp_path: Path) -> None:
    broken = tmp_path / "broken.so"
    broken.write_bytes(b"not a library")
    missing, words = probe.lacking(broken)
    assert not missing
    assert "broken.so" in words


def test_one_font_file_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path))
    monkeypatch.setattr(probe, "SYSTEM_FONTS", tmp_path / "none")
    assert not probe.has_font()
    (tmp_path / "fonts" / "truetype").mkdir(parents=True)
    (tmp_path / "fonts" / "truetype" / "Sans.TTF").touch()
    assert probe.has_font()
