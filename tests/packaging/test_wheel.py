"""The wheel holds all of SpineCoach: every module and every resource."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-c", BUILD, str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return folder / built.stdout.strip()


def files_below(folder: str) -> set[str]:
    """The files that git would keep, as paths below the folder."""
    below = (ROOT / folder).rglob("*")
    return {
        path.relative_to(ROOT / folder).as_posix()
        for path in below
        if path.is_file() and path.suffix != ".pyc"
    }


def test_it_holds_every_module_and_every_resource_and_nothing_else(wheel: Path) -> None:
    held = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    program = {f"spinecoach/{name}" for name in files_below("spinecoach")}
    resources = {f"spinecoach/resources/{name}" for name in files_below("resources")}
    assert held == program | resources


def test_the_program_in_it_finds_its_exercises(wheel: Path, tmp_path: Path) -> None:
    ZipFile(wheel).extractall(tmp_path)
    listed = subprocess.run(
        [sys.executable, "-c", "from spinecoach import assets; print(assets.root())"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    root = Path(listed.stdout.strip())
    assert root == tmp_path.resolve() / "spinecoach" / "resources"
    assert (root / "exercises" / "20-superman.toml").is_file()
