"""The history as tables: what other programs expect, and no formula that computes."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach import assets
from spinecoach.adapters.exchange.csv_writer import (
    as_written,
    hevy_csv,
    neutral,
    our_csv,
    strong_csv,
    strong_duration,
)
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.core.exercise.names import exercise_of, title_elsewhere
from spinecoach.core.record.logbook import SetExtra
from tests.histories import years

WORKOUTS = years(8)

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a text begins that a spreadsheet would compute (OWASP, "CSV Injection")."""


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode(), newline="")))


def test_our_csv_has_one_row_a_set() -> None:
    table = rows(our_csv(WORKOUTS))
    assert len(table) == sum(len(workout.sets) for workout in WORKOUTS)
    first, workout = table[0], WORKOUTS[0]
    assert first["date"] == workout.day.isoformat()
    assert first["utc_offset"] == "UTC+01:00"
    assert first["exercise"] == workout.sets[0].title
    assert sum(int(row["reps"]) for row in table) == sum(w.reps for w in WORKOUTS)


def test_the_hevy_csv_is_written_as_hevy_writes_it() -> None:
    lines = hevy_csv(WORKOUTS).decode().splitlines()
    assert lines[0] == (
        '"title","start_time","end_time","description","exercise_title","superset_id",'
        '"exercise_notes","set_index","set_type","weight_kg","reps","distance_km",'
        '"duration_seconds","rpe"'
    )
    table = rows(hevy_csv(WORKOUTS))
    assert table[0]["set_index"] == "0"
    assert table[0]["start_time"] == f"{WORKOUTS[0].began:%-d %b %Y, %H:%M}"


def test_the_strong_csv_names_its_units() -> None:
    table = rows(strong_csv(WORKOUTS))
    assert table[0]["Set Order"] == "1"
    assert {row["Weight Unit"] for row in table} == {"kg"}
    assert table[0]["Duration"].endswith("m")
    assert strong_duration(3900) == "1h 5m"


@pytest.mark.parametrize(
    "note",
    ["=HYPERLINK(1)", "+1", "-2+3", "@SUM(A1)", "\tx", "\rx", "\n=1", "\uff1d1", "plain", "'q"],
)
def test_no_note_is_a_formula_in_a_spreadsheet(note: str) -> None:
    workout = replace(WORKOUTS[0], note=note)
    for write in (our_csv, hevy_csv, strong_csv):
        for row in csv.reader(StringIO(write([workout]).decode(), newline="")):
            assert not [cell for cell in row if cell.startswith(FORMULA)]


@given(st.text() | st.from_regex(r"'*[=+@-].*"))
def test_a_neutralised_text_comes_back_as_it_was(text: str) -> None:
    shown = neutral(text)
    assert not shown.startswith(FORMULA)
    assert as_written(shown) == text


def test_an_apostrophe_that_is_not_ours_stays() -> None:
    assert as_written("'round the world") == "'round the world"


def test_every_exercise_of_ours_is_known_elsewhere_and_found_again() -> None:
    for exercise in PackShelf(assets.exercises_dir()).exercises():
        title = title_elsewhere(exercise.id, exercise.title)
        assert exercise_of(title) == exercise.id
    assert exercise_of("Goblet Squat (Kettlebell)") == "goblet-squat-kettlebell"


@pytest.mark.parametrize("write", [our_csv, hevy_csv, strong_csv])
def test_the_same_history_gives_the_same_bytes(write: object) -> None:
    assert callable(write)
    assert write(WORKOUTS) == write(years(8))


def test_a_set_that_is_no_usual_one_is_written_as_each_program_writes_it() -> None:
    first = WORKOUTS[0].sets[0]
    plank = replace(first, reps=0, seconds=60.0, weight_kg=None, extra=SetExtra("warmup"))
    run = replace(first, reps=0, distance_m=2500.0, extra=SetExtra("failure", rpe=8.5))
    assisted = replace(first, weight_kg=None, extra=SetExtra(assisted_kg=20.0))
    workout = replace(WORKOUTS[0], sets=(plank, run, assisted))
    hevy, strong = rows(hevy_csv([workout])), rows(strong_csv([workout]))
    assert [row["set_type"] for row in hevy] == ["warmup", "failure", "normal"]
    assert [row["set_index"] for row in hevy] == ["0", "1", "2"]
    assert [row["reps"] for row in hevy] == ["", "", str(first.reps)]
    assert [row["distance_km"] for row in hevy] == ["", "2.5", ""]
    assert hevy[2]["weight_kg"] == strong[2]["Weight"] == "-20"
    assert [row["Set Order"] for row in strong] == ["W", "F", "3"]
    assert [(row["Distance"], row["Distance Unit"]) for row in strong[:2]] == [
        ("0", ""),
        ("2500", "m"),
    ]
    assert strong[0]["Seconds"] == "60"


def test_the_sets_of_each_exercise_are_numbered_by_themselves() -> None:
    first, *_, last = WORKOUTS[0].sets
    workout = replace(WORKOUTS[0], sets=(first, last, first))
    assert [row["set_index"] for row in rows(hevy_csv([workout]))] == ["0", "0", "1"]


@pytest.mark.parametrize(
    ("reps", "seconds", "written"), [(8, 60.0, "8"), (0, 60.0, ""), (0, None, "0"), (8, None, "8")]
)
def test_a_set_that_counts_its_time_keeps_its_reps_if_it_has_any(
    reps: int, seconds: float | None, written: str
) -> None:
    done = replace(WORKOUTS[0].sets[0], reps=reps, seconds=seconds)
    assert rows(hevy_csv([replace(WORKOUTS[0], sets=(done,))]))[0]["reps"] == written
