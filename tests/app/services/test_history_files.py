"""What the window asks of backups and files: each answer a value, nothing half done."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.app.services.history_files import HistoryFileService
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.imported import Answers, OpenQuestion, WeightUnit
from spinecoach.core.record.outcomes import BackedUp, Exported, Restored
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
    known = history_files.preview(str(out), Answers())
    assert (known.known, known.anything) == (len(years(4)), False)
    with closing(SqliteHistory(tmp_path / "other", WallClock(), wait=None)) as other:
        elsewhere = HistoryFileService(other, JsonSettings(tmp_path), Phrases())
        preview = elsewhere.preview(str(out), Answers())
        assert (preview.new, preview.anything) == (len(years(4)), True)
        assert other.workouts() == []
        assert elsewhere.take_in() == f"{len(years(4))} workouts were added."
        assert elsewhere.take_in() == "Nothing was added."
        assert other.workouts() == history.workouts()


def test_corrections_of_another_machine_are_said_to_be_taken_over(
    history_files: HistoryFileService, history: SqliteHistory, tmp_path: Path
) -> None:
    out = tmp_path / "all.json"
    first = years(4)[0]
    later = WallClock()
    later.forward(days=1)
    with closing(SqliteHistory(tmp_path / "other", later, wait=None)) as other:
        elsewhere = HistoryFileService(other, JsonSettings(tmp_path), Phrases())
        other.add([first])
        other.corrections.change_workout(first.id, note="sore")
        elsewhere.export("json", str(out))
        merged = "The corrections, deletions and excused days of the file that are later are taken"
        assert history_files.preview(str(out), Answers()).corrected == 1
        assert history_files.take_in() == f"{merged} over."
        assert history.any_workouts({first.id})[0].note == "sore"
        other.add([done_elsewhere := years(5)[-1]])
        other.corrections.excuse(later().date(), "ill")
        elsewhere.export("json", str(out))
        assert history_files.preview(str(out), Answers()).new == 1
        assert history_files.take_in() == f"1 workout was added.\n{merged} over."
        assert history.any_workouts({done_elsewhere.id})


def test_a_wrong_file_is_explained_in_a_few_lines(
    history_files: HistoryFileService, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text(
        "Date,Workout Name,Exercise Name,Set Order,Weight,Reps\n" + "x,a,b,1,1,1\n" * 9
    )
    preview = history_files.preview(str(wrong), Answers())
    words = Phrases().exchange.preview(preview, short=True)
    assert not preview.anything
    assert words.count("Date:") == 3
    assert words.endswith("And 6 more.")


def test_workouts_of_other_exercises_count_as_days_only_on_demand(
    history_files: HistoryFileService, history: SqliteHistory, tmp_path: Path
) -> None:
    press = tmp_path / "press.csv"
    press.write_text("Date,Exercise,Reps\n2025-05-05,Bench Press,9\n2025-05-06,Superman,9\n")
    preview = history_files.preview(str(press), Answers())
    assert (preview.new, preview.others, OpenQuestion.ACTIVITY in preview.asks) == (2, 1, True)
    history_files.take_in()
    assert history.first_day() == date(2025, 5, 6)
    assert [day.day for day in history.days(date(2025, 5, 1), date(2025, 5, 9))] == [
        date(2025, 5, 6)
    ]
    assert len(history.workouts(date(2025, 5, 1), date(2025, 5, 9))) == 2


def test_on_demand_they_count(
    history_files: HistoryFileService, history: SqliteHistory, tmp_path: Path
) -> None:
    press = tmp_path / "press.csv"
    press.write_text("Date,Exercise,Time\n2025-05-05,Plank,60\n")
    assert history_files.preview(str(press), Answers(activity=True)).activity
    history_files.take_in()
    (day,) = history.days(date(2025, 5, 1), date(2025, 5, 9))
    assert (day.planned_sets, day.done_sets) == (1, 1)


@pytest.mark.parametrize(
    ("own", "other"), [(WeightUnit.KG, WeightUnit.LB), (WeightUnit.LB, WeightUnit.KG)]
)
def test_the_persons_own_unit_holds_if_the_file_names_none(
    history: SqliteHistory, tmp_path: Path, own: WeightUnit, other: WeightUnit
) -> None:
    settings = JsonSettings(tmp_path)
    settings.change(unit=own)
    history_files = HistoryFileService(history, settings, Phrases())
    path = tmp_path / "press.csv"
    path.write_text("Date,Exercise,Weight,Reps\n2025-05-05,Bench Press,315,9\n")
    assert history_files.preview(str(path), Answers()).unit is own
    assert history_files.preview(str(path), Answers(other)).unit is other


def test_an_import_that_cannot_be_written_says_why(
    history_files: HistoryFileService,
    history: SqliteHistory,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "one.csv"
    path.write_text("Date,Exercise,Reps\n2025-05-05,Bench Press,9\n")
    history_files.preview(str(path), Answers())
    monkeypatch.setattr(
        SqliteHistory, "trouble", property(lambda _: Trouble(TroubleKind.HISTORY_DISK_FULL, "f"))
    )
    assert history_files.take_in().endswith("Nothing was added.")
    assert history.store.held == 0
