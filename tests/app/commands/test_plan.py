"""`spinecoach plan` as it is typed: save, show, open, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.files.profile import JsonProfile
from spinecoach.adapters.plans.plan_file import read, written
from spinecoach.adapters.system.instance_lock import Instance
from spinecoach.app import main
from spinecoach.core.coaching.plan import Plan
from spinecoach.core.coaching.routine import Item, Routine
from tests.adapters.archive.test_contents import somebody
from tests.ui.export.pdf_text import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    Typed = tuple[int, list[str], str]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return somebody(tmp_path / "data")


def typed(capsys: pytest.CaptureFixture[str], *words: object) -> Typed:
    """Type a command; return its exit code, the lines it printed and what it complained of."""
    code = main(["plan", *(str(word) for word in words)])
    out, err = capsys.readouterr()
    return code, out.splitlines(), err


def test_a_plan_goes_to_somebody_else_and_is_taken_back(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "x.spineplan", tmp_path / "other"
    code, out, _ = typed(capsys, "save", file, "--from", " Me, \n for you ", "--data-dir", data)
    assert (code, out) == (0, [f"The plan is in {file}."])
    code, out, _ = typed(capsys, "show", file, "--data-dir", other)
    assert (code, out[:2], out[-2][:24]) == (
        0,
        ["Evening", "From: Me, for you"],
        "It becomes a routine of ",
    )
    assert not other.exists()
    code, _, err = typed(capsys, "open", file, "--data-dir", other)
    assert code == 1
    assert "--yes" in err
    code, out, _ = typed(capsys, "open", file, "--yes", "--data-dir", other)
    assert (code, out[-2:]) == (
        0,
        ["“Evening” is now the routine in use.", "Undo it with: spinecoach plan undo"],
    )
    assert JsonProfile(other).routines().chosen == "Evening"
    code, out, _ = typed(capsys, "undo", "--data-dir", other)
    assert (code, out) == (0, ["Undone: your routines are as they were before the plan."])
    assert JsonProfile(other).routines().saved == ()
    code, _, err = typed(capsys, "undo", "--data-dir", other)
    assert (code, err) == (1, "No plan was opened here, so there is nothing to undo.\n")


def test_a_routine_is_named_as_the_window_names_it(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.spineplan"
    for name in ("Strong spine", "Morning"):
        code, _, _ = typed(capsys, "save", file, "--routine", name, "--replace", "--data-dir", data)
        assert code == 0
        _, out, _ = typed(capsys, "show", file, "--data-dir", data)
        assert out[0] == {"Strong spine": "Strong spine 2"}.get(name, name)
    code, _, err = typed(capsys, "save", file, "--routine", "Noon", "--data-dir", data)
    assert code == 1
    assert err == "There is no routine “Noon”; there are: Strong spine, Morning, Evening.\n"


def test_a_file_is_written_over_only_on_wish(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.spineplan"
    file.write_bytes(b"mine")
    code, _, err = typed(capsys, "save", file, "--data-dir", data)
    assert (code, file.read_bytes()) == (1, b"mine")
    assert "--replace" in err
    assert typed(capsys, "save", file, "--replace", "--data-dir", data)[0] == 0
    code, _, err = typed(capsys, "save", tmp_path, "--replace", "--data-dir", data)
    assert code == 1
    assert str(tmp_path) in err


@pytest.mark.parametrize("action", ["show", "open"])
def test_what_is_no_plan_is_refused_by_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], action: str
) -> None:
    file = tmp_path / "x.spineplan"
    file.write_bytes(b"PK\x03\x04 and nothing else")
    code, out, err = typed(capsys, action, file, "--data-dir", tmp_path / "data")
    assert (code, out, err.count("\n")) == (1, [], 1)
    assert err.startswith("x.spineplan is cut off or damaged")


@pytest.mark.parametrize("action", [("open", "x.spineplan"), ("undo",)])
def test_while_the_coach_runs_nothing_is_changed(
    data: Path, capsys: pytest.CaptureFixture[str], action: tuple[str, ...]
) -> None:
    lock = Instance.acquire(data)
    assert lock is not None
    code, _, err = typed(capsys, *action, "--data-dir", data)
    lock.release()
    assert code == 1
    assert "already running" in err


def test_a_plan_is_printed_in_the_language_and_on_the_paper_that_are_typed(
    qapp: QApplication, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del qapp
    file, paper = tmp_path / "x.spineplan", tmp_path / "x.pdf"
    typed(capsys, "save", file, "--data-dir", data)
    usual = ("--out", paper, "--data-dir", tmp_path / "other")
    code, out, _ = typed(capsys, "print", file, "--paper", "letter", "--language", "fr", *usual)
    assert (code, len(out)) == (0, 1)
    content = paper.read_bytes()
    assert b"/Lang (fr)" in content
    assert b"/MediaBox [0 0 612" in content
    code, _, err = typed(capsys, "print", file, *usual)
    assert code == 1
    assert "--replace" in err
    assert typed(capsys, "print", file, "--replace", "--paper", "a4", *usual)[0] == 0
    assert b"/MediaBox [0 0 59" in paper.read_bytes()


def test_a_plan_is_printed_with_the_dates_of_four_weeks(
    qapp: QApplication, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del qapp
    file, paper = tmp_path / "x.spineplan", tmp_path / "x.pdf"
    typed(capsys, "save", file, "--data-dir", data)
    words = ("print", file, "--out", paper, "--data-dir", data, "--language", "de")
    assert typed(capsys, *words, "--from", "2026-12-07")[0] == 0
    text = text_of(paper.read_bytes())
    assert [day for day in ("7. Dez", "14. Dez", "21. Dez", "28. Dez") if day not in text] == []
    with pytest.raises(SystemExit):
        typed(capsys, *words, "--from", "tomorrow")


def test_notes_are_typed_for_somebody_else(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.spineplan"
    before = JsonProfile(data).routines()
    own = before.find("Evening")
    assert own is not None
    exercise = own.items[0].exercise
    words = ("save", file, "--routine", "Evening", "--data-dir", data)
    assert typed(capsys, *words, "--note", f"{exercise} = no  higher")[0] == 0
    plan, _ = read(file.read_bytes())
    assert plan.routine.items[0].note == "no higher"
    assert JsonProfile(data).routines() == before  # one's own routine stays
    code, _, err = typed(capsys, *words, "--replace", "--note", "nowhere=x")
    assert code == 1
    assert err.startswith(f"There is no exercise nowhere in this routine. It has: {exercise}")
    code, _, err = typed(capsys, *words, "--replace", "--note", f"{exercise}={'x' * 2000}")
    assert (code, err.count("\n")) == (1, 1)


def test_why_nothing_is_printed_is_said(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, paper = tmp_path / "x.spineplan", tmp_path / "x.pdf"
    code, _, err = typed(capsys, "print", file, "--out", paper, "--data-dir", data)
    assert (code, err.count("\n")) == (1, 1)
    nowhere = Routine("Back", (Item("nowhere"),))
    file.write_bytes(written(Plan(nowhere), {}))
    code, _, err = typed(capsys, "print", file, "--out", paper, "--data-dir", data)
    assert code == 1
    assert err.startswith("None of its exercises can be used here")
    assert not paper.exists()
