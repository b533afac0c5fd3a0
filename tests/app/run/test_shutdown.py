"""The last line of a run says whether everything was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.app.run.paths import Paths
from spinecoach.app.run.shutdown import close
from spinecoach.core.phrases.phrases import Phrases
from tests.histories import WallClock, years

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    Said = pytest.CaptureFixture[str]

PHRASES = Phrases()


def hindered(folder: Path, *elsewhere: Path) -> SqliteHistory:
    """Return a history whose folder is not there yet, since a file has its name."""
    folder.write_text("")
    history = SqliteHistory(folder / "data", WallClock(), wait=None, elsewhere=elsewhere)
    history.add(years(1))
    assert history.store.held
    return history


def test_if_all_is_safe_there_is_nothing_to_say(tmp_path: Path, capsys: Said) -> None:
    history = SqliteHistory(tmp_path, WallClock(), wait=None)
    history.add(years(1))
    close(history, PHRASES, Paths.of(tmp_path))
    assert capsys.readouterr().err == ""


def test_what_was_spooled_is_named_with_what_comes_of_it(tmp_path: Path, capsys: Said) -> None:
    close(hindered(tmp_path / "file", tmp_path), PHRASES, Paths.of(tmp_path))
    words = capsys.readouterr().err
    (path,) = tmp_path.glob("*.json")
    assert str(path) in words
    assert "at its next start" in words


def test_what_could_be_written_at_last_is_said_to_be_saved(tmp_path: Path, capsys: Said) -> None:
    history = hindered(tmp_path / "file")
    (tmp_path / "file").unlink()
    close(history, PHRASES, Paths.of(tmp_path))
    assert capsys.readouterr().err == "Saved after all.\n"
    assert (tmp_path / "file" / "data" / "history.db").exists()


def test_if_nothing_takes_it_that_is_said_with_the_reason(tmp_path: Path, capsys: Said) -> None:
    close(hindered(tmp_path / "file", tmp_path / "nowhere"), PHRASES, Paths.of(tmp_path))
    words = capsys.readouterr().err
    assert words.startswith(
        "What you did could not be saved anywhere: The history cannot be written"
    )
    assert "held" not in words
