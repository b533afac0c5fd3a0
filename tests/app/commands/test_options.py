"""What may be typed after `spinecoach`, and what is said when it is wrong."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from spinecoach import __version__
from spinecoach.adapters.packs.shelf import pack_files
from spinecoach.app import main
from spinecoach.app.commands.options import OPENED, parse, whole_parser
from spinecoach.core.coaching import plan
from spinecoach.core.record import archive

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]


def test_nothing_typed_means_the_window_in_real_time() -> None:
    options = parse([])
    assert (options.data_dir, options.text, options.pace, options.command) == (
        None, False, 1.0, None,
    )  # fmt: skip


def test_a_rehearsal_in_the_terminal_below_a_folder() -> None:
    options = parse(["--text", "--pace", "10", "--data-dir", "somewhere"])
    assert (options.data_dir, options.text, options.pace) == (Path("somewhere"), True, 10.0)


@pytest.mark.parametrize("before", [[], ["--data-dir", "somewhere"], ["--text", "--pace", "2"]])
@pytest.mark.parametrize("name", ["back.spineplan", "/home/me/me.spinecoach"])
def test_a_plan_or_an_archive_may_be_named_last(before: list[str], name: str) -> None:
    options = parse([*before, name])
    assert (options.file, options.command) == (Path(name).absolute(), None)
    assert parse(before).file is None


@pytest.mark.parametrize(
    "typed",
    [["--data-dir", "a.spineplan"], ["plan", "show", "a.spineplan"], ["--data-dir=a.spineplan"]],
)
def test_a_value_or_the_file_of_a_command_is_none_to_start_with(typed: list[str]) -> None:
    assert parse(typed).file != Path("a.spineplan").absolute()


def test_the_files_that_may_be_named_are_ours() -> None:
    assert OPENED == (plan.ENDING, archive.ENDING)


@pytest.mark.parametrize("pace", ["0", "-1", "1001", "fast", "nan", "inf", ""])
def test_a_pace_out_of_range_is_refused_in_words(
    pace: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        parse([f"--pace={pace}"])
    assert f"expected a number from 0.1 to 1000, not {pace!r}\n" in capsys.readouterr().err


def test_a_date_that_is_none_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        parse(["history", "move", "yesterday", "2026-11-22"])
    assert "expected a date such as 2026-11-22, not 'yesterday'\n" in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"SpineCoach {__version__}\n"


def test_help_names_every_option_and_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    text = capsys.readouterr().out
    for word in ("--version", "--data-dir", "--text", "--pace", "packs"):
        assert word in text


def unexplained(parser: argparse.ArgumentParser) -> Iterator[str]:
    """What may be typed after a command, and has no line in its help."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            told = {choice.dest for choice in action._choices_actions if choice.help}
            yield from set(action.choices) - told
            for command in action.choices.values():
                yield from unexplained(command)
        elif not action.help:
            yield f"{parser.prog} {action.dest}"


def test_every_command_option_and_value_is_explained() -> None:
    assert list(unexplained(whole_parser())) == []


def test_packs_are_checked_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = [str(pack) for pack in pack_files(ROOT / "resources" / "exercises")]
    assert main(["packs", "check", *good]) == 0
    assert capsys.readouterr().out.count("ok: ") == len(good)
    bad = tmp_path / "bad.toml"
    bad.write_text("title = 3\n", encoding="utf-8")
    assert main(["packs", "check", good[0], str(bad)]) == 1
    out = capsys.readouterr().out
    assert "ok: " in out
    assert f"{bad}:1: title" in out
