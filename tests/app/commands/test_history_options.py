"""What may be typed about the history: each command, its options, and where the folder is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from spinecoach.app.commands import history
from spinecoach.app.commands.history_options import FORMATS
from spinecoach.app.commands.options import parse
from spinecoach.core.record.imported import DayOrder, WeightUnit

COMMANDS = {
    "history list": "list_history",
    "history check": "check_history",
    "history backup": "backup_history",
    "history restore": "restore_history",
    "history move 2026-11-21 2026-11-22": "move_day",
    "export --format csv --out here.csv": "export",
    "import there.csv": "import_file",
}


@pytest.mark.parametrize(("typed", "name"), COMMANDS.items())
@pytest.mark.parametrize("behind", [False, True])
def test_each_command_is_carried_out_on_the_folder_named_before_or_after_it(
    monkeypatch: pytest.MonkeyPatch, typed: str, name: str, *, behind: bool
) -> None:
    done: list[tuple[str, Path | None]] = []

    def carried_out(options: object) -> int:
        done.append((name, getattr(options, "data_dir", None)))
        return 7

    assert callable(getattr(history, name))
    monkeypatch.setattr(history, name, carried_out)
    folder = ["--data-dir", "data"]
    options = parse([*typed.split(), *folder] if behind else [*folder, *typed.split()])
    assert options.command is not None
    assert options.command(options) == 7
    assert done == [(name, Path("data"))]


@pytest.mark.parametrize("typed", ["history list", "export --format csv --out here.csv"])
def test_without_a_period_everything_is_meant(typed: str) -> None:
    options = vars(parse(typed.split()))
    assert (options["since"], options["until"]) == (date.min, date.max)
    options = vars(parse([*typed.split(), "--since", "2026-01-01", "--until=2026-11-22"]))
    assert (options["since"], options["until"]) == (date(2026, 1, 1), date(2026, 11, 22))


def test_nothing_of_a_file_is_taken_for_granted_and_nothing_written_over() -> None:
    options = vars(parse(["import", "there.csv"]))
    assert (options["unit"], options["dates"], options["dry_run"], options["count_all"]) == (
        *(None, None),
        *(False, False),
    )
    assert vars(parse(["export", "--format", "csv", "--out", "x"]))["replace"] is False
    assert vars(parse(["history", "restore"]))["backup"] is None


def test_what_is_answered_about_a_file_is_handed_on() -> None:
    typed = "import there.csv --unit lb --dates month-first --count-all --dry-run"
    options = vars(parse(typed.replace("month-first", DayOrder.MONTH_FIRST).split()))
    assert (options["unit"], options["dates"]) == (WeightUnit.LB, DayOrder.MONTH_FIRST)
    assert options["count_all"]
    assert options["dry_run"]


@pytest.mark.parametrize(
    "typed",
    [
        "history",
        "history forget",
        "history list --since yesterday",
        "history move 2026-11-22",
        "export --out here.csv",
        "export --format docx --out here.docx",
        "import",
        "import there.csv --unit stone",
    ],
)
def test_what_is_no_command_is_refused(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        parse(typed.split())
    assert capsys.readouterr().err


def test_every_form_of_a_file_can_be_asked_for() -> None:
    for form in FORMATS:
        typed = ["export", "--format", form, "--out", "here"]
        assert vars(parse(typed))["format"] == form
