"""`spinecoach archive` as it is typed: save, bring in, undo."""

from __future__ import annotations

import sys
from contextlib import closing
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.app import main
from spinecoach.app.commands import archive
from spinecoach.app.run.console import INTERRUPTED
from tests.adapters.archive import quick_lock
from tests.adapters.archive.test_contents import somebody
from tests.histories import WallClock, years

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LIFE = years(2)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = somebody(tmp_path / "data")
    with closing(SqliteHistory(folder, WallClock(), wait=None)) as history:
        history.add(LIFE)
    return folder


def typed(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """Type a command; return its exit code, what it printed and what it complained of."""
    code = main(["archive", *(str(word) for word in words)])
    out, err = capsys.readouterr()
    return code, out, err


def workouts(folder: Path) -> int:
    with closing(SqliteHistory(folder, WallClock(), only_read=True)) as history:
        return len(history.workouts())


def test_everything_moves_to_another_machine_and_that_is_undone(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "me.spinecoach", tmp_path / "other"
    code, out, _ = typed(capsys, "save", file, "--with-answers", "--data-dir", data)
    assert (code, out) == (0, f"Everything of yours is in {file}, with {len(LIFE)} workouts.\n")
    code, out, _ = typed(capsys, "open", file, "--dry-run", "--data-dir", other)
    assert code == 0
    assert "New routines: Morning, Evening." in out
    assert "The file has your answers about your health." in out
    assert workouts(other) == 0
    code, _, err = typed(capsys, "open", file, "--data-dir", other)
    assert (code, workouts(other)) == (1, 0)
    assert "--yes" in err
    code, out, _ = typed(capsys, "open", file, "--yes", "--data-dir", other)
    assert (code, workouts(other)) == (0, len(LIFE))
    assert out.endswith("Undo it with: spinecoach archive undo\n")
    code, out, _ = typed(capsys, "open", file, "--yes", "--data-dir", other)
    assert (code, out.splitlines()[-1]) == (0, "Everything in the file is here already.")
    code, out, _ = typed(capsys, "undo", "--data-dir", other)
    assert (code, workouts(other)) == (0, 0)
    code, _, err = typed(capsys, "undo", "--data-dir", other)
    assert (code, err) == (1, "No archive was brought in here, so there is nothing to undo.\n")


def test_a_locked_file_is_opened_by_its_passphrase(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    quick_lock.install(monkeypatch)
    file, other = tmp_path / "me.spinecoach", tmp_path / "other"
    monkeypatch.setattr(sys, "stdin", StringIO("\n"))
    code, out, err = typed(capsys, "save", file, "--lock", "--data-dir", data)
    assert (code, file.exists()) == (1, False)
    assert out.startswith("If you forget the passphrase, nobody can open the file")
    assert err == "Type a passphrase, or save the file without one.\n"
    monkeypatch.setattr(sys, "stdin", StringIO("open sesame\n"))
    assert typed(capsys, "save", file, "--lock", "--data-dir", data)[0] == 0
    for said, code in (("", 1), ("open barley\n", 1), ("open sesame\n", 0)):
        monkeypatch.setattr(sys, "stdin", StringIO(said))
        assert typed(capsys, "open", file, "--yes", "--data-dir", other)[0] == code
        assert workouts(other) == (0 if code else len(LIFE))


def test_at_a_terminal_the_passphrase_is_asked_twice(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spinecoach.app.commands.archive.can_ask", lambda: True)
    asked = iter(["open sesame", "open sesane"])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(asked))
    file = tmp_path / "me.spinecoach"
    code, _, err = typed(capsys, "save", file, "--lock", "--data-dir", data)
    assert (code, file.exists()) == (1, False)
    assert err == "The two passphrases are not the same. Type them again.\n"


def test_at_a_terminal_it_is_shown_how_far_it_is_and_that_can_be_broken_off(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file, other = tmp_path / "me.spinecoach", tmp_path / "other"
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    _, _, err = typed(capsys, "save", file, "--data-dir", data)
    assert err.startswith("\rSaving the file: 0 %. \r")
    assert err.endswith("\r\033[K")
    _, _, err = typed(capsys, "open", file, "--yes", "--data-dir", other)
    assert "\rAdding the workouts: " in err

    def interrupted(_words: object) -> Callable[[float], None]:
        def show(_share: float) -> None:
            raise KeyboardInterrupt

        return show

    monkeypatch.setattr(archive, "progress", interrupted)
    saved = file.read_bytes()
    code, _, err = typed(capsys, "save", file, "--with-answers", "--data-dir", data)
    assert (code, err) == (INTERRUPTED, "\nNothing was saved.\n")
    assert file.read_bytes() == saved
    code, _, err = typed(capsys, "open", file, "--yes", "--data-dir", tmp_path / "third")
    assert (code, err) == (INTERRUPTED, "\nNothing was added.\n")


def test_what_is_no_archive_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x").write_bytes(b"something else")
    code, out, err = typed(capsys, "open", tmp_path / "x", "--yes", "--data-dir", tmp_path / "b")
    assert (code, out) == (1, "")
    assert err == "x is not a SpineCoach archive. The name of such a file ends with .spinecoach.\n"


def test_a_file_that_cannot_be_written_is_named(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = typed(capsys, "save", tmp_path / "nowhere" / "x", "--data-dir", data)
    assert code == 1
    assert str(tmp_path / "nowhere") in err
    code, _, err = typed(capsys, "save", tmp_path / "x", "--data-dir", tmp_path / "b")
    assert (code, err) == (1, f"There is no history in {tmp_path / 'b'} yet.\n")
