"""What version 0.1 wrote opens unchanged (see `tests/fixtures/v0.1/README.md`)."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from spinecoach.adapters.exchange.reader import read
from spinecoach.adapters.files.profile import JsonProfile
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.history.backups import problems_in
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.app import main
from spinecoach.core.record.logbook import Ending, FeltExercise, Origin
from tests.histories import years

OLD = Path(__file__).parents[1] / "fixtures" / "v0.1"
LATER = datetime(2026, 12, 24, 18, 0, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OLD, tmp_path / "data"))


def test_the_history_is_in_order_and_holds_all_that_was_done(data: Path) -> None:
    assert problems_in(data / "history.db", LATER) == []
    with closing(SqliteHistory(data, lambda: LATER, wait=None)) as history:
        assert (history.trouble, history.loss, history.news) == (None, None, ())
        elsewhere, moved, first = history.workouts()
        originals = history.corrections.originals(first.id)
        assert history.excused() == {date(2026, 11, 18): "travel"}
    assert (elsewhere.origin, elsewhere.title) == (Origin.ELSEWHERE, "At the gym")
    assert [(item.exercise, item.title, item.number) for item in elsewhere.sets] == [
        ("pull-up", "Pull-up", 1),
        ("superman", "Superman", 1),
        ("pull-up", "Pull-up", 2),
    ]
    assert (moved.day, moved.changed, moved.reps) == (date(2026, 11, 20), True, 36)
    assert (first.ending, first.done_sets, first.planned_sets) == (Ending.COMPLETE, 4, 4)
    assert (first.pain_before, first.pain_after, first.effort) == (1, 2, 4)
    assert first.note == "Quiet evening, ä ö ü."
    assert first.felt == (
        FeltExercise("bent-over-row", None, slipped=True),
        FeltExercise("superman", 2, slipped=False),
    )
    assert (first.sets[0].reps, first.sets[0].weight_kg) == (6, 2.5)
    assert originals == {
        ("", "note"): "",
        (first.sets[0].id, "reps"): "8",
        (first.sets[0].id, "weight_kg"): None,
    }


def test_settings_answers_dumbbells_and_routines_are_what_the_person_chose(data: Path) -> None:
    before = {path.name: path.read_bytes() for path in data.glob("*.json")}
    chosen = JsonSettings(data).get()
    assert (chosen.rate, chosen.volume, chosen.pace, chosen.target_days) == (120, 60, 0.9, 4)
    assert (chosen.theme, chosen.days, chosen.unit) == ("dark", "mon wed fri sat", "lb")
    assert (chosen.after, chosen.reminder, chosen.skin) == ("breakfast", "07:30", "tan")
    profile = JsonProfile(data)
    answers = profile.readiness()
    assert answers is not None
    assert (answers.asked, answers.yes) == (date(2026, 11, 1), frozenset())
    assert tuple(profile.weights()) == (2.0, 5.0, 7.5)
    routines = profile.routines()
    assert routines.chosen == "Short one"
    (routine,) = routines.saved
    assert [(item.exercise, item.sets, item.reps) for item in routine.items] == [
        ("superman", 2, 10),
        ("bent-over-row", 1, 8),
    ]
    assert {path.name: path.read_bytes() for path in data.glob("*.json")} == before


def test_its_export_reads_back_as_it_is(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.json"
    words = ["export", "--format", "json", "--out", str(out), "--data-dir", str(data)]
    assert main(words) == 0
    with closing(SqliteHistory(data, lambda: LATER, wait=None)) as history:
        assert [w.id for w in read(out, LATER).workouts] == [w.id for w in history.workouts()]


def test_a_history_without_edits_gets_them_from_its_corrections(tmp_path: Path) -> None:
    shutil.copytree(OLD.with_name("schema-5"), tmp_path / "data")
    first, second, third, fourth = (workout.id for workout in years(2)[:4])
    with closing(SqliteHistory(tmp_path / "data", lambda: LATER, wait=None)) as history:
        assert (history.trouble, history.loss, history.news) == (None, None, ())
        edits = history.corrections.edits.all()
        assert not any(edit.marked for edit in edits)
        values = {(edit.place.workout, edit.place.field): edit.value for edit in edits}
        assert [one.id for one, _ in history.deleted()] == [third]
        assert history.excused() == {date(2026, 11, 18): "travel"}
        everything = history.workouts()
        history.corrections.undelete(third)
        assert history.workout(third) is not None
    assert values[first, "note"] == "Stiff, ä ö ü."
    assert [values[first, field] for field in ("effort", "reps", "weight_kg", "seconds")] == [
        *("", "3", "2.5", "40.0")
    ]
    assert values[second, "began_utc"].startswith("2026-11-01")
    assert (values[third, "deleted"], values[fourth, "note"]) == ("1", years(2)[3].note)
    moved = next(workout for workout in everything if workout.id == second)
    assert moved.day == date(2026, 11, 1)
