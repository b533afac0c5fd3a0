"""`spinecoach render` on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.app.commands.options import parse
from spinecoach.assets import exercises_dir

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


def run(*arguments: str) -> int:
    options = parse(["render", *arguments])
    assert options.command is not None
    return options.command(options)


def test_a_picture_is_drawn_and_its_file_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "hold.svg"
    assert run("superman", "--phase", "Hold", "--out", str(file), "--theme", "dark") == 0
    assert file.stat().st_size > 0
    assert capsys.readouterr().out == f"{file}\n"


def test_a_file_of_ones_own_is_drawn_as_well(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_bytes((exercises_dir() / "20-superman.toml").read_bytes())
    out = tmp_path / "start.png"
    assert run(str(own), "--size", "120x90", "--mirror", "--out", str(out)) == 0
    assert out.exists()


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["handstand"], "There is no exercise “handstand”. The exercises are: dumbbell-pullover"),
        (["superman", "--step", "77"], "superman has no step 77; it has: 1, 2"),
        (["nowhere.toml"], "nowhere.toml"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], text: str
) -> None:
    assert run(*arguments, "--out", str(tmp_path / "a.png")) == 1
    assert text in capsys.readouterr().err


@pytest.mark.parametrize("size", ["big", "0x10", "12", "10x", "99999x10"])
def test_a_size_that_is_none_is_refused(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("superman", "--out", "a.png", "--size", size)
    assert stopped.value.code == 2
    assert "expected a size such as 960x640" in capsys.readouterr().err


def test_step_phase_and_animation_exclude_each_other() -> None:
    with pytest.raises(SystemExit):
        run("superman", "--out", "a.png", "--step", "1", "--animate")
