"""What the window asks of backups and files: each answer a value, nothing half done."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.app.history_files import HistoryFileService
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.answers import BackedUp, Exported, Restored
from spinecoach.core.trouble import Trouble, TroubleKind
from tests.histories import WallClock, years

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def history(tmp_path: Path) -> Iterator[SqliteHistory]:
    with closing(SqliteHistory(tmp_path / "data", WallClock(), wait=None)) as kept:
        kept.add(years(4))
        yield kept


@pytest.fixture
def history_files(history: SqliteHistory, tmp_path: Path) -> HistoryFileService:
    return HistoryFileService(history, JsonSettings(tmp_path), Phrases())


def test_a_backup_is_made_listed_and_restored(
    history_files: HistoryFileService, history: SqliteHistory
) -> None:
    made = history_files.back_up()
    (backup,) = history_files.backups()
    assert made == BackedUp(backup.path)
    assert backup.workouts == len(years(4))
    history.corrections.delete(years(4)[0].id)
    assert history_files.restore(backup) == Restored(len(years(4)))
    assert len(history.workouts()) == len(years(4))
    assert history_files.newest_good() == backup
    assert history_files.loss is None


@pytest.mark.parametrize("form", ["csv", "json", "hevy", "strong", "ics", "pdf"])
def test_every_form_is_exported(
    history_files: HistoryFileService, tmp_path: Path, qtbot: QtBot, form: str
) -> None:
    del qtbot
    out = tmp_path / "out"
    assert history_files.export(form, str(out)) == Exported(str(out), len(years(4)))
    assert out.stat().st_size > 1000
    gone = tmp_path / "gone" / "out"
    assert history_files.export(form, str(gone)) == Trouble(
        TroubleKind.EXPORT_NO_FOLDER, str(gone), str(gone.parent)
    )


def test_an_import_is_previewed_then_taken_in_once(
    history_files: HistoryFileService, history: SqliteHistory, tmp_path: Path
) -> None:
    out = tmp_path / "all.json"
    history_files.export("json", str(out))
    assert history_files.preview(str(out)) == (
        f"{len(years(4))} of the file's workouts are here already.",
        False,
    )
    with closing(SqliteHistory(tmp_path / "other", WallClock(), wait=None)) as other:
        elsewhere = HistoryFileService(other, JsonSettings(tmp_path), Phrases())
        words, anything = elsewhere.preview(str(out))
        assert (words[:4], anything) == ("New:", True)
        assert other.workouts() == []
        assert elsewhere.take_in() == f"{len(years(4))} workouts were added."
        assert elsewhere.take_in() == "Nothing was added."
        assert other.workouts() == history.workouts()


def test_a_wrong_file_is_explained_in_a_few_lines(
    history_files: HistoryFileService, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text(
        "Date,Workout Name,Exercise Name,Set Order,Weight,Reps\n" + "x,a,b,1,1,1\n" * 9
    )
    words, anything = history_files.preview(str(wrong))
    assert not anything
    assert words.count("column Date") == 3
    assert words.endswith("And 6 more.")
