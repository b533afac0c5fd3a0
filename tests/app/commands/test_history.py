"""The history from the command line: each command as it is typed."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history.held import REFUSED
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.system.instance_lock import Instance
from spinecoach.app import main
from spinecoach.app.commands import history as history_commands
from spinecoach.app.commands import history_access
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.trouble import Trouble, TroubleKind
from tests.app.typist import Terminal
from tests.histories import WallClock, years

if TYPE_CHECKING:
    from collections.abc import Callable

WORKOUTS = years(6)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    with closing(SqliteHistory(folder, WallClock(), wait=None)) as history:
        history.add(WORKOUTS)
    return folder


def typed(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """Type a command; return its exit code, what it printed and what it complained of."""
    code = main([str(word) for word in words])
    out, err = capsys.readouterr()
    return code, out, err


def test_the_list_has_a_line_for_each_workout(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = typed(capsys, "history", "list", "--data-dir", data)
    assert code == 0
    assert len(out.splitlines()) == len(WORKOUTS)
    since = WORKOUTS[-2].day
    _, out, _ = typed(capsys, "--data-dir", data, "history", "list", "--since", since)
    assert len(out.splitlines()) == sum(workout.day >= since for workout in WORKOUTS)


def test_a_history_in_order_is_said_to_be(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in data.iterdir() if path.is_file()}
    code, out, _ = typed(capsys, "history", "check", "--data-dir", data)
    assert (code, out) == (0, f"{data / FILE_NAME} is in order.\n")
    assert before == {path: path.read_bytes() for path in data.iterdir() if path.is_file()}


def test_the_check_names_what_could_not_be_added(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / REFUSED).write_text("{}\n")
    code, out, err = typed(capsys, "history", "check", "--data-dir", data)
    assert (code, out) == (0, f"{data / FILE_NAME} is in order.\n")
    kept = Trouble(TroubleKind.HISTORY_KEPT_ASIDE, str(data / REFUSED))
    assert err == f"{Phrases().troubles.cause(kept)}\n"


def test_a_damaged_history_is_found_and_restored(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = bytearray((data / FILE_NAME).read_bytes())
    whole[4096:40960] = b"\xa5" * 36864
    (data / FILE_NAME).write_bytes(whole)
    code, _, err = typed(capsys, "history", "check", "--data-dir", data)
    assert code == 1
    assert "is damaged: " in err
    assert "spinecoach history restore" in err
    code, out, err = typed(capsys, "history", "restore", "--data-dir", data)
    assert (code, out) == (1, "")
    assert err.endswith("Add --yes to do it.\n")
    code, out, _ = typed(capsys, "history", "restore", "--yes", "--data-dir", data)
    assert (code, out.rstrip().endswith(f"{len(WORKOUTS)} workouts now.")) == (0, True)
    assert typed(capsys, "history", "check", "--data-dir", data)[0] == 0


def test_a_backup_is_made_and_named(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = typed(capsys, "history", "backup", "--data-dir", data)
    assert code == 0
    assert "Backed up to " in out


def test_without_a_backup_nothing_is_restored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = typed(capsys, "history", "restore", "--data-dir", tmp_path)
    assert code == 1
    assert "There is no good backup" in err
    code, _, err = typed(capsys, "history", "restore", tmp_path / "x.db", "--data-dir", tmp_path)
    assert code == 1
    assert "There is no file" in err


@pytest.mark.parametrize(("answer", "agreed"), [("y", True), ("Yes", True), ("", False), ("n", 0)])
def test_a_command_that_changes_what_is_kept_asks_first(
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    *,
    agreed: bool,
) -> None:
    typed(capsys, "history", "backup", "--data-dir", data)
    other, out = tmp_path / "other", tmp_path / "all.json"
    with closing(SqliteHistory(other, WallClock(), wait=None)) as history:
        history.add(WORKOUTS)
        history.corrections.change_workout(WORKOUTS[0].id, note="corrected elsewhere")
    typed(capsys, "export", "--format", "json", "--out", out, "--data-dir", other)
    code, _, err = typed(capsys, "import", out, "--data-dir", data)
    assert code == 1
    assert err.endswith("Add --yes to do it.\n")
    for words in (("history", "restore"), ("import", out)):
        monkeypatch.setattr(sys, "stdin", Terminal(f"{answer}\n"))
        code, _, err = typed(capsys, *words, "--data-dir", data)
        assert "[y/N]" in err
        assert code == (0 if agreed else 1)
    with closing(SqliteHistory(data, WallClock(), only_read=True)) as history:
        found = history.workout(WORKOUTS[0].id)
        assert found is not None
        assert (found.note == "corrected elsewhere") == bool(agreed)
    tear(data)
    good = out.read_bytes()
    monkeypatch.setattr(sys, "stdin", Terminal(f"{answer}\n"))
    _, _, err = typed(capsys, "export", "--format", "json", "--out", out, "--data-dir", data)
    assert "Overwrite" in err
    assert (out.read_bytes() != good) == bool(agreed)


@pytest.mark.parametrize("form", ["csv", "json", "hevy", "strong", "ics", "pdf"])
def test_every_form_is_written_whole_and_alike_each_time(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    contents = []
    for name in ("first", "second"):
        out = tmp_path / name
        code, said, err = typed(
            capsys, "export", "--format", form, "--out", out, "--data-dir", data
        )
        assert (code, err) == (0, "")
        assert said == f"{len(WORKOUTS)} workouts are in {out}.\n"
        contents.append(out.read_bytes())
    assert contents[0] == contents[1]
    assert len(contents[0]) > 2000


def test_an_export_named_minus_goes_to_standard_output(
    data: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    words = ("export", "--format", "csv", "--data-dir", data, "--out")
    assert main([str(word) for word in (*words, tmp_path / "file.csv")]) == 0
    capfdbinary.readouterr()
    assert main([str(word) for word in (*words, "-")]) == 0
    sys.stdout.flush()
    assert capfdbinary.readouterr().out == (tmp_path / "file.csv").read_bytes()
    assert not Path("-").exists()


def test_no_text_of_a_file_steers_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = tmp_path / "hostile.csv"
    hostile.write_text(
        "title,start_time,exercise_title,reps,weight_kg\n"
        '"\x1b[2J\x1b]0;mine\x07Legs","22 Dec 2025, 08:00",Squat,8,\n'
    )
    code, said, _ = typed(capsys, "import", hostile, "--data-dir", tmp_path / "data")
    assert (code, said.splitlines()) == (
        0,
        [
            Phrases().exchange.activity(1, counts=False),
            "New: 1 workout with 1 set, 2025-12-22.",
            "To count them: --count-all.",
            "1 workout was added.",
        ],
    )
    _, said, _ = typed(capsys, "history", "list", "--data-dir", tmp_path / "data")
    assert "Legs" in said
    assert "\x1b" not in said
    assert "\x07" not in said


def test_an_export_is_taken_in_elsewhere_once(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, other = tmp_path / "all.json", tmp_path / "other"
    typed(capsys, "export", "--format", "json", "--out", out, "--data-dir", data)
    code, said, _ = typed(capsys, "import", out, "--dry-run", "--data-dir", other)
    assert code == 0
    assert f"New: {len(WORKOUTS)} workouts with " in said
    assert "Nothing was added: this was a rehearsal." in said
    code, said, _ = typed(capsys, "import", out, "--data-dir", other)
    assert (code, said.splitlines()[-1]) == (0, f"{len(WORKOUTS)} workouts were added.")
    code, said, _ = typed(capsys, "import", out, "--data-dir", other)
    assert said.splitlines()[-1] == "Nothing was added."
    again = tmp_path / "again.json"
    typed(capsys, "export", "--format", "json", "--out", again, "--data-dir", other)
    assert again.read_bytes() == out.read_bytes()


def test_a_wrong_file_adds_nothing_and_every_mistake_is_said(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("Date,Weight,Reps\n1,2,3\n")
    code, out, err = typed(capsys, "import", wrong, "--data-dir", data)
    assert (code, out) == (1, "")
    assert err.endswith("Nothing was added.\n")


@pytest.mark.parametrize(
    "words", [("history", "backup"), ("history", "restore"), ("import", "{all}")]
)
def test_what_writes_waits_until_the_coach_is_closed(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    out = tmp_path / "all.json"
    typed(capsys, "export", "--format", "json", "--out", out, "--data-dir", data)
    lock = Instance.acquire(data)
    assert lock is not None
    filled = [word.format(all=out) for word in words]
    code, _, err = typed(capsys, *filled, "--data-dir", data)
    assert code == 1
    assert "Close it there first" in err
    assert typed(capsys, "history", "list", "--data-dir", data)[0] == 0
    lock.release()


def test_the_check_of_another_users_history_says_whose_it_is(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_access, "shut_to_us", lambda path: path.parent)
    monkeypatch.setattr(Path, "owner", lambda _: "ann")
    code, out, err = typed(capsys, "history", "check", "--data-dir", data)
    assert (code, out) == (1, "")
    assert "belongs to ann, and you may not read it." in err


def test_if_there_is_no_history_nothing_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = tmp_path / "nowhere"
    out = tmp_path / "x.csv"
    for words in (("history", "list"), ("export", "--format", "csv", "--out", out)):
        code, _, err = typed(capsys, *words, "--data-dir", nowhere)
        assert (code, err) == (1, f"There is no history in {nowhere} yet.\n")
    assert typed(capsys, "history", "check", "--data-dir", nowhere)[0] == 0
    assert not nowhere.exists()
    assert not out.exists()


def test_an_export_to_a_folder_that_is_not_there_says_so(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "gone" / "x.csv"
    code, _, err = typed(capsys, "export", "--format", "csv", "--out", out, "--data-dir", data)
    assert code == 1
    assert "cannot be written: there is no folder" in err


def test_an_export_never_takes_the_place_of_a_history(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = tmp_path / "mine.csv"
    link.symlink_to(data / FILE_NAME)
    backup = next((data / "backups").glob("*.db"))
    for out in (data / FILE_NAME, link, backup):
        before = out.read_bytes()
        code, _, err = typed(capsys, "export", "--format", "csv", "--out", out, "--data-dir", data)
        assert (code, "it is a database, choose another name" in err) == (1, True)
        assert out.read_bytes() == before


def test_an_export_to_a_folder_or_a_device_replaces_neither(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("export", "--format", "csv", "--data-dir", data, "--out")
    code, _, err = typed(capsys, *words, tmp_path)
    assert (code, "it is a folder" in err) == (1, True)
    assert typed(capsys, *words, os.devnull)[0] == 0
    assert Path(os.devnull).is_char_device()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in lists, not in a mode")
def test_every_file_is_its_owners_alone(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(capsys, "history", "backup", "--data-dir", data)
    typed(capsys, "export", "--format", "csv", "--out", tmp_path / "a.csv", "--data-dir", data)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) >= 4  # the history, its lock, a backup, the export
    assert {path.stat().st_mode & 0o077 for path in files} == {0}


def test_a_newer_history_is_left_alone_and_no_backup_is_talked_of(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(data / FILE_NAME)) as db:
        db.execute("PRAGMA user_version = 99")
    code, _, err = typed(capsys, "history", "check", "--data-dir", data)
    assert code == 1
    assert "install the newer SpineCoach" in err
    assert "restore" not in err


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("export", "--format", "docx", "--out", "x"), "invalid choice: 'docx'"),
        (("export", "--format", "csv", "--out", "x", "--since", "Monday"), "a date such as"),
    ],
)
def test_a_slip_of_typing_is_explained(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], complaint: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    assert ended.value.code == 2
    assert complaint in capsys.readouterr().err


def test_a_period_that_ends_before_it_begins_is_explained(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    period = ("--since", "2026-11-02", "--until", "2026-11-01", "--data-dir", data)
    code, _, err = typed(capsys, "export", "--format", "csv", "--out", tmp_path / "x.csv", *period)
    assert code == 1
    assert "is after" in err


def tear(data: Path) -> None:
    """Spoil most pages of the history."""
    whole = bytearray((data / FILE_NAME).read_bytes())
    whole[4096:40960] = b"\xa5" * 36864
    (data / FILE_NAME).write_bytes(whole)


@pytest.mark.parametrize("form", ["json", "csv", "pdf"])
def test_an_export_of_a_torn_history_replaces_no_good_one_unasked(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    out = tmp_path / "good"
    words = ("export", "--format", form, "--out", out, "--data-dir", data)
    assert typed(capsys, *words)[0] == 0
    good = out.read_bytes()
    tear(data)
    code, said, err = typed(capsys, *words)
    assert (code, said) == (1, "")
    assert f"{out} stays as it is" in err
    assert "is damaged" in err
    assert out.read_bytes() == good
    code, _, err = typed(capsys, *words, "--replace")
    assert code == 1
    assert "is damaged" in err
    assert out.read_bytes() != good


def test_a_workout_in_the_future_is_named_and_moved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    future = datetime.now(UTC).astimezone() + timedelta(days=2000)
    with closing(SqliteHistory(tmp_path, WallClock(future), wait=None)) as history:
        history.add([replace(WORKOUTS[0], began=future, ended=None)])
    code, _, err = typed(capsys, "history", "check", "--data-dir", tmp_path)
    assert code == 1
    assert f"history move {future.date()} " in err
    code, _, err = typed(
        capsys, "history", "move", future.date(), future.date(), "--data-dir", tmp_path
    )
    assert (code, "has not come yet" in err) == (1, True)
    code, said, _ = typed(
        capsys, "history", "move", future.date(), "2026-01-02", "--data-dir", tmp_path
    )
    assert (code, said) == (0, "1 workout is on 2026-01-02 now.\n")
    assert typed(capsys, "history", "check", "--data-dir", tmp_path)[0] == 0
    code, _, err = typed(
        capsys, "history", "move", "2026-01-03", "2026-01-02", "--data-dir", tmp_path
    )
    assert (code, "There is no workout on 2026-01-03" in err) == (1, True)


def test_what_a_file_leaves_open_is_answered_by_options(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, path = tmp_path / "data", tmp_path / "press.csv"
    path.write_text("Date,Exercise,Weight,Reps\n4/5/2025,Squat,315,9\n4/5/2025,Squat,315,x\n")
    words = ("import", path, "--data-dir", data)
    code, said, err = typed(capsys, *words)
    assert (code, err) == (1, "Nothing was added.\n")
    assert "1 entry of the file cannot be read and is left out:" in said
    assert 'Line 3: Reps: "x" is not a number of reps from 0 to 9999.' in said
    assert "they are taken as kg" in said
    assert "--dates day-first" in said
    code, said, _ = typed(capsys, *words, "--dates", "month-first", "--unit", "lb", "--count-all")
    assert code == 0
    assert "they are taken as lb" in said
    assert said.endswith("1 workout was added.\n")
    with closing(SqliteHistory(data)) as history:
        (workout,) = history.workouts()
    assert f"{workout.day}" == "2025-04-05"
    assert workout.sets[0].weight_kg == 142.882
    assert workout.activity


def test_control_c_in_an_import_adds_nothing_and_says_so(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, other = tmp_path / "out.json", tmp_path / "other"
    assert typed(capsys, "export", "--format", "json", "--out", out, "--data-dir", data)[0] == 0

    def interrupted(words: Callable[[int], str]) -> Callable[[float], None]:
        def show(share: float) -> None:
            if words(0).startswith("Adding"):
                raise KeyboardInterrupt(share)

        return show

    with monkeypatch.context() as patch:
        patch.setattr(history_commands, "progress", interrupted)
        code, _, err = typed(capsys, "import", out, "--data-dir", other)
    assert (code, err) == (130, "\nNothing was added.\n")
    assert typed(capsys, "history", "list", "--data-dir", other)[1] == ""
    assert typed(capsys, "import", out, "--data-dir", other)[0] == 0
